"""E18: anticoagulation at screening."""

from collections.abc import Iterator
from datetime import date

from screening.rules.criterion import Answer, Criterion, Finding, Kind, any_of
from screening.rules.drugs import Medicine, Role
from screening.rules.facts import Facts
from screening.rules.parameters import Parameters
from screening.rules.treatments import Listed, coverage, each_row, given_the_day_before, in_use, row_by_row, turns
from screening.rules.windows import Window
from screening.rules.words import show_day

_USES: dict[Role, tuple[str, Answer, Answer | None]] = {
    Role.ANTICOAGULANT: ("an anticoagulant", Answer.TRUE, None),
    Role.LINE_FLUSH: ("as a line flush", Answer.REVIEW, Answer.FALSE),
    Role.ANTICOAGULANT_REVIEW: ("acts on clotting but is not named by the protocol", Answer.REVIEW, None),
}


def decide(facts: Facts, parameters: Parameters) -> Finding:
    """Whether an anticoagulant is in use on the screening date."""
    on = facts.screening_date

    def use(item: Listed, medicine: Medicine) -> Finding | None:
        if medicine.role not in _USES:
            return None
        words, answer, default = _USES[medicine.role]
        flags = given_the_day_before(item, on) if item.is_surely(*_USES) else ()
        return in_use(item, on, words, answer, default).flagged(*flags)

    return any_of([coverage(facts, "anticoagulant"), *each_row(facts, use)], f"no anticoagulant on {show_day(on)}")


def turning_days(facts: Facts, parameters: Parameters) -> Iterator[date]:
    """The day after the last dose."""
    return turns(facts, _USES, Window())


CRITERION = Criterion(
    code="E18",
    kind=Kind.EXCLUSION,
    name="Anticoagulation",
    sentence=(
        "Currently receiving anti-coagulation therapy (vitamin K antagonists, non-vitamin K oral anticoagulants "
        "[e.g. dabigatran, rivaroxaban, apixaban], parenteral anticoagulants [e.g. fondaparinux]. Note that oral "
        "anti-platelet agents are allowed (e.g. aspirin, clopidogrel, ticlopidine)."
    ),
    reading=(
        "A vitamin K antagonist, a direct oral anticoagulant or a parenteral anticoagulant excludes when it is "
        "ongoing or a dose was given on the screening date. Oral antiplatelet medicines are allowed. A line flush is "
        "for the investigator to judge (until then it does not exclude), and so are thrombolytics and parenteral "
        "antiplatelets."
    ),
    interpretations=("Any dose counts, prophylactic ones too (enoxaparin 40 mg, rivaroxaban 2.5 mg).",),
    decide=decide,
    turning_days=turning_days,
    parts=row_by_row,
)
