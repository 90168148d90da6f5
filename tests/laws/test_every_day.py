"""Looking ahead gives the same as evaluating every single day."""

from datetime import date, timedelta

from hypothesis import HealthCheck, given, settings

from screening.rules.criterion import Verdict
from screening.rules.evaluate import evaluate
from screening.rules.facts import Facts
from screening.rules.horizon import look_ahead
from screening.rules.interchange import parse_facts
from tests.laws.strategies import facts_objects

DAYS = 200


def day_by_day(facts: Facts) -> list[dict[str, Verdict]]:
    days = (facts.screening_date + timedelta(days=count) for count in range(DAYS))
    return [{result.code: result.verdict for result in evaluate(facts.on(day)).results} for day in days]


@settings(max_examples=4, deadline=None, suppress_health_check=list(HealthCheck))
@given(facts_objects())
def test_every_day_evaluated_gives_the_same(facts_json):
    facts = parse_facts(facts_json)
    horizon, days = look_ahead(facts), day_by_day(facts)
    for code, first in days[0].items():
        turned = next((count for count, now in enumerate(days) if now[code] is not first), None)
        expected = None if turned is None else facts.screening_date + timedelta(days=turned)
        assert within(horizon.changes_on[code], facts) == expected, code
    fails = [Verdict.FAIL in now.values() for now in days]
    begins = fails.index(False) if False in fails else None
    assert within(horizon.qualifies_from, facts) == (None if begins is None else _day(facts, begins))
    if begins is not None and True in fails[begins:]:
        assert horizon.qualifies_until == _day(facts, fails.index(True, begins) - 1)


def within(day: date | None, facts: Facts) -> date | None:
    return day if day and day < facts.screening_date + timedelta(days=DAYS) else None


def _day(facts: Facts, count: int) -> date:
    return facts.screening_date + timedelta(days=count)
