"""Which open answer is asked for next: those that can already exclude first."""

import json
from dataclasses import replace
from datetime import date

import pytest
from django.conf import settings
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings

from screening.forms.layout import section_of
from screening.forms.layout.sections import SECTIONS
from screening.presenters.paths import field_name
from screening.rules import next_questions as module
from screening.rules.calculators.mmt8 import mmt8_muscles
from screening.rules.evaluate import evaluate
from screening.rules.facts import Facts, Mmt8
from screening.rules.interchange import parse_facts
from screening.rules.next_questions import AS_ASKED, next_questions
from tests.laws.strategies import facts_objects

BASE = json.loads((settings.SPEC_TABLES_DIR / "base.json").read_text())
UNANSWERED = Facts(screening_date=date(2026, 11, 3))


def asked(facts):
    return next_questions(facts, evaluate(facts))


def questions(**changes):
    """Of the person who qualifies, with these answers changed or taken away."""
    return asked(parse_facts(BASE | changes))


def paths(found):
    return [question.path for question in found]


def test_an_answer_that_can_already_exclude_comes_before_one_that_cannot():
    found = questions(dm_rash=None, ck={}, sex=None)
    assert paths(found)[0] == "dm_rash"
    assert found[0].excluding == ("I07",)
    assert {question.path for question in found if not question.excluding} >= {"ck.value", "ck.uln"}


def test_on_a_blank_form_each_question_stands_once_and_those_that_exclude_lead():
    found = asked(UNANSWERED)
    leads = [bool(question.excluding) for question in found]
    assert leads == sorted(leads, reverse=True)
    assert len(set(paths(found))) == len(found)
    assert paths(found)[0] == "treatments_asked.oral_glucocorticoid"
    assert found[0].excluding == ("E01", "E02")


@pytest.mark.parametrize(
    ("path", "codes"),
    [
        ("treatments_asked.statin", ("E08",)),
        ("treatments_asked.immunoglobulin", ("E03",)),
        ("history.dvt.ever", ("E16",)),
        ("history.myocardial_infarction.ever", ("E10",)),
        ("cancers", ("E15",)),
        ("weight.value", ("E14",)),
        ("date_of_birth", ("I01",)),
        ("wells_dvt.active_cancer", ()),
        ("creatinine.value", ()),
    ],
)
def test_what_one_answer_alone_can_exclude(path, codes):
    (found,) = [question for question in asked(UNANSWERED) if question.path == path]
    assert found.excluding == codes


def test_an_answer_excludes_alone_as_soon_as_the_others_leave_it_to_it():
    one_more = dict.fromkeys(("calf_swelling", "pitting_oedema"))
    scored = {"active_cancer": True}
    found = questions(wells_dvt=BASE["wells_dvt"] | scored | one_more)
    assert [(question.path, question.excluding) for question in found] == [
        ("wells_dvt.calf_swelling", ("E12",)),
        ("wells_dvt.pitting_oedema", ("E12",)),
    ]


def test_of_a_date_known_in_part_only_its_own_days_are_possible():
    assert [question.excluding for question in questions(onset={"first_symptom": "2023"})] == [("I05",)]
    stroke = {"ever": "yes", "events": [{"date": "2025"}]}
    (found,) = questions(history=BASE["history"] | {"stroke": stroke})
    assert (found.path, found.excluding) == ("history.stroke.events[0].date", ("E10",))


def test_of_a_censored_value_only_its_own_numbers_are_possible():
    (found,) = questions(creatinine={}, reported_egfr={"value": ">40", "indexed": True})
    assert (found.path, found.excluding) == ("reported_egfr.value", ("E19",))


def test_one_muscle_excludes_where_its_score_decides_the_sum():
    muscles = dict.fromkeys(mmt8_muscles(Mmt8(form="0-160")), 9)
    (found,) = questions(mmt8={"form": "0-160", "muscles": muscles | {"deltoid_left": None}})
    assert (found.path, found.excluding) == ("mmt8.muscles.deltoid_left", ("I03",))


def test_the_investigators_judgement_is_nobody_elses_question():
    assert questions(investigator={}) == ()


def test_a_long_list_of_half_answered_rows_is_not_tried_to_its_end(monkeypatch):
    facts = replace(parse_facts(BASE | {"treatments": [{"name": "prednisone"}] * 40}), treatments_asked={})
    tried = []
    monkeypatch.setattr(module, "_can_fail", lambda criterion, facts, path, protocol: tried.append(path))
    assert len(asked(facts)) > 100
    assert len([path for path in tried if "[" in path]) == module.MOST_TRIED_IN_ROWS


def test_ties_are_in_the_order_in_which_the_form_asks():
    sections = [section_of(field_name(stem)) for stem in AS_ASKED]
    assert sections == sorted(sections, key=list(SECTIONS).index)


@hypothesis_settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(facts_objects())
def test_every_open_answer_has_its_place_whatever_is_recorded(facts_json):
    facts = parse_facts(facts_json)
    waited_for = {path for result in evaluate(facts).results if result.code != "E20" for path in result.missing}
    assert set(paths(asked(facts))) == waited_for
