"""The interchange format: which keys it has, what is refused in which words, and what is written."""

from datetime import date
from pathlib import Path

import pytest

from screening.rules.facts import Facts, Ruling, Treatment
from screening.rules.interchange import (
    InterchangeErrors,
    facts_as_json,
    json_schema,
    parse_facts,
    read_json,
)
from screening.rules.protocol import CURRENT
from tests.rules.parsing import SCREENED, error_with, errors_of, facts_with


def test_only_the_screening_date_is_required():
    assert facts_with() == Facts(date(2026, 11, 3))


@pytest.mark.parametrize("blank", [None, "left out"])
def test_every_other_key_may_be_null_or_left_out(blank):
    keys = [key for key in json_schema()["properties"] if key != "screening_date"]
    assert facts_with(**dict.fromkeys(keys if blank is None else [])) == Facts(date(2026, 11, 3))


def test_null_inside_an_object_is_not_recorded():
    read = facts_with(
        ck={"value": None, "unit": "U/L"},
        mmt8={"muscles": {"deltoid_left": None, "deltoid_right": 7}},
        treatments_asked={"statin": None, "dmard": "none"},
        treatments=[{"name": "prednisone", "last_change": None, "daily_dose_mg": None, "stopped": None}],
        weight={"value": None},
        history={"dvt": {"events": None}},
        rulings={"E03": None},
    )
    assert read.ck.value is None
    assert read.mmt8.muscles == {"deltoid_right": 7}
    assert read.treatments_asked == {"dmard": "none"}
    assert read.treatments == (Treatment("prednisone"),)
    assert read.history.dvt.events == ()
    assert read.rulings == {}


def test_no_cancer_is_an_answer_and_a_missing_list_is_none():
    assert facts_with(cancers=[]).cancers == ()
    assert facts_with(cancers=None).cancers is None


def test_a_known_drug_class_is_read_from_the_key_class():
    assert facts_with(treatments=[{"name": "zzyzx", "class": "statin"}]).treatments[0].given_class == "statin"


def test_a_ruling_is_read_by_its_code():
    read = facts_with(rulings={"E03": {"verdict": "PASS", "reason": "first line\nsecond line"}})
    assert read.rulings == {"E03": Ruling("PASS", "first line\nsecond line")}


# Treatments, histories, places, texts


def test_ongoing_and_stopped_exclude_each_other():
    facts_with(treatments=[{"ongoing": False, "stopped": "2026"}])
    assert error_with(treatments=[{"ongoing": True, "stopped": "2026"}]) == (
        "treatments[0].stopped",
        "must be left out while ongoing is true",
    )


@pytest.mark.parametrize("dose", ["daily_dose_mg", "highest_day_mg"])
def test_a_dose_needs_the_name_of_its_drug(dose):
    assert error_with(treatments=[{dose: 10}]) == (
        f"treatments[0].{dose}",
        "is the dose of no drug: give the name too",
    )


def test_a_dose_of_a_drug_whose_name_is_unreadable_is_no_second_error():
    assert error_with(treatments=[{"name": 5, "daily_dose_mg": 10}]) == ("treatments[0].name", "must be text")


def test_each_history_has_kinds_of_its_own():
    facts_with(
        history={
            "myocardial_infarction": {"events": [{"kind": "silent"}]},
            "dvt": {"events": [{"kind": "arm", "ongoing": True}]},
            "stroke": {"events": [{"kind": None}]},
        }
    )
    assert errors_of(
        {
            "screening_date": SCREENED,
            "history": {
                "myocardial_infarction": {"events": [{"kind": "leg"}]},
                "dvt": {"events": [{}, {"kind": "type1"}]},
                "stroke": {"events": [{"kind": "leg"}]},
            },
        }
    ) == [
        ("history.myocardial_infarction.events[0].kind", "is not one of: type1, type2, silent"),
        ("history.stroke.events[0].kind", "is not recorded for this history"),
        (
            "history.dvt.events[1].kind",
            "is not one of: leg, arm, catheter, superficial, splanchnic, cerebral",
        ),
    ]


def test_states_are_usps_codes_and_countries_iso_codes():
    read = facts_with(country_of_residence="DE", state_of_residence="PR", participating_states=["DC", "AL"])
    assert (read.country_of_residence, read.state_of_residence, read.participating_states) == ("DE", "PR", ("DC", "AL"))
    state = "must be a USPS code of a US state or territory, such as AL"
    assert error_with(state_of_residence="Alabama") == ("state_of_residence", state)
    assert error_with(participating_states=["AL", None]) == ("participating_states[1]", state)
    assert error_with(country_of_residence="USA") == (
        "country_of_residence",
        "must be a two-letter country code of ISO 3166-1, such as US",
    )


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (7, "must be text"),
        (" ", "must not be empty; leave it out where nothing is recorded"),
        ("x" * 1001, "must have at most 1000 characters"),
        ("nul \x00", "must not contain control characters"),
        ("two\nlines", "must not contain control characters"),
        ("half \ud800", "is not valid Unicode"),
    ],
)
def test_a_name_is_a_line_of_text(text, message):
    assert error_with(treatments=[{"name": text}]) == ("treatments[0].name", message)


