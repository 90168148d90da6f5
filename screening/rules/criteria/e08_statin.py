"""E08: a statin at screening."""

from collections.abc import Iterator
from datetime import date

from screening.rules.criterion import Answer, Criterion, Finding, Kind, any_of
from screening.rules.drugs import Medicine, Role
from screening.rules.facts import Facts
from screening.rules.parameters import Parameters
from screening.rules.treatments import (
    Listed,
    coverage,
    each_row,
    given_the_day_before,
    in_use,
    last_dose,
    row_by_row,
    turns,
)
from screening.rules.truth import Truth
from screening.rules.windows import Window
from screening.rules.words import show_day


def decide(facts: Facts, parameters: Parameters) -> Finding:
    """Whether a statin is in use on the screening date."""
    on = facts.screening_date

    def use(item: Listed, medicine: Medicine) -> Finding | None:
        if medicine.role is Role.STATIN:
            return in_use(item, on, "a statin").flagged(*_stopped_lately(item, parameters.statin_flag, on))
        if medicine.role is Role.RED_YEAST_RICE:
            found = in_use(item, on, "it contains lovastatin", Answer.REVIEW, default=Answer.TRUE)
            return found.flagged(*given_the_day_before(item, on)) if item.is_surely(Role.RED_YEAST_RICE) else found
        return None

    return any_of(
        [coverage(facts, "statin"), coverage(facts, "red_yeast_rice"), *each_row(facts, use)],
        f"no statin in use on {show_day(on)}",
    )


def _stopped_lately(item: Listed, window: Window, on: date) -> Iterator[str]:
    dose = last_dose(item, on).on
    if item.is_surely(Role.STATIN) and dose.is_on(on) is Truth.FALSE and window.holds(dose, on) is Truth.TRUE:
        yield f"{item.name} was last taken on {dose}, within {window} of screening; the protocol states no wash-out."


def turning_days(facts: Facts, parameters: Parameters) -> Iterator[date]:
    """The day after the last dose, and when a dose leaves the span that a "none" was asked about."""
    return turns(facts, (Role.STATIN, Role.RED_YEAST_RICE), Window(), parameters.statin_flag)


CRITERION = Criterion(
    code="E08",
    kind=Kind.EXCLUSION,
    name="Statin",
    sentence="Use of statin medication at screening",
    reading=(
        "Any statin in use on the screening date excludes, combinations with other medicines included; a dose on that "
        "day is use, a last dose the day before is not (it is flagged for 30 days, as no wash-out is stated). Red "
        "yeast rice contains lovastatin: the investigator judges, and until then it counts as a statin."
    ),
    decide=decide,
    turning_days=turning_days,
    parts=row_by_row,
)
