"""The days of an attempt that somebody may want in a calendar."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from screening.models import ScreeningVisit, Status
from screening.queries.evaluations import window_ends_on
from screening.rules.visits import PlannedVisit, planned_visits


class Occasion(StrEnum):
    """What such a day is about."""

    COULD_QUALIFY = "could_qualify"
    WINDOW_ENDS = "window_ends"
    VISIT = "visit"


@dataclass(frozen=True, slots=True)
class CalendarDay:
    """One whole day at the site; ``visit`` is the planned visit where it is one."""

    occasion: Occasion
    day: date
    visit: PlannedVisit | None = None


def visits_planned_for(visit: ScreeningVisit) -> tuple[PlannedVisit, ...]:
    """The visits of somebody enrolled; none once the participation has ended."""
    return planned_visits(visit.enrolled_on) if visit.status == Status.ENROLLED and visit.enrolled_on else ()


def days_for_a_calendar(visit: ScreeningVisit) -> tuple[CalendarDay, ...]:
    """In the order in which they come; none for an attempt that has ended for good."""
    return tuple(sorted(_days(visit), key=lambda each: each.day))


def _days(visit: ScreeningVisit) -> Iterator[CalendarDay]:
    begins = visit.qualifies_from
    if visit.status in Status.may_still_qualify() and begins and begins > visit.screening_date:
        yield CalendarDay(Occasion.COULD_QUALIFY, begins)
    if visit.status in Status.under_way():
        yield CalendarDay(Occasion.WINDOW_ENDS, window_ends_on(visit))
    for planned in visits_planned_for(visit):
        yield CalendarDay(Occasion.VISIT, planned.day, planned)