@pytest.mark.parametrize(("key", "most"), [("treatments", 200), ("cancers", 100)])
def test_lists_are_of_a_sensible_length(key, most):
    facts_with(**{key: [{}] * most})
    assert error_with(**{key: [{}] * (most + 1)}) == (key, f"must have at most {most} entries")


# Shape


@pytest.mark.parametrize("obj", [None, [], "facts", 3])
def test_facts_are_an_object(obj):
    assert errors_of(obj) == [("", "must be an object")]


@pytest.mark.parametrize(
    ("keys", "place", "message"),
    [
        ({"ck": []}, "ck", "must be an object"),
        ({"treatments": {}}, "treatments", "must be a list"),
        ({"treatments": [None]}, "treatments[0]", "must be an object"),
        ({"treatments_asked": "none"}, "treatments_asked", "must be an object"),
        ({"onset": {"ever_symptomatic": "yes"}}, "onset.ever_symptomatic", "must be true or false"),
        ({"onset": {"ever_symptomatic": 1}}, "onset.ever_symptomatic", "must be true or false"),
        ({"dm_rash": True}, "dm_rash", "is not one of: never, yes, uncertain"),
        ({"rulings": {"E03": {"verdict": "REVIEW"}}}, "rulings.E03.verdict", "is not one of: PASS, FAIL"),
        ({"rulings": {"E03": {}}}, "rulings.E03.verdict", "is required"),
    ],
)
def test_a_value_of_the_wrong_type_is_refused(keys, place, message):
    assert error_with(**keys) == (place, message)


def test_an_unknown_key_is_refused_with_the_known_ones():
    assert error_with(ck={"valeu": 3}) == (
        "ck.valeu",
        "is not a known key; known are: unit, value, uln_unit, uln, uln_sex, date",
    )
    place, message = error_with(treatments=[{"last_change": {"on": "2026"}}])
    assert (place, message) == ("treatments[0].last_change.on", "is not a known key; known are: kind, date")
    assert error_with(rulings={"E03": {"verdict": "PASS", "who": "me"}})[1].endswith("verdict, reason, by, date")
    assert "class, route" in error_with(treatments=[{"given_class": "statin"}])[1]


def test_an_unknown_class_or_criterion_is_refused_with_the_known_ones():
    assert error_with(treatments_asked={"statins": "none"})[1].startswith("is not one of: immunoglobulin, rituximab")
    place, message = error_with(rulings={"E21": {"verdict": "PASS"}})
    assert place == "rulings.E21"
    assert message == "is not one of: " + ", ".join(criterion.code for criterion in CURRENT.criteria)


def test_odd_keys_are_quoted_in_their_place():
    assert error_with(**{"a b": 1})[0] == '["a b"]'
    assert error_with(ck={"\n": 1})[0] == 'ck["\\n"]'
    assert errors_of({"screening_date": SCREENED, 1: 1}) == [("[1]", "is not a known key: keys are text")]
    assert errors_of({"screening_date": SCREENED, "\ud800": {}}) == [('["\\ud800"]', "is not valid Unicode")]


def test_every_error_of_an_object_is_named():
    places = [
        place
        for place, _ in errors_of(
            {
                "screening_date": SCREENED,
                "ck": {"value": "x", "unit": "mol", "uln": 5000},
                "mmt8": {"form": "0-150", "total": 151, "muscles": {"neck_flexors_left": 3, "deltoid_left": 11}},
                "treatments": [{"ongoing": True, "stopped": "2026", "last_dose": "2027"}, {"daily_dose_mg": 6000}],
            }
        )
    ]
    assert places == [
        "mmt8.total",
        "mmt8.muscles.neck_flexors_left",
        "mmt8.muscles.deltoid_left",
        "ck.unit",
        "ck.value",
        "ck.uln",
        "treatments[0].stopped",
        "treatments[0].last_dose",
        "treatments[1].daily_dose_mg",
    ]


def test_errors_are_readable_as_they_are():
    with pytest.raises(InterchangeErrors) as raised:
        parse_facts({"sex": "f"})
    assert str(raised.value) == "screening_date: is required\nsex: is not one of: female, male, unknown"


# Out again


def test_what_is_not_recorded_is_not_written():
    obj = {"screening_date": SCREENED, "cancers": [], "ck": {"value": ">22000"}, "treatments": [{"class": "statin"}]}
    assert facts_as_json(parse_facts(obj | {"sex": None, "height": {}, "rulings": {}})) == obj


def test_the_base_case_reads_back_as_it_stands():
    text = (Path(__file__).parents[1] / "spec" / "base.json").read_text(encoding="utf-8")
    facts = parse_facts(read_json(text))
    assert parse_facts(facts_as_json(facts)) == facts
