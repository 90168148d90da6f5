"""The history of each value: who set it, from what to what, and of which row."""

from uuid import uuid4

from screening.actions.consent import Consent
from screening.actions.participants import Person, register_participant
from screening.actions.screening import start_attempt
from screening.queries import value_changes
from tests.factories import BASE_FACTS, NOW
from tests.scenes import draft, facts_without, save

STATIN = {"name": "atorvastatin", "route": "oral", "ongoing": False, "last_dose": "2025-01-03"}
PREDNISONE = {"name": "prednisone", "route": "oral", "daily_dose_mg": 10, "ongoing": True}


def told(visit, path):
    return [(each.before, each.after) for each in value_changes(visit) if each.path == path]


def started(site, coordinator, **facts):
    said = {"by": coordinator, "at": NOW, "submission_key": uuid4()}
    person = register_participant(**said, site=site, sex="female", person=Person("Kept"))
    consent = Consent.of(draft(site))
    return start_attempt(**said, participant=person, facts=BASE_FACTS | facts, consent=consent)


def test_a_value_is_told_from_the_first_to_the_last(site, coordinator):
    visit = draft(site)
    for version, weight in enumerate((80, 81), start=1):
        save(visit, coordinator, facts_without(weight={"value": weight, "unit": "kg"}), version=version)
    found = [each for each in value_changes(visit) if each.path == "weight.value"]
    assert [(each.event.by, each.before, each.after) for each in found] == [
        (coordinator, "74.5", "80"),
        (coordinator, "80", "81"),
    ]


def test_a_row_keeps_its_history_when_the_one_before_it_is_removed(site, coordinator):
    visit = started(site, coordinator, treatments=[STATIN, PREDNISONE])
    for version, treatments in enumerate(
        ([STATIN, PREDNISONE | {"daily_dose_mg": 20}], [PREDNISONE | {"daily_dose_mg": 20}]), start=1
    ):
        save(visit, coordinator, BASE_FACTS | {"treatments": treatments}, version=version)
    visit.refresh_from_db()
    assert told(visit, "treatments[0].daily_dose_mg") == [(None, "10"), ("10", "20")]
    assert told(visit, "treatments[0].name") == [(None, "prednisone")]
    assert not [each.path for each in value_changes(visit) if each.path.startswith("treatments[1]")]


def test_what_all_attempts_share_is_told_from_the_registration_on_and_no_identity(site, coordinator):
    visit = started(site, coordinator)
    assert told(visit, "sex") == [(None, "female")]
    assert not [each.path for each in value_changes(visit) if "identity" in each.path]
