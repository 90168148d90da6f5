"""E07: plasma exchange, cyclophosphamide or a biologic immunosuppressive within three months."""

from collections.abc import Iterator
from datetime import date

from screening.rules.criterion import Answer, Criterion, Finding, Kind, any_of
from screening.rules.drugs import Medicine, Role
from screening.rules.facts import Facts, TreatmentClass
from screening.rules.parameters import Parameters
from screening.rules.treatments import Listed, coverage, each_row, row_by_row, turns, within
from screening.rules.words import show_day

_CLASSES: tuple[TreatmentClass, ...] = ("plasma_exchange", "cyclophosphamide", "biologic", "rituximab")
_WORDS = {
    Role.PLASMA_EXCHANGE: "plasma exchange",
    Role.CYCLOPHOSPHAMIDE: "cyclophosphamide",
    Role.BIOLOGIC: "a biologic immunosuppressive",
    Role.RITUXIMAB: "a biologic immunosuppressive",
    Role.BIOLOGIC_REVIEW: "a biologic; whether it is immunosuppressive is for the investigator",
}


def decide(facts: Facts, parameters: Parameters) -> Finding:
    """Whether the last dose or session of one of them lies less than the window before screening."""
    window, on = parameters.immunosuppressive, facts.screening_date

    def dose(item: Listed, medicine: Medicine) -> Finding | None:
        if medicine.role not in _WORDS:
            return None
        answer = Answer.REVIEW if medicine.role is Role.BIOLOGIC_REVIEW else Answer.TRUE
        return within(item, window, on, _WORDS[medicine.role], answer)

    return any_of(
        [*(coverage(facts, asked) for asked in _CLASSES), *each_row(facts, dose)],
        f"no plasma exchange, cyclophosphamide or biologic immunosuppressive after {show_day(window.before(on))}",
    )


def turning_days(facts: Facts, parameters: Parameters) -> Iterator[date]:
    """When a dose leaves the window, or the span that a "none" was asked about."""
    return turns(facts, _WORDS, parameters.immunosuppressive, parameters.rituximab)


CRITERION = Criterion(
    code="E07",
    kind=Kind.EXCLUSION,
    name="Plasma exchange, cyclophosphamide, biologics",
    sentence=(
        "Plasma exchange, cyclophosphamide, or biologic immunosuppressive medication < 3 months prior to screening"
    ),
    reading=(
        "The last session or dose of each counts; exactly three calendar months before screening no longer excludes. "
        "Rituximab within three months fails this criterion and E06. Biologics that do not suppress immunity "
        "(denosumab, PCSK9 antibodies, insulin) are not counted; omalizumab, dupilumab, complement peptides and CAR-T "
        "cells are for the investigator to judge."
    ),
    interpretations=("Immunoglobulin is the subject of E03 alone.",),
    decide=decide,
    turning_days=turning_days,
    parts=row_by_row,
)
