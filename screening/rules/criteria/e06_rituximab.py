"""E06: rituximab within six months."""

from collections.abc import Iterator
from datetime import date

from screening.rules.criterion import Criterion, Finding, Kind, any_of
from screening.rules.drugs import Medicine, Role
from screening.rules.facts import Facts
from screening.rules.parameters import Parameters
from screening.rules.treatments import Listed, coverage, each_row, row_by_row, turns, within
from screening.rules.words import show_day


def decide(facts: Facts, parameters: Parameters) -> Finding:
    """Whether the last dose of rituximab lies less than the window before screening."""
    window, on = parameters.rituximab, facts.screening_date

    def dose(item: Listed, medicine: Medicine) -> Finding | None:
        return within(item, window, on, "rituximab") if medicine.role is Role.RITUXIMAB else None

    return any_of(
        [coverage(facts, "rituximab"), *each_row(facts, dose)], f"no rituximab after {show_day(window.before(on))}"
    )


def turning_days(facts: Facts, parameters: Parameters) -> Iterator[date]:
    """When a dose leaves the window."""
    return turns(facts, (Role.RITUXIMAB,), parameters.rituximab)


CRITERION = Criterion(
    code="E06",
    kind=Kind.EXCLUSION,
    name="Rituximab",
    sentence="Rituximab < 6 months prior to screening",
    reading=(
        "The last dose counts, of rituximab or a biosimilar, intravenous or subcutaneous. A dose exactly six calendar "
        "months before screening no longer excludes. That none was given must be said explicitly."
    ),
    decide=decide,
    turning_days=turning_days,
    parts=row_by_row,
)
