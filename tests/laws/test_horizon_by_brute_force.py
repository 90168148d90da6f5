"""Looking ahead gives the same as evaluating every single day: ``LAWS=full`` for 500 people over 6 years each."""

import os
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

from screening.management.demo.typical import HISTORIES, typical
from screening.rules.criterion import Verdict
from screening.rules.evaluate import evaluate
from screening.rules.facts import CancerType, Facts
from screening.rules.horizon import Course, Horizon, look_ahead
from screening.rules.interchange import parse_facts
from tests.laws.strategies import DRUGS, SCREENED, births, choice, facts_objects_on, partial_dates

FULL = os.environ.get("LAWS") == "full"
DAYS = 2192
"""Six years."""
STEP, SHARES = (1, 50) if FULL else (29, 1)
"""Every day for 50 shares of people; or else every 29th for one share, and the days on which a turn is told."""
PEOPLE = 10


def past_treatment(screened: date) -> st.SearchStrategy[dict[str, Any]]:
    """Something that is over, so that waiting can be enough."""
    return st.fixed_dictionaries(
        {
            "name": st.sampled_from(DRUGS),
            "route": st.sampled_from(["oral", "intravenous"]),
            "last_dose": partial_dates(screened),
        }
    )


def past_cancer(screened: date) -> st.SearchStrategy[dict[str, Any]]:
    ended = st.fixed_dictionaries({"type": choice(CancerType), "treatment_ended": partial_dates(screened)})
    return ended.map(lambda read: read | {"recurred": "none", "diagnosed": "2001", "metastatic": False})


def past_event(screened: date) -> st.SearchStrategy[dict[str, Any]]:
    """One of the histories with one event."""
    return st.builds(
        lambda name, day: {name: {"ever": "yes", "events": [{"date": day, "ongoing": False}]}},
        st.sampled_from(HISTORIES),
        partial_dates(screened),
    )


@st.composite
def people(draw) -> dict[str, Any]:
    """Somebody who would qualify but for one to three things that time turns, some with other answers besides."""
    screened = draw(SCREENED)
    ageing = {
        "onset": st.fixed_dictionaries({"first_symptom": partial_dates(screened)}),
        "treatments": st.lists(past_treatment(screened), min_size=1, max_size=2),
        "cancers": st.lists(past_cancer(screened), min_size=1, max_size=1),
        "history": past_event(screened),
        "date_of_birth": births(screened),
    }
    person = typical(draw(st.integers(0, 9)), "AL", screened)
    changed = draw(st.lists(st.sampled_from(sorted(ageing)), min_size=1, max_size=3, unique=True))
    made = {name: draw(ageing[name]) for name in changed}
    if "history" in made:
        made["history"] = person["history"] | made["history"]
    others = draw(facts_objects_on(screened, rulings=True)) if draw(st.integers(0, 3)) == 0 else {}
    besides = {
        name: others[name] for name in ("rulings", "reproductive", "anti_hmgcr", "treatments_asked") & others.keys()
    }
    return person | besides | made


@pytest.mark.parametrize("share", range(SHARES))
def test_every_day_evaluated_gives_the_same(share):
    @seed(share)
    @settings(
        max_examples=PEOPLE,
        phases=[Phase.generate],  # a smaller person is not worth the days that finding one takes
        database=None,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(people())
    def day_by_day(person):
        facts = parse_facts(person)
        horizon, last = look_ahead(facts), facts.screening_date + timedelta(days=DAYS - 1)
        every_day = verdicts_by_day(facts, horizon)
        for code, course in horizon.courses.items():
            assert [turn for turn in course if turn[0] <= last] == course_of(code, every_day), code
        begins, ends = stretch_without_fail(every_day)
        assert within(horizon.qualifies_from, last) == begins
        assert begins is None or within(horizon.qualifies_until, last - timedelta(days=1)) == ends

    day_by_day()


def verdicts_by_day(facts: Facts, horizon: Horizon) -> dict[date, dict[str, Verdict]]:
    told = {(turn - facts.screening_date).days for course in horizon.courses.values() for turn, _ in course}
    counts = {*range(0, DAYS, STEP), *told, *(count - 1 for count in told)} & {*range(DAYS)}
    days = (facts.screening_date + timedelta(days=count) for count in sorted(counts))
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
