"""What would come of another protocol, in words."""

from collections.abc import Iterable
from dataclasses import dataclass

from screening.presenters.protocol import NUMBERS, value_in_words
from screening.queries.what_if import MOST_ATTEMPTS, Compared
from screening.rules.evaluate import Outcome
from screening.rules.protocol import CURRENT
from screening.rules.what_if import SCALES, Scale, Supposition, amount_of, moved
from screening.rules.windows import Window

_ORDER = (Outcome.ELIGIBLE, Outcome.NEEDS_REVIEW, Outcome.UNDETERMINED, Outcome.INELIGIBLE)


@dataclass(frozen=True, slots=True)
class Slider:
    """A number that can be moved."""

    label: str
    scale: Scale
    value: str
    unit: str
    now: str


@dataclass(frozen=True, slots=True)
class Tally:
    """How many attempts come to an outcome."""

    outcome: Outcome
    before: int
    after: int

    @property
    def difference(self) -> str:
        """With its sign: ``+2``, ``−1``; ``0`` for none."""
        change = self.after - self.before
        return f"+{change}" if change > 0 else f"−{-change}" if change < 0 else "0"


@dataclass(frozen=True, slots=True)
class WhatIf:
    """The answer to one supposition."""

    said: str
    tallies: tuple[Tally, ...]
    changed: tuple[Compared, ...]
    is_cut: bool
    most: int = MOST_ATTEMPTS


def choices() -> list[tuple[str, list[tuple[str, str]]]]:
    """What may be supposed, in groups; the codes are those of criteria and names of parameters."""
    numbers = [(name, f"{NUMBERS[name][0]} {_limits(name)}") for name in NUMBERS if name in SCALES]
    criteria = [(each.code, each.title) for each in CURRENT.criteria]
    return [("Move a number", numbers), ("Leave a criterion out", criteria)]


def slider(supposition: Supposition) -> Slider | None:
    """The number that is moved; None where a criterion is left out."""
    name = supposition.parameter
    if not name:
        return None
    value = getattr(CURRENT.parameters, name)
    unit = ("days" if value.days else "months") if isinstance(value, Window) else NUMBERS[name][2]
    code, _, _ = NUMBERS[name]
    label = f"{code} {_limits(name)}"
    return Slider(label, SCALES[name], str(supposition.amount), unit, value_in_words(CURRENT.parameters, name))


def what_if(supposition: Supposition, compared: Iterable[Compared]) -> WhatIf:
    """Counts before and after, and whose outcome would be another."""
    found = list(compared)
    changed = tuple(each for each in found if each.changes)
    return WhatIf(
        f"{_supposed(supposition)}: {_counted(len(changed), len(found))}.",
        tuple(
            Tally(outcome, sum(e.before is outcome for e in found), sum(e.after is outcome for e in found))
            for outcome in _ORDER
        ),
        changed,
        len(found) == MOST_ATTEMPTS,
    )


def _limits(name: str) -> str:
    """``Weight, more than … kg``; for a window ``Rituximab, less than … ago``."""
    _, words, unit = NUMBERS[name]
    return f"{words} …{'' if unit.startswith('×') else ' '}{unit}".strip()


def _supposed(supposition: Supposition) -> str:
    if supposition.without:
        return f"Without {CURRENT.criterion(supposition.without).title}"
    code, words, _ = NUMBERS[supposition.parameter]
    name, now = supposition.parameter, CURRENT.parameters
    if amount_of(now, name) == supposition.amount:
        return f"{code} {words} {value_in_words(now, name)}, as the protocol says"
    then = value_in_words(moved(now, name, supposition.amount), name)
    return f"{code} {words} {then} (the protocol says {value_in_words(now, name)})"


def _counted(changed: int, everything: int) -> str:
    attempts = "attempt" if everything == 1 else "attempts"
    return f"{changed or 'none'} of {everything} {attempts} would have another outcome"
