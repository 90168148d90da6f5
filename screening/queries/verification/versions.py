"""Every row that is written once: there, as the event said that tells of it, and none that no event tells of."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from django.apps import apps
from django.db.models import Model

from screening.models import AuditEvent
from screening.models.versions import digests, told_models
from screening.queries.verification.pages import UNREADABLE, paged

_EVENTS_AT_ONCE = 200
_ROWS_AT_ONCE = 2000


def broken_versions() -> Iterator[str]:
    """What was changed, removed or put in among the versions of rows and what else is written once."""
    trail = _Told()
    yield from trail.read_on()
    for model in told_models():
        yield from _untold(model, trail)


class _Told:
    """Which rows the events tell of: a bit for each, so that the memory hardly grows with the trail."""

    def __init__(self) -> None:
        self.last, self._bits = 0, defaultdict[tuple[str, int], int](int)

    def has(self, model: type[Model], pk: int) -> bool:
        """Whether an event read so far tells of that row."""
        return bool(self._bits[_label(model), pk >> 10] >> (pk & 1023) & 1)

    def read_on(self) -> Iterator[str]:
        """Reads the events not read yet; gives the rows that are not as they say."""
        for event in paged(AuditEvent.objects.filter(pk__gt=self.last).only("versions"), _EVENTS_AT_ONCE):
            self.last = event.pk
            for label, said in _said(event).items():
                for pk in said:
                    self._bits[label, pk >> 10] |= 1 << (pk & 1023)
                yield from _not_as_said(event, label, said)


def _said(event: AuditEvent) -> dict[str, dict[int, str]]:
    """The digests of an event, by model and key. What is not of that form was changed, which the chain tells."""
    said: dict[str, dict[int, str]] = {}
    for entry in event.versions if isinstance(event.versions, list) else []:
        match entry:
            case [str(label), int(pk), str(digest)] if pk > 0:
                said.setdefault(label, {})[pk] = digest
    return said


def _not_as_said(event: AuditEvent, label: str, said: dict[int, str]) -> Iterator[str]:
    model = apps.all_models["screening"].get(label)
    found = _digests(model, sorted(said)) if model else {}
    for pk, digest in said.items():
        if pk not in found:
            yield f"event {event.pk}: the {_name(label, pk)} that it tells of is not there any more"
        elif found[pk] != digest:
            yield f"{_name(label, pk)}: its content was changed since event {event.pk} told of it"


def _digests(model: type[Model], pks: Sequence[int]) -> dict[int, str]:
    try:
        return digests(model, pks)
    except UNREADABLE:
        if len(pks) == 1:
            return {pks[0]: "cannot be read"}
        half = len(pks) // 2
        return _digests(model, pks[:half]) | _digests(model, pks[half:])


def _untold(model: type[Model], trail: _Told) -> Iterator[str]:
    keys = model.objects.order_by("pk").values_list("pk", flat=True)
    page = list(keys[:_ROWS_AT_ONCE])
    while page:
        untold = [pk for pk in page if not trail.has(model, pk)]
        if untold:
            yield from trail.read_on()  # they may have been written since
            yield from (
                f"{_name(_label(model), pk)}: no event tells of it" for pk in untold if not trail.has(model, pk)
            )
        page = list(keys.filter(pk__gt=page[-1])[:_ROWS_AT_ONCE])


def _label(model: type[Model]) -> str:
    return str(model._meta.model_name)


def _name(label: str, pk: int) -> str:
    """``version 7 of a participant``, or ``ruling 3``."""
    model = apps.all_models["screening"].get(label)
    of = getattr(model, "instance_type", None)
    return f"version {pk} of a {of._meta.verbose_name}" if of else f"{label} {pk}"
