"""E05: a change of DMARD dose within four weeks."""

from collections.abc import Iterator
from datetime import date

from screening.rules.criterion import Answer, Criterion, Finding, Kind, any_of, finding
from screening.rules.dose_changes import Change, exchanged_with, in_window, while_used
from screening.rules.drugs import Medicine, Role
from screening.rules.facts import ChangeKind, Facts
from screening.rules.parameters import Parameters
from screening.rules.treatments import Listed, coverage, each_row, listed, row_by_row, turns
from screening.rules.windows import Window

_DMARDS = (
    Role.CSDMARD,
    Role.CSDMARD_REVIEW,
    Role.CSDMARD_INJECTED,
    Role.TSDMARD,
    Role.BIOLOGIC,
    Role.RITUXIMAB,
)
_ANSWERS: dict[ChangeKind, Finding] = {
    "start": finding(Answer.TRUE, ""),
    "stop": finding(Answer.REVIEW, "", default=Answer.TRUE),
    "increase": finding(Answer.TRUE, ""),
    "decrease": finding(Answer.TRUE, ""),
    "switch": finding(Answer.TRUE, ""),
    "route": finding(Answer.REVIEW, ""),
    "none": finding(Answer.FALSE, ""),
}


def decide(facts: Facts, parameters: Parameters) -> Finding:
    """Whether a DMARD of any class was changed less than the window before screening."""
    window, on = parameters.dmard_change, facts.screening_date
    dmards = tuple(item for item in listed(facts) if item.is_surely(*_DMARDS))

    def changed(item: Listed, medicine: Medicine) -> Finding | None:
        if medicine.role not in (*_DMARDS, Role.DMARD_REVIEW):
            return None

        def answer_of(change: Change, kind: ChangeKind) -> Finding:
            return _answer(item, medicine, change, kind, dmards)

        return while_used(item, window, on, in_window(item, window, on, answer_of))

    at_rest = Answer.NOT_APPLICABLE
    return any_of(
        [coverage(facts, "dmard", at_rest=at_rest), *each_row(facts, changed, at_rest=at_rest)],
        f"no DMARD in the last {window}",
        at_rest=at_rest,
    )


def _answer(item: Listed, medicine: Medicine, change: Change, kind: ChangeKind, dmards: tuple[Listed, ...]) -> Finding:
    if medicine.role is Role.DMARD_REVIEW:
        # Whether the medicine is a DMARD at all is for the investigator.
        return _ANSWERS["none"] if kind == "none" else finding(Answer.REVIEW, "")
    exchanged = exchanged_with(item, change, kind, dmards) if kind in ("start", "stop") else ()
    for partner in exchanged:
        if _differs_in_route_alone(item, medicine, partner.item):
            because = f"{item.name}: exchanged on the same day for the same medicine by another route"
            if partner.surely:
                return finding(Answer.REVIEW, because)
            return finding(_ANSWERS[kind].could_be | {Answer.REVIEW}, "", missing=change.missing)
    return _ANSWERS[kind]


def _differs_in_route_alone(item: Listed, medicine: Medicine, other: Listed) -> bool:
    """Whether two rows are of one substance by two routes, and not known to be of two doses."""
    doses = {item.row.daily_dose_mg, other.row.daily_dose_mg} - {None}
    routes = {item.row.route, other.row.route} - {None}
    substances = {medicine.substance, *(each.substance for each in other.meanings)}
    return len(substances) == 1 and len(routes) == 2 and len(doses) < 2


def turning_days(facts: Facts, parameters: Parameters) -> Iterator[date]:
    """The day after the last dose; when a change, or the last use, leaves the window."""
    return turns(facts, (*_DMARDS, Role.DMARD_REVIEW), Window(), parameters.dmard_change)


def parts(facts: Facts) -> Iterator[Facts]:
    """A row is compared with others of its substance; one of which nobody says what it is has none."""
    return row_by_row(facts, lambda item: not item.is_unmatched)


CRITERION = Criterion(
    code="E05",
    kind=Kind.EXCLUSION,
    name="DMARD change",
    sentence="Change in concomitant DMARD dose < 4 weeks prior to screening",
    reading=(
        "DMARDs of any class count: conventional (oral or injected), targeted and biologic. The latest change of each "
        "decides; exactly 28 days before screening is allowed. A stop within 4 weeks is for the investigator to judge "
        "(until then it excludes), and so is a change of route alone. Does not apply to someone who took none in the "
        "last 4 weeks."
    ),
    interpretations=("A start is a change of dose; a switch of drug is a start.",),
    decide=decide,
    turning_days=turning_days,
    parts=parts,
)
