"""E02: a change of oral glucocorticoid dose within two weeks."""

from collections.abc import Iterator
from datetime import date

from screening.rules.criterion import Answer, Criterion, Finding, Kind, any_of, finding
from screening.rules.dose_changes import Change, in_window, while_used
from screening.rules.drugs import Medicine, Role
from screening.rules.facts import ChangeKind, Facts
from screening.rules.glucocorticoid_switch import switch_of
from screening.rules.parameters import Parameters
from screening.rules.treatments import Listed, coverage, each_row, listed, row_by_row, turns
from screening.rules.windows import Window

_ORAL = (Role.ORAL_GLUCOCORTICOID, Role.GUT_GLUCOCORTICOID)
_ANSWERS: dict[ChangeKind, Answer] = {
    "start": Answer.TRUE,
    "stop": Answer.TRUE,
    "increase": Answer.TRUE,
    "decrease": Answer.TRUE,
    "switch": Answer.REVIEW,
    "route": Answer.REVIEW,
    "none": Answer.FALSE,
}


def decide(facts: Facts, parameters: Parameters) -> Finding:
    """Whether an oral glucocorticoid was changed less than the window before screening."""
    on, used = facts.screening_date, parameters.glucocorticoid_use
    oral = tuple(item for item in listed(facts) if item.is_surely(Role.ORAL_GLUCOCORTICOID))

    def changed(item: Listed, medicine: Medicine) -> Finding | None:
        if medicine.role not in _ORAL:
            return None

        def answer_of(change: Change, kind: ChangeKind) -> Finding:
            return _answer(item, medicine, change, kind, oral)

        return while_used(item, used, on, in_window(item, parameters.glucocorticoid_change, on, answer_of))

    at_rest = Answer.NOT_APPLICABLE
    return any_of(
        [coverage(facts, "oral_glucocorticoid", at_rest=at_rest), *each_row(facts, changed, at_rest=at_rest)],
        f"no oral glucocorticoid in the last {used}",
        at_rest=at_rest,
    )


def _answer(item: Listed, medicine: Medicine, change: Change, kind: ChangeKind, oral: tuple[Listed, ...]) -> Finding:
    if medicine.role is Role.GUT_GLUCOCORTICOID:
        return finding(Answer.FALSE if kind == "none" else Answer.REVIEW, "")
    switched = switch_of(item, medicine, change, kind, oral) if kind in ("start", "stop", "switch") else None
    return switched or finding(_ANSWERS[kind], "")


def turning_days(facts: Facts, parameters: Parameters) -> Iterator[date]:
    """The day after the last dose; when a change leaves the window and when the last use does."""
    return turns(facts, _ORAL, Window(), parameters.glucocorticoid_change, parameters.glucocorticoid_use)


def parts(facts: Facts) -> Iterator[Facts]:
    """Any row may have been exchanged for one that surely is an oral glucocorticoid."""
    has_partner = any(item.is_surely(Role.ORAL_GLUCOCORTICOID) for item in listed(facts))
    return row_by_row(facts, lambda item: has_partner)


CRITERION = Criterion(
    code="E02",
    kind=Kind.EXCLUSION,
    name="Oral glucocorticoid change",
    sentence="Change in oral GC dose < 2 weeks prior to screening",
    reading=(
        "The latest of start, stop and last change of any oral glucocorticoid counts; exactly 14 days before screening "
        "is allowed. One glucocorticoid replaced by another on the same day is a switch: at an equal prednisone "
        "equivalent the investigator judges, otherwise it is a change. A missed dose is no change. Does not apply to "
        "someone who took none in the last 4 weeks."
    ),
    interpretations=("A start and a stop are changes of dose.",),
    decide=decide,
    turning_days=turning_days,
    parts=parts,
)
