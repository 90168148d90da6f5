"""Every row that is written once: there, as the event said that tells of it, and none that no event tells of."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import islice

from django.db.models import Model

from screening.models import AuditEvent
from screening.models.versions import digests, told_models
from screening.queries.verification.pages import UNREADABLE, name_of, paged

_EVENTS_AT_ONCE = 200
_ROWS_AT_ONCE = 2000
_Said = dict[int, tuple[str, int]]
"""By the key of a row: its digest, and the event that tells of it."""


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
        events = paged(AuditEvent.objects.filter(pk__gt=self.last).only("versions"), _EVENTS_AT_ONCE)
        while some := list(islice(events, _EVENTS_AT_ONCE)):
            self.last = some[-1].pk
            for model, said in _said(some).items():
                for pk in said:
                    self._bits[_label(model), pk >> 10] |= 1 << (pk & 1023)
                yield from _not_as_said(model, said)


def _said(events: list[AuditEvent]) -> dict[type[Model], _Said]:
    """By model. What is not of the form of a version was changed, which the chain tells."""
    said: dict[type[Model], _Said] = {}
    models = {_label(model): model for model in told_models()}
    for event in events:
        for version in event.versions if isinstance(event.versions, list) else []:
            match version:
                case [str(label), int(pk), str(digest)] if label in models:
                    said.setdefault(models[label], {})[pk] = digest, event.pk
    return said


def _not_as_said(model: type[Model], said: _Said) -> Iterator[str]:
    found = _digests(model, sorted(said))
    for pk, (digest, event) in said.items():
        if pk not in found:
            yield f"event {event}: the {name_of(model, pk)} that it tells of is not there any more"
        elif found[pk] != digest:
            yield f"{name_of(model, pk)}: its content was changed since event {event} told of it"


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
            yield from (f"{name_of(model, pk)}: no event tells of it" for pk in untold if not trail.has(model, pk))
        page = list(keys.filter(pk__gt=page[-1])[:_ROWS_AT_ONCE])


def _label(model: type[Model]) -> str:
    return str(model._meta.model_name)
