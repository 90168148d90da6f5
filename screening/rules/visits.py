"""The visits planned after enrolment, by the registry's record of NCT06599697.

Its words: "IVIG … or placebo … at weeks 0, 4, and 8"; "IVIG at weeks 12, 16, and 20"; "return at week 24 for a
final non-infusion visit".
"""

from dataclasses import dataclass
from datetime import date, timedelta

INFUSION_WEEKS = (0, 4, 8, 12, 16, 20)
FINAL_WEEK = 24


@dataclass(frozen=True, slots=True)
class PlannedVisit:
    """A visit on its planned day; how many days before or after would do is not public."""

    week: int
    day: date

    @property
    def with_infusion(self) -> bool:
        """Whether the study medication is given; it never is at the last visit."""
        return self.week in INFUSION_WEEKS


def planned_visits(enrolled_on: date) -> tuple[PlannedVisit, ...]:
    """All seven, in weeks counted from the day of enrolment, which stands for week 0."""
    return tuple(PlannedVisit(week, enrolled_on + timedelta(weeks=week)) for week in (*INFUSION_WEEKS, FINAL_WEEK))
