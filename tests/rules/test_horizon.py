"""When verdicts change by themselves: the same as evaluating every single day, without doing so."""

import json
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import pytest
from django.conf import settings

from screening.rules.criterion import Verdict
from screening.rules.evaluate import evaluate
from screening.rules.horizon import Horizon, look_ahead, stretches
from screening.rules.interchange import parse_facts

BASE = json.loads((settings.SPEC_TABLES_DIR / "base.json").read_text())
SCREENED_ON = date(2026, 11, 3)


def ahead(**changes: Any) -> Horizon:
    return look_ahead(parse_facts(BASE | changes))


def rituximab(last_dose: str) -> dict[str, Any]:
    return {
        "treatments": [{"name": "rituximab", "route": "intravenous", "last_dose": last_dose}],
        "treatments_asked": BASE["treatments_asked"] | {"rituximab": "all_listed"},
    }


def test_a_wash_out_opens_the_way_and_the_disease_duration_closes_it():
    horizon = ahead(**rituximab("2026-08-31"))
    assert horizon.changes_on["E06"] == date(2027, 2, 28) + timedelta(days=1)
    assert horizon.qualifies_from == date(2027, 3, 1)
    assert horizon.qualifies_until == date(2028, 6, 9)


def test_what_is_already_possible_begins_on_the_screening_date():
    assert ahead().qualifies_from == SCREENED_ON


def test_what_never_passes_has_neither_day():
    horizon = ahead(dm_rash="yes")
    assert (horizon.qualifies_from, horizon.qualifies_until) == (None, None)


def test_without_an_end_there_is_none():
    assert ahead(onset={"ever_symptomatic": False}).qualifies_until is None


def test_an_open_criterion_does_not_stand_in_the_way():
    assert ahead(weight=None).qualifies_from == SCREENED_ON


@pytest.mark.parametrize("code", ["I02", "E03", "E09", "E14", "E20"])
def test_what_is_not_bound_to_time_never_changes(code):
    assert ahead().changes_on[code] is None


def test_each_end_names_the_criterion_that_sets_it():
    horizon = ahead(**rituximab("2026-08-31"))
    assert (horizon.set_from, horizon.set_until) == (("E06",), ("I05",))


def test_what_fails_all_along_sets_no_end():
    horizon = ahead(dm_rash="yes", **rituximab("2026-08-31"))
    assert (horizon.set_from, horizon.set_until) == ((), ())


def test_what_holds_from_the_screening_date_on_was_set_by_nothing():
    assert ahead().set_from == ()


def test_a_course_is_stretches_without_a_gap():
    assert stretches(ahead(**rituximab("2026-08-31")).courses["E06"]) == [
        (Verdict.FAIL, SCREENED_ON, date(2027, 2, 28)),
        (Verdict.PASS, date(2027, 3, 1), None),
    ]


def test_rows_that_answer_each_by_itself_come_to_what_the_whole_list_says_on_every_day():
    rows = [
        {"name": "prednisone", "route": "oral", "daily_dose_mg": 10, "last_dose": "2026-10-30"},
        {"name": "zzyzx", "started": "2026-10-30", "last_dose": "2026-11-02"},
        {"name": "methotrexate", "route": "oral", "daily_dose_mg": 15, "last_dose": "2026-11-01"},
        {"name": "methotrexate", "route": "subcutaneous", "daily_dose_mg": 15, "started": "2026-11-01"},
        {"name": "rituximab", "route": "intravenous", "last_dose": "2026-10"},
    ]
    facts = parse_facts(BASE | {"treatments": rows})
    horizon = look_ahead(facts)
    days = [SCREENED_ON + timedelta(days=count) for count in range(200)]
    evaluated = {day: evaluate(facts.on(day)) for day in days}
    for code, course in horizon.courses.items():
        told = [(day, verdict) for day, verdict in course if day <= days[-1]]
        everyday = [(day, evaluated[day].result(code).verdict) for day in days]
        turned = everyday[:1] + [now for before, now in pairwise(everyday) if now[1] is not before[1]]
        assert told == turned, code
