"""The answer to one screening, as it is published."""

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from screening.rules.answer import answer
from screening.rules.interchange import parse_facts, read_json
from screening.rules.protocol import CURRENT, RULES_VERSION

BASE = read_json((Path(__file__).parents[1] / "spec" / "base.json").read_text(encoding="utf-8"))
CODES = [criterion.code for criterion in CURRENT.criteria]


def answer_with(**keys: Any) -> dict[str, Any]:
    return answer(parse_facts(BASE | keys))


def result(said: dict[str, Any], code: str) -> dict[str, Any]:
    return next(found for found in said["results"] if found["code"] == code)


def test_the_base_case_is_eligible_until_a_window_closes():
    said = answer_with()
    assert said["outcome"] == "ELIGIBLE"
    assert said["blockers"] == []
    assert said["open"] == []
    assert said["qualifies_from"] == "2026-11-03"
    assert said["qualifies_until"] == "2028-06-09"
    assert result(said, "I05")["changes_on"] == "2028-06-10"


def test_an_answer_has_exactly_the_published_keys_and_names_its_versions():
    said = answer_with()
    assert list(said) == [
        *("protocol_version", "rules_version", "outcome", "results", "computed"),
        *("blockers", "open", "qualifies_from", "qualifies_until"),
    ]
    assert (said["protocol_version"], said["rules_version"]) == (CURRENT.version, RULES_VERSION)
    assert [found["code"] for found in said["results"]] == CODES
    keys = ["code", "verdict", "because", "facts", "missing", "flags", "default", "changes_on"]
    assert all(list(found) == keys for found in said["results"])


def test_a_failing_criterion_blocks_and_a_later_day_may_qualify():
    said = answer_with(history=BASE["history"] | {"stroke": {"ever": "yes", "events": [{"date": "2025-11-04"}]}})
    assert said["outcome"] == "INELIGIBLE"
    assert said["blockers"] == ["E10"]
    assert result(said, "E10")["verdict"] == "FAIL"
    assert result(said, "E10")["changes_on"] == "2026-11-04"
    assert said["qualifies_from"] == "2026-11-04"


def test_what_never_passes_by_itself_has_no_day_to_qualify_from():
    said = answer_with(ck=BASE["ck"] | {"value": 1000})
    assert said["blockers"] == ["I04"]
    assert (said["qualifies_from"], said["qualifies_until"]) == (None, None)
    assert result(said, "I04")["changes_on"] is None


def test_what_is_unknown_is_open_and_names_what_is_missing():
    said = answer_with(dm_rash=None)
    assert said["outcome"] == "UNDETERMINED"
    assert said["open"] == ["I07"]
    assert result(said, "I07")["missing"] == ["dm_rash"]


def test_a_review_shows_its_default_and_a_ruling_replaces_it():
    keys = {
        "treatments": [{"name": "red yeast rice", "route": "oral", "ongoing": True}],
        "treatments_asked": BASE["treatments_asked"] | {"red_yeast_rice": "all_listed"},
    }
    open_review = answer_with(**keys)
    assert open_review["outcome"] == "NEEDS_REVIEW"
    assert open_review["open"] == ["E08"]
    assert result(open_review, "E08")["default"] == "FAIL"
    assert "ruled" not in result(open_review, "E08")
    ruled = answer_with(**keys, rulings={"E08": {"verdict": "PASS", "by": "Dr. Example"}})
    assert ruled["outcome"] == "ELIGIBLE"
    assert result(ruled, "E08")["verdict"] == "PASS"
    assert result(ruled, "E08")["default"] == "FAIL"
    assert result(ruled, "E08")["ruled"] is True


def test_computed_values_are_unrounded_and_null_where_they_cannot_be_had():
    said = answer_with(height=None, wells_pe=BASE["wells_pe"] | {"haemoptysis": None})["computed"]
    assert said["age_years"] == 55
    assert said["ck_times_uln"] == 16
    assert said["mmt8_total"] == 118
    assert said["wells_dvt"] == 0
    assert said["wells_pe"] == [0, 1]
    assert said["bmi"] is None
    assert said["egfr_equation"] == "CKD-EPI 2021"
    assert said["egfr"].quantize(Decimal("0.0001")) == Decimal("102.0736")
    assert len(str(said["egfr"])) > 10


@pytest.mark.parametrize("code", CODES)
def test_the_least_that_can_be_recorded_fails_nothing(code):
    said = answer(parse_facts({"screening_date": "2026-11-03"}))
    assert result(said, code)["verdict"] == "UNKNOWN"
    assert result(said, code)["missing"]
