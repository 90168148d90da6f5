"""The audit trail of one person as a table: who, when, from what to what, and why."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from screening.actions.base import Action
from screening.actions.exports import Exported
from screening.models import CRITERION_CODES, AuditEvent, Cancer, MedicalEvent, Participant, ScreeningVisit, Treatment
from screening.models.columns import in_words
from screening.models.prescreening import PrescreenColumns
from screening.presenters.labels import field_label
from screening.presenters.times import show_instant
from screening.queries import ValueChange
from screening.rules.partial_date import PartialDate

_OTHER_LABELS = {
    "consented_on": "Consent signed on",
    "consent_version": "Version of the consent form",
    "assented_on": "Assent of the minor, on",
    "permitted_on": "Parental permission, on",
    "evaluation": "Frozen answers and verdicts",
    "protocol_version": "Protocol version",
    "version_in_force": "Protocol version in force",
    "kind": "Exported",
    "prescreening": "Pre-screening log",
    "prescreening.prescreened_on": "Pre-screened on",
    "prescreening.source": "Source",
    "prescreening.outcome": "Outcome",
    "prescreening.reason": "Why not eligible",
    "rows": "Exported: rows or attempts",
}
_SOURCE = re.compile(r"sources\.(?P<code>[IE][0-9]{2})(\.(?P<column>[a-z_]+))?", re.ASCII)
_ROW = re.compile(r".+\[[0-9]+\]\.?", re.ASCII)
_CODED = {
    field.name: dict(field.flatchoices)
    for model in (MedicalEvent, Cancer, Treatment, Participant, ScreeningVisit)
    for field in model._meta.concrete_fields
    if field.choices
} | {"kind": dict(Exported.choices)}
_CODED |= {f"prescreening_{field.name}": dict(field.flatchoices) for field in PrescreenColumns._meta.local_fields}
_TRUTH = {"True": "Yes", "False": "No"}
_DIGEST = re.compile(r"[0-9a-f]{64}", re.ASCII)
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}(-[0-9]{2})?", re.ASCII)
_IDENTITY, _EXPORT_FILTER = "identity.", "filter."
NOTHING = "not recorded"
HIDDEN = "not shown"


@dataclass(frozen=True, slots=True)
class Change:
    """One value that was set, or one thing that was done (then without values)."""

    at: str
    by: str
    what: str
    before: str
    after: str
    reason: str


def history(events: Iterable[AuditEvent], zone: ZoneInfo) -> tuple[Change, ...]:
    """The latest first; one row for each value."""
    return tuple(change for event in events for change in _changes(event, zone))


def _changes(event: AuditEvent, zone: ZoneInfo) -> Iterator[Change]:
    at, by = show_instant(event.at, zone), _by(event)
    if not event.changes:
        yield Change(at, by, action_words(event), "", "", event.reason)
    for place, (before, after, *_) in event.changes.items():
        shown = (
            (HIDDEN, HIDDEN) if place.startswith(_IDENTITY) else (shown_value(place, before), shown_value(place, after))
        )
        yield Change(at, by, value_label(place), *shown, event.reason_for(place))


def value_history(changes: Iterable[ValueChange], zone: ZoneInfo) -> tuple[Change, ...]:
    """What was done to one value, the latest first."""
    return tuple(
        Change(
            show_instant(each.event.at, zone),
            _by(each.event),
            value_label(each.path),
            shown_value(each.path, each.before),
            shown_value(each.path, each.after),
            each.reason,
        )
        for each in reversed(list(changes))
    )


def _by(event: AuditEvent) -> str:
    return event.by.name if event.by else "The system"


def action_words(event: AuditEvent) -> str:
    """What was done, in words."""
    return dict(Action.choices).get(event.action) or in_words(event.action)


def value_label(place: str) -> str:
    """A fact or a column in plain words."""
    if place.startswith(_IDENTITY):
        return f"Identity: {in_words(place.removeprefix(_IDENTITY)).lower()}"
    if place.startswith(_EXPORT_FILTER):
        return f"Exported: {in_words(place.removeprefix(_EXPORT_FILTER)).lower()}"
    if place.startswith("queries."):
        return f"Query on {place.removeprefix('queries.') if place[8:] in CRITERION_CODES else value_label(place[8:])}"
    if found := _SOURCE.fullmatch(place):
        source = f"Source of {found['code']}"
        return f"{source}: {in_words(found['column']).lower()}" if found["column"] else source
    try:
        return field_label(place)
    except KeyError:
        return _OTHER_LABELS.get(place) or in_words(place)


def shown_value(place: str, value: str | None) -> str:
    """A recorded value as people read it."""
    if value is None:
        return NOTHING
    if _DIGEST.fullmatch(value):
        return f"digest {value[:12]} …"
    words = _CODED.get(_ROW.sub("", place).replace(".", "_"), {})
    return ", ".join(words.get(part) or _TRUTH.get(part) or _as_day(part) for part in value.split(", "))


def _as_day(value: str) -> str:
    """A date as people read it; anything else, a number of four digits too, as it is."""
    return str(PartialDate.parse(value)) if _DATE.fullmatch(value) else value
