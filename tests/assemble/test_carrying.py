"""What a new attempt may carry forward: each fact is on one list or the other, and nothing that ages gets through."""

import copy
from dataclasses import fields, is_dataclass
from datetime import date

import pytest

from screening.assemble.carrying import ASKED_ANEW, CARRIED, OF_THE_PERSON, carried_facts, group_of
from screening.rules.facts import Cancer, Facts, MedicalEvent, Treatment
from screening.rules.protocol import CURRENT
from tests.assemble.full_facts import ALL_ANSWERED
from tests.factories import BASE_FACTS

AGAIN = date(2027, 2, 1)
WINDOW = CURRENT.parameters.antibody_flag
_ROWS = {"treatments": Treatment, "cancers": Cancer, "events": MedicalEvent}


def every_path(record=Facts, path=""):
    for each in fields(record):
        place = f"{path}.{each.name}" if path else each.name
        kind = _ROWS.get(each.name) or (type(each.default) if is_dataclass(each.default) else None)
        if kind is None or each.name == "cancers":
            yield place
        if kind is not None:
            yield from every_path(kind, place)


def is_asked_anew(path):
    return any(path == anew or path.startswith(f"{anew}.") for anew in ASKED_ANEW)


def test_every_fact_is_either_carried_or_deliberately_not():
    said = {path: (group_of(path) is not None, path in OF_THE_PERSON, is_asked_anew(path)) for path in every_path()}
    assert len(said) > 100
    assert [path for path, lists in said.items() if lists.count(True) != 1] == []


def test_nothing_is_listed_that_is_no_fact():
    assert {path for paths in CARRIED.values() for path in paths} <= set(every_path())


def carried(**others):
    return carried_facts(copy.deepcopy(ALL_ANSWERED) | others, AGAIN, WINDOW)


def test_what_does_not_age_is_carried_and_nothing_else():
    found = carried()
    assert set(found) == {"screening_date", *OF_THE_PERSON, "anti_hmgcr", "onset", "dm_rash", "history", "cancers"} | {
        "hypercoagulable"
    }
    assert found["history"]["pulmonary_embolism"]["events"] == [{"date": "2020"}, {"date": "2025-11"}]
    assert "treatment_ongoing" not in found["cancers"][0]
    assert found["screening_date"] == "2027-02-01"


@pytest.mark.parametrize(("sampled", "is_carried"), [("2026-02-02", True), ("2026-02-01", False), ("2026-02", False)])
def test_an_antibody_is_carried_only_while_it_is_surely_under_12_months_old(sampled, is_carried):
    assert ("anti_hmgcr" in carried(anti_hmgcr={"result": "positive", "date": sampled})) is is_carried


@pytest.mark.parametrize("antibody", [{"result": "positive"}, {"result": "pending", "date": "2026-10-01"}])
def test_an_antibody_without_its_date_or_its_result_is_not_carried(antibody):
    assert "anti_hmgcr" not in carried(anti_hmgcr=antibody)


def test_a_history_that_was_going_on_is_asked_anew():
    angina = {"ever": "yes", "events": [{"date": "2024-05", "ongoing": True}]}
    found = carried(history=ALL_ANSWERED["history"] | {"angina": angina})
    assert "angina" not in found["history"]
    assert "stroke" in found["history"]


def test_that_there_was_no_cancer_is_carried_and_that_nobody_asked_is_not():
    assert carried_facts(BASE_FACTS, AGAIN, WINDOW)["cancers"] == []
    assert "cancers" not in carried_facts({"screening_date": "2026-11-03"}, AGAIN, WINDOW)
