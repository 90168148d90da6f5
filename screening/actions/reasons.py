"""A reason for each change of what has been submitted before (21 CFR 11.10(e), ICH E6(R3) 4.2.2)."""

import re
from collections.abc import Mapping

from screening.actions.audit import Changes
from screening.actions.base import Refused

Reasons = Mapping[str, str]
"""By place, why the value there was changed, in words."""

_PLACE = re.compile(r".+?\[[0-9]+\]|sources\.[IE][0-9]{2}", re.ASCII)


class ReasonsMissing(Refused):
    """Changes without a reason; nothing is saved. ``changes`` holds all that needs one, by place."""

    def __init__(self, changes: dict[str, Changes], missing: list[str]) -> None:
        super().__init__(
            "Say why: this screening has been submitted before, so each change needs a reason.", missing[0]
        )
        self.changes, self.missing = changes, missing


def place_of(path: str) -> str:
    """What is given one reason: a fact; a row of a list, or a source, as a whole."""
    found = _PLACE.match(path)
    return found[0] if found else path


def with_reasons(changes: Changes, reasons: Reasons) -> Changes:
    """Each change as [from, to, reason]; ReasonsMissing unless each place has one.

    What changed by itself, because something else did, says so already.
    """
    places: dict[str, Changes] = {}
    for path, change in changes.items():
        if len(change) == 2:
            places.setdefault(place_of(path), {})[path] = change
    missing = [place for place in places if not reasons.get(place, "").strip()]
    if missing:
        raise ReasonsMissing(places, missing)
    given = {path: [*change, reasons[place].strip()] for place, held in places.items() for path, change in held.items()}
    return {path: given.get(path, change) for path, change in changes.items()}
