"""The audit trail of a site, or of all of them, as a table."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import UTC
from zoneinfo import ZoneInfo

from screening.models import AuditEvent
from screening.models.columns import in_words
from screening.presenters.history import Change, action_words, history

_NO_SITE = ZoneInfo("UTC")


@dataclass(frozen=True, slots=True)
class TrailLine(Change):
    """One value that was set, or one thing that was done; ``at`` is by the clocks of the site."""

    number: int
    utc: str
    site: str
    done: str
    about: str


def trail_lines(events: Iterable[AuditEvent], subjects: Mapping[tuple[str, str], str]) -> Iterator[TrailLine]:
    """In the order of the events; ``subjects`` names what they are about."""
    for event in events:
        for change in history([event], event.site.zone if event.site else _NO_SITE):
            values = asdict(change) | ({} if event.changes else {"what": ""})
            yield TrailLine(
                **values,
                number=event.pk,
                utc=f"{event.at.astimezone(UTC):%Y-%m-%d %H:%M:%S}",
                site=event.site.code if event.site else "",
                done=action_words(event),
                about=_about(event, subjects),
            )


def _about(event: AuditEvent, subjects: Mapping[tuple[str, str], str]) -> str:
    if event.visit:
        return str(event.visit)
    kind, key = event.subject_type, event.subject_id
    if not kind:
        return ""
    name = subjects.get((kind, key), key)
    return name if kind == "participant" else f"{in_words(kind)}: {name}"
