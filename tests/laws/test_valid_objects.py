"""Whatever is valid is answered, and survives being written and read again."""

import json

from hypothesis import HealthCheck, given, settings
from jsonschema import Draft202012Validator

from screening.rules.answer import answer
from screening.rules.criterion import Verdict
from screening.rules.interchange import facts_as_json, json_schema, parse_facts, read_json, write_json
from screening.rules.protocol import CURRENT
from tests.laws.strategies import facts_objects

CODES = [criterion.code for criterion in CURRENT.criteria]


@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(facts_objects())
def test_every_valid_object_has_28_results_that_can_be_written_as_json(obj):
    said = answer(parse_facts(obj))
    assert [found["code"] for found in said["results"]] == CODES
    for found in said["results"]:
        assert found["because"]
        assert bool(found["missing"]) is (found["verdict"] == Verdict.UNKNOWN)
    assert json.loads(write_json(said))["outcome"] == said["outcome"]


@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(facts_objects())
def test_facts_written_and_read_again_are_the_same_and_fit_the_schema(obj):
    facts = parse_facts(obj)
    text = write_json(facts_as_json(facts))
    assert parse_facts(read_json(text)) == facts
    Draft202012Validator(json_schema()).validate(json.loads(write_json(obj)))
    Draft202012Validator(json_schema()).validate(json.loads(text))
