"""Continuing the rows of a visit: which row of a new list is which row that is kept."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db.models import Max

from screening.actions.audit import Changes, changes_between
from screening.actions.reasons import Reasons
from screening.assemble.columns import CANCER, EVENT, TREATMENT, Json, Path, read, write
from screening.models import MedicalEvent, User

PATHS: dict[str, tuple[Path, ...]] = {"treatments": TREATMENT, "events": EVENT, "cancers": CANCER}
REMOVED = "Removed from the form."
BLANK = "blank"
"""What the trail says of a row without any answer; it counts all the same."""


@dataclass(slots=True)
class Continued:
    """A list of rows as it now stands, what has to be saved for it, and what that changes, path by path."""

    standing: list[Any] = field(default_factory=list)
    unsaved: list[Any] = field(default_factory=list)
    removed: dict[str, Any] = field(default_factory=dict)
    changes: Changes = field(default_factory=dict)

    def save(self, *, by: User, at: datetime, reasons: Reasons) -> None:
        """Saves what changed; rows no longer listed are declared wrong and stay."""
        for place, row in self.removed.items():
            row.voided_at, row.voided_by, row.void_reason = at, by, reasons.get(place) or REMOVED
            row.save()
        for row in self.unsaved:
            row.save()


def continue_rows(name: str, kept: Sequence[Any], said: Sequence[Any], last_position: int) -> Continued:
    """A row that says the same goes on as it is; of the others the first continues the first, and so on.

    Rows that are new come last and count on from ``last_position``: position is the order of entry.
    """
    paths, found, places = PATHS[name], Continued(), _Places(name)
    partners, new = _matched(kept, said, paths)
    for row, partner in zip(kept, partners, strict=True):
        place, before = places.next(row), read(row, paths)
        if partner is None:
            found.removed[place] = row
            found.changes |= _changes(place, before, {}) or {place: [BLANK, None]}
            continue
        write(row, paths, read(partner, paths))
        found.standing.append(row)
        if changes := _changes(place, before, read(row, paths)):
            found.unsaved.append(row)
            found.changes |= changes
    for row in new:
        row.position = last_position = last_position + 1
        found.standing.append(row)
        found.unsaved.append(row)
        place = places.next(row)
        found.changes |= _changes(place, {}, read(row, paths)) or {place: [None, BLANK]}
    return found


def last_position(rows: Any) -> int:
    """The highest position given so far, to rows that were removed too."""
    return int(rows.aggregate(highest=Max("position"))["highest"] or 0)


def _matched(kept: Sequence[Any], said: Sequence[Any], paths: tuple[Path, ...]) -> tuple[list[Any], list[Any]]:
    """For each kept row the said one that continues it (None: removed), and the said ones that are new."""
    left = list(said)
    partners: list[Any] = []
    for row in kept:
        same = next((other for other in left if _says_the_same(row, other, paths)), None)
        partners.append(same)
        left = [other for other in left if other is not same]
    for index, row in enumerate(kept):
        if partners[index] is None:
            partners[index] = next((other for other in left if _same_history(row, other)), None)
            left = [other for other in left if other is not partners[index]]
    return partners, left


def _says_the_same(row: Any, other: Any, paths: tuple[Path, ...]) -> bool:
    return _same_history(row, other) and read(row, paths) == read(other, paths)


def _same_history(row: Any, other: Any) -> bool:
    return bool(getattr(row, "history", None) == getattr(other, "history", None))


class _Places:
    """The paths of the rows as they were before, those of new rows counting on: ``history.dvt.events[1]``."""

    def __init__(self, name: str) -> None:
        self.name, self.counted = name, Counter[str]()

    def next(self, row: Any) -> str:
        name = f"history.{row.history}.events" if isinstance(row, MedicalEvent) else self.name
        self.counted[name] += 1
        return f"{name}[{self.counted[name] - 1}]"


def _changes(place: str, before: Json, after: Json) -> Changes:
    was, now = dict(flat(before, place)), dict(flat(after, place))
    return changes_between(was, dict.fromkeys(was) | now)


def flat(facts: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    """Every fact with its path; a list of words is one fact."""
    if isinstance(facts, dict):
        for key, value in facts.items():
            yield from flat(value, f"{path}.{key}" if path else key)
    else:
        yield path, ", ".join(facts) if isinstance(facts, list) else facts
