"""A protocol with one thing changed."""

import json
from decimal import Decimal

import pytest
from django.conf import settings

from screening.rules.criterion import Verdict
from screening.rules.evaluate import Outcome, evaluate
from screening.rules.interchange import parse_facts
from screening.rules.parameters import Parameters
from screening.rules.protocol import CURRENT
from screening.rules.what_if import SCALES, Supposition, amount_of, moved, reconsidered, supposed
from screening.rules.windows import Window

BASE = json.loads((settings.SPEC_TABLES_DIR / "base.json").read_text())
ASKED = BASE["treatments_asked"]
RITUXIMAB = [{"name": "rituximab", "route": "intravenous", "last_dose": "2026-07-01"}]
PREDNISONE = [{"name": "prednisone", "route": "oral", "daily_dose_mg": 20, "ongoing": True}]
PEOPLE = (
    BASE,
    {"screening_date": BASE["screening_date"]},
    BASE | {"weight": {"value": 130, "unit": "kg"}, "mmt8": BASE["mmt8"] | {"total": 149}},
    BASE | {"treatments": RITUXIMAB, "treatments_asked": ASKED | {"rituximab": "all_listed"}},
    BASE | {"treatments": RITUXIMAB, "treatments_asked": ASKED | {"rituximab": "none"}},
    BASE | {"treatments": PREDNISONE, "treatments_asked": ASKED | {"oral_glucocorticoid": "all_listed"}},
    BASE | {"cancers": [{"type": "solid", "diagnosed": "2023-05"}]},
)
FACTS = [parse_facts(person) for person in PEOPLE]


def verdicts(evaluation):
    return {result.code: result.verdict for result in evaluation.results}


@pytest.mark.parametrize("name", SCALES)
def test_a_moved_number_says_what_evaluating_everything_anew_says(name):
    scale = SCALES[name]
    for facts in FACTS:
        for amount in (scale.lowest, amount_of(Parameters(), name), scale.highest):
            then = Supposition(parameter=name, amount=amount)
            found = reconsidered(evaluate(facts), facts, CURRENT, then)
            assert verdicts(found) == verdicts(evaluate(facts, supposed(CURRENT, then)))


@pytest.mark.parametrize("name", SCALES)
def test_each_scale_holds_the_number_of_the_protocol_and_its_own_ends(name):
    scale = SCALES[name]
    assert all(scale.holds(amount) for amount in (amount_of(Parameters(), name), scale.lowest, scale.highest))
    assert not scale.holds(scale.highest + 1)


def test_a_higher_limit_lets_somebody_in_and_a_lower_one_keeps_somebody_out():
    def outcome_at(kilograms):
        facts = parse_facts(BASE | {"weight": {"value": 130, "unit": "kg"}})
        then = Supposition(parameter="weight_more_than_kg", amount=Decimal(kilograms))
        return reconsidered(evaluate(facts), facts, CURRENT, then).outcome

    assert [outcome_at(120), outcome_at(129), outcome_at(130)] == [
        Outcome.INELIGIBLE,
        Outcome.INELIGIBLE,
        Outcome.ELIGIBLE,
    ]


def test_a_window_is_moved_in_what_it_is_counted_in():
    assert moved(Parameters(), "rituximab", Decimal(9)).rituximab == Window(months=9)
    assert moved(Parameters(), "dmard_change", Decimal(14)).dmard_change == Window(days=14)


def test_a_criterion_left_out_neither_fails_nor_lacks_an_answer():
    then = Supposition(without="I07")
    for facts, before in (
        (parse_facts(BASE | {"dm_rash": "yes"}), Outcome.INELIGIBLE),
        (parse_facts({key: value for key, value in BASE.items() if key != "dm_rash"}), Outcome.UNDETERMINED),
    ):
        evaluation = evaluate(facts)
        found = reconsidered(evaluation, facts, CURRENT, then)
        assert (evaluation.outcome, found.outcome) == (before, Outcome.ELIGIBLE)
        assert "I07" not in verdicts(found)
        assert Verdict.FAIL not in verdicts(found).values()
