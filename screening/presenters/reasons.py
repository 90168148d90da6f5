"""What was changed since the last save, change by change, for asking why."""

from collections.abc import Mapping
from dataclasses import dataclass

from screening.actions.audit import Changes
from screening.presenters.history import shown_value, value_label


@dataclass(frozen=True, slots=True)
class ChangedValue:
    """One value; ``what`` is empty where it has no name beside that of its place."""

    what: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class ChangedPlace:
    """A fact, or a row with all of its values that changed."""

    place: str
    label: str
    values: tuple[ChangedValue, ...]


def changed_places(changes: Mapping[str, Changes]) -> tuple[ChangedPlace, ...]:
    """Each place with what it held and what it is to hold."""
    return tuple(_place(place, held) for place, held in changes.items())


def _place(place: str, held: Changes) -> ChangedPlace:
    label = value_label(place)
    return ChangedPlace(
        place,
        label,
        tuple(
            ChangedValue(_beside(label, value_label(path)), shown_value(path, before), shown_value(path, after))
            for path, (before, after) in held.items()
        ),
    )


def _beside(label: str, words: str) -> str:
    own = words.removeprefix(label).removeprefix(": ")
    return own[:1].upper() + own[1:]
