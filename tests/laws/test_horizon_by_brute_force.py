"""Looking ahead gives the same as evaluating every single day: ``LAWS=full`` for 500 people over 6 years each."""

import os
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, seed, settings
from hypothesis import strategies as st

from screening.management.demo.typical import typical
from screening.rules.criterion import Verdict
from screening.rules.evaluate import evaluate
from screening.rules.horizon import Course, look_ahead
from screening.rules.interchange import parse_facts
from tests.laws.strategies import SCREENED, facts_objects_on

FULL = os.environ.get("LAWS") == "full"
DAYS, SHARES = (2192, 50) if FULL else (180, 1)
"""Six years of days, and 50 shares of 10 people each."""
PEOPLE = 10
AGEING = (
    *("date_of_birth", "anti_hmgcr", "ck", "onset", "treatments", "treatments_asked", "history", "cancers"),
    *("reproductive", "creatinine", "measured_gfr", "reported_egfr", "rulings"),
)
"""What makes a verdict turn as time goes by."""


@st.composite
def people(draw):
    """A person who would qualify but for some answers that time turns, so that both ends occur."""
    screened = draw(SCREENED)
    drawn = draw(facts_objects_on(screened, rulings=True))
    changed = draw(st.sets(st.sampled_from(AGEING), min_size=1, max_size=4))
    if {"treatments", "treatments_asked"} & changed:
        changed |= {"treatments", "treatments_asked"}
    others = {name: drawn[name] for name in sorted(changed) if name in drawn}
    return typical(draw(st.integers(0, 9)), "AL", screened) | others


@pytest.mark.parametrize("share", range(SHARES))
def test_every_day_evaluated_gives_the_same(share):
    @seed(share)
    @settings(max_examples=PEOPLE, database=None, deadline=None, suppress_health_check=list(HealthCheck))
    @given(people())
    def day_by_day(person):
        facts = parse_facts(person)
        horizon, last = look_ahead(facts), facts.screening_date + timedelta(days=DAYS - 1)
        every_day = verdicts_by_day(facts)
        for code, course in horizon.courses.items():
            assert [turn for turn in course if turn[0] <= last] == course_of(code, every_day), code
        begins, ends = stretch_without_fail(every_day)
        assert within(horizon.qualifies_from, last) == begins
        assert begins is None or within(horizon.qualifies_until, last - timedelta(days=1)) == ends

    day_by_day()


def verdicts_by_day(facts) -> dict[date, dict[str, Verdict]]:
    days = (facts.screening_date + timedelta(days=count) for count in range(DAYS))
    return {day: {result.code: result.verdict for result in evaluate(facts.on(day)).results} for day in days}


def course_of(code: str, every_day: dict[date, dict[str, Verdict]]) -> Course:
    found = [(day, verdicts[code]) for day, verdicts in every_day.items()]
    return found[:1] + [now for before, now in pairwise(found) if now[1] is not before[1]]


def stretch_without_fail(every_day: dict[date, dict[str, Verdict]]) -> tuple[date | None, date | None]:
    free = [day for day, verdicts in every_day.items() if Verdict.FAIL not in verdicts.values()]
    if not free:
        return None, None
    failing = [day for day in every_day if day > free[0] and Verdict.FAIL in every_day[day].values()]
    return free[0], failing[0] - timedelta(days=1) if failing else None


def within(day: date | None, last: date) -> date | None:
    """A day that the days evaluated can show."""
    return day if day and day <= last else None
