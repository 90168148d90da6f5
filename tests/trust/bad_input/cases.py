"""Which bad inputs there are."""

import random
from collections.abc import Iterator
from dataclasses import dataclass

from tests.trust.bad_input.asked import FORM, TOKEN, Request
from tests.trust.bad_input.doors import LARGE, Door
from tests.trust.bad_input.sending import FORGED, ODD, spoilt
from tests.trust.bad_input.values import SHARPEST, VALUES

_OF_EACH = 8
"""So many of the sharpest values for a field of the large form, others for the next."""


@dataclass(frozen=True)
class Case:
    """One bad input: at which door, in which field, of which kind."""

    door: Door
    kind: str
    field: str = ""

    @property
    def request(self) -> Request:
        """What is sent."""
        if not self.field:
            return spoilt(self.door, self.kind)
        if self.field.startswith("/"):
            return self._elsewhere(int(self.field[1:]))
        said = self.door.body(**{self.field: VALUES[self.kind]})
        if self.door.method == "GET":
            return Request(self.door.who, "GET", f"{self.door.path}?{said}")
        body = f"csrfmiddlewaretoken={TOKEN}&{said}".encode()
        return Request(self.door.who, "POST", self.door.path, body, FORM)

    def _elsewhere(self, place: int) -> Request:
        parts = self.door.path.split("/")
        parts[place] = VALUES[self.kind]
        return Request(self.door.who, self.door.method, "/".join(parts), f"csrfmiddlewaretoken={TOKEN}".encode())

    @property
    def is_forged(self) -> bool:
        """Whether it must never be accepted."""
        return not self.field and self.kind in FORGED

    def __str__(self) -> str:
        return f"{self.door.method} {self.door.name} {self.field}: {self.kind}"


def cases(doors: list[Door]) -> Iterator[Case]:
    """All of them."""
    for door in doors:
        for number, (name, _) in enumerate(door.fields):
            yield from (Case(door, kind, name) for kind in _kinds(door, name, number))
        if door.method == "POST" and not door.only and not door.name.endswith(" address"):
            yield from (Case(door, kind) for kind in (*FORGED, *ODD))


def _kinds(door: Door, name: str, number: int) -> tuple[str, ...]:
    if door.only and name not in door.only:
        return ()
    if len(door.only) == 1:
        return tuple(VALUES)
    if door.name == "live":
        return (SHARPEST[number % len(SHARPEST)],)
    if door.name in LARGE or door.only:
        return tuple(SHARPEST[(number + step) % len(SHARPEST)] for step in range(_OF_EACH))
    is_short = name.startswith("/") or (door.method == "GET" and door.path.startswith("/administration/"))
    return SHARPEST if is_short else tuple(VALUES)


def some(doors: list[Door], number: int, seed: str) -> list[Case]:
    """As many, the same each time; few at the large form, whose every answer takes as long as ten others."""
    everything = list(cases(doors))
    random.Random(seed).shuffle(everything)
    large = [case for case in everything if case.door.name.split()[0] in LARGE][: number // 12]
    return large + [case for case in everything if case.door.name.split()[0] not in LARGE][: number - len(large)]
