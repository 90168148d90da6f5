"""The visits that the registry names, counted from the day of enrolment."""

from datetime import date

from screening.rules.visits import planned_visits


def test_seven_visits_four_weeks_apart_also_over_the_end_of_a_year():
    days = [(visit.week, visit.day.isoformat()) for visit in planned_visits(date(2027, 11, 3))]
    assert days == [
        *((0, "2027-11-03"), (4, "2027-12-01"), (8, "2027-12-29"), (12, "2028-01-26")),
        *((16, "2028-02-23"), (20, "2028-03-22"), (24, "2028-04-19")),
    ]


def test_the_last_visit_is_without_an_infusion():
    assert [visit.with_infusion for visit in planned_visits(date(2026, 11, 3))] == [True] * 6 + [False]
