"""The study as a whole."""

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from screening.models import ScreeningVisit, Site, Status, Study


@dataclass(frozen=True, slots=True)
class Accrual:
    """People enrolled so far, those discontinued included, against the number planned."""

    enrolled: int
    planned: int

    @property
    def places_free(self) -> int:
        """How many may still be enrolled; never negative, also where the plan was lowered."""
        return max(0, self.planned - self.enrolled)


def accrual() -> Accrual:
    """The enrolment of all sites together."""
    enrolled = ScreeningVisit.objects.filter(status__in=Status.holding_a_place()).count()
    return Accrual(enrolled, Study.current().planned_enrolment)


def active_sites(on: date) -> QuerySet[Site]:
    """The sites that screen on that day, by state; known to everybody."""
    return Site.objects.valid_on(on).order_by("state", "name")


def study_is_known() -> bool:
    """Whether the study is in the database; an error where the database cannot be read."""
    return Study.objects.exists()
