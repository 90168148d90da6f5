"""The history of each value of an attempt, from the audit trail."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from django.db.models import Q

from screening.models import AuditEvent, Cancer, MedicalEvent, ScreeningVisit, Treatment

_LISTS = {Treatment: "treatments", MedicalEvent: "events", Cancer: "cancers"}
_OF_THE_PERSON = frozenset({"date_of_birth", "sex"})
"""What all attempts of a person share."""


class ValueChange(NamedTuple):
    """One time that a value was set; the value is the one now at ``path``."""

    event: AuditEvent
    path: str
    before: str | None
    after: str | None
    reason: str


def value_changes(visit: ScreeningVisit) -> list[ValueChange]:
    """Every change of a value of the attempt, the first one first, by the path that the value has now.

    The trail counts rows as they stood when it was written; a row that was removed since has no path any more.
    """
    events = list(_events(visit))
    rows = _Rows(_versions(visit), events)
    told = [(event, place, rows.known_as(place)) for event in events for place in _places(event, visit, rows)]
    now = rows.paths_now()
    return [
        ValueChange(event, path, *event.changes[place][:2], event.reason_for(place))
        for event, place, row in told
        if (path := _path_now(place, row, now))
    ]


def _events(visit: ScreeningVisit) -> Iterable[AuditEvent]:
    person = Q(subject_type="participant", subject_id=str(visit.participant_id))
    about = Q(visit=visit) | Q(visit__participant=visit.participant_id) | person
    return AuditEvent.objects.filter(about).select_related("by").order_by("pk")


def _places(event: AuditEvent, visit: ScreeningVisit, rows: "_Rows") -> Iterator[str]:
    """What the event says that it changed; the rows that it told of are taken note of on the way."""
    if event.visit_id != visit.pk:
        yield from _OF_THE_PERSON & event.changes.keys()
        return
    rows.enter(event)
    yield from event.changes
    rows.leave(event)


def _path_now(place: str, row: "_Row | None", now: Mapping["_Row", str]) -> str:
    if row is None:
        return "" if "[" in place else place
    return now[row] + place[place.index("]") + 1 :] if row in now else ""


_Row = tuple[str, int]
"""The list that a row is in, as paths name it, and its key."""


def _versions(visit: ScreeningVisit) -> dict[tuple[str, int], Any]:
    """Every version of the rows of the attempt, by what an event calls it."""
    found = {}
    for model, name in _LISTS.items():
        if keys := [row.pk for row in getattr(visit, name).all()]:
            kept = model.versions.model
            said = kept.objects.filter(id__in=keys).order_by("pk")
            found |= {(kept._meta.model_name, version.pk): version for version in said}
    return found


def _list_of(version: Any) -> str:
    history = getattr(version, "history", None)
    return f"history.{history}.events" if history else _LISTS[version.instance_type]


class _Rows:
    """Which row a path means, event by event."""

    def __init__(self, versions: Mapping[tuple[str, int], Any], events: Iterable[AuditEvent]) -> None:
        self.versions = versions
        self.standing: dict[str, list[int]] = {}
        told = {(name, key) for event in events for name, key, _ in event.versions}
        first = {(name, version.id): key for (name, key), version in reversed(versions.items())}
        for (name, row), key in sorted(first.items()):
            if (name, key) not in told:  # it stood before the first event that tells of rows
                self.standing.setdefault(_list_of(versions[name, key]), []).append(row)

    def _told(self, event: AuditEvent) -> Iterator[tuple[str, Any]]:
        keys = sorted((name, key) for name, key, _ in event.versions if (name, key) in self.versions)
        for version in map(self.versions.__getitem__, keys):
            yield _list_of(version), version

    def enter(self, event: AuditEvent) -> None:
        """New rows count on from those that stand."""
        for name, version in self._told(event):
            rows = self.standing.setdefault(name, [])
            if version.id not in rows:
                rows.append(version.id)

    def leave(self, event: AuditEvent) -> None:
        """Removed rows are counted no longer."""
        for name, version in self._told(event):
            if version.voided_at:
                self.standing[name].remove(version.id)

    def known_as(self, place: str) -> _Row | None:
        """The row of a path; None where it is of none."""
        name, bracket, rest = place.partition("[")
        rows, index = self.standing.get(name, []), rest.partition("]")[0]
        return (name, rows[int(index)]) if bracket and int(index) < len(rows) else None

    def paths_now(self) -> dict[_Row, str]:
        """By row, its path."""
        return {
            (name, key): f"{name}[{index}]" for name, rows in self.standing.items() for index, key in enumerate(rows)
        }
