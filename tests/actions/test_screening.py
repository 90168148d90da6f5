"""Saving a screening: nothing lost, nothing doubled, each change on record."""

import uuid
from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from screening.actions.base import Refused
from screening.actions.consent import Consent
from screening.actions.reasons import ReasonsMissing
from screening.actions.screening import Conflict, start_attempt, submit_for_review
from screening.assemble import facts_of
from screening.models import CriterionVerdict, Evaluation, ScreeningVisit, Status
from screening.rules.interchange import facts_as_json, parse_facts
from tests.factories import (
    BASE_FACTS,
    NOW,
    ConsentVersionFactory,
    ParticipantFactory,
    ProtocolVersionFactory,
    past_the_trail,
)
from tests.scenes import (
    FAILING,
    UNJUDGED,
    at_status,
    draft,
    facts_without,
    in_review,
    save,
    screen_failure,
    undone,
)


def kept(visit):
    return ScreeningVisit.objects.get(pk=visit.pk)


def verdict(visit, code):
    return CriterionVerdict.objects.get(visit=visit, code=code).verdict


@pytest.fixture
def visit(site):
    return draft(site)


@pytest.fixture
def start(site, coordinator):
    ProtocolVersionFactory()
    version = ConsentVersionFactory(site=site)

    def starts(participant, facts=BASE_FACTS, by=coordinator, key=None):
        return start_attempt(
            by=by,
            at=NOW,
            participant=participant,
            facts=facts,
            consent=Consent(date(2026, 10, 20), version),
            submission_key=key or uuid.uuid4(),
        )

    return starts


def test_a_first_attempt_keeps_every_fact_and_is_one_event(start, site, trail):
    visit = start(ParticipantFactory(site=site))

    own = {key: value for key, value in BASE_FACTS.items() if key != "investigator"}
    assert facts_as_json(facts_of(kept(visit))) == facts_as_json(parse_facts(own)) | {
        "participating_states": [site.state]
    }
    (event,) = trail()
    assert (event.action, event.visit, event.changes["ck.value"]) == ("attempt_started", visit, [None, "3200"])
    assert event.changes["cancers"] == [None, "none"]


def test_the_form_of_one_person_starts_no_attempt_of_another(start, site):
    key = uuid.uuid4()
    start(ParticipantFactory(site=site), key=key)

    with pytest.raises(Refused, match="something else was made of it"):
        start(ParticipantFactory(site=site), key=key)


def test_a_first_attempt_sent_twice_starts_once(start, site, trail):
    participant, key = ParticipantFactory(site=site), uuid.uuid4()

    assert start(participant, key=key) == start(participant, key=key)
    assert len(trail()) == 1


def test_a_new_attempt_follows_a_screen_failure_that_stays_as_it_is_and_is_linked_to_it(
    start, site, coordinator, trail
):
    failure = screen_failure(site)
    trail()

    assert_read_only(failure, coordinator)
    assert trail() == []
    visit = start(failure.participant)

    assert (visit.attempt, visit.previous_attempt, visit.status) == (2, failure, "draft")
    assert visit.protocol_version.version == "1.0"


@pytest.mark.parametrize("status", [status for status in Status.values if status != "screen_failure"])
def test_no_new_attempt_follows_anything_else_and_from_review_on_answers_are_read_only(
    start, site, coordinator, trail, status
):
    visit = at_status(site, status)
    trail()

    with pytest.raises(Refused, match="only follow a screen failure"):
        start(visit.participant)
    if status in ("in_review", "eligible", "declined", "withdrawn"):
        assert_read_only(visit, coordinator)
    assert trail() == []


def assert_read_only(visit, coordinator):
    with pytest.raises(Refused):
        save(visit, coordinator, FAILING | {"weight": {"value": 90, "unit": "kg"}}, reason="A slip.")


def test_only_the_sites_staff_record(start, site, staff, visit, trail):
    for who in ("monitor", "administrator", "coordinator elsewhere"):
        with pytest.raises(PermissionDenied):
            start(ParticipantFactory(site=site), by=staff[who])
        with pytest.raises(PermissionDenied):
            save(visit, staff[who], FAILING)
        assert trail() == [], who


def test_a_change_is_told_from_what_to_what_and_the_verdicts_follow(visit, coordinator, trail):
    saved = save(visit, coordinator, facts_without(dm_rash="yes", weight={"value": 80, "unit": "kg"}))

    (event,) = trail()
    assert (event.action, event.by) == ("screening_recorded", coordinator)
    assert event.changes == {"dm_rash": ["never", "yes"], "weight.value": ["74.5", "80"]}
    assert (saved.version, saved.saved_by, saved.outcome) == (2, coordinator, "INELIGIBLE")
    assert verdict(visit, "I07") == "FAIL"


def test_what_is_left_out_is_no_longer_recorded(visit, coordinator, trail):
    save(visit, coordinator, facts_without("weight", "cancers"))

    assert {path: to for path, (_, to) in trail()[0].changes.items()} == {
        "weight.value": None,
        "weight.unit": None,
        "cancers": None,
    }
    assert verdict(visit, "E15") == "UNKNOWN"


def test_the_investigators_judgement_is_not_the_forms_to_change(visit, coordinator):
    save(visit, coordinator, facts_without(dm_rash="yes", investigator={"unadvisable": "yes", "reason": "No."}))

    assert kept(visit).investigator_unadvisable == "no"
    assert verdict(visit, "E20") == "PASS"


def test_saving_what_is_there_already_leaves_no_trace(visit, coordinator, trail):
    assert save(visit, coordinator, BASE_FACTS).version == 1
    assert trail() == []


def test_a_number_written_with_more_zeros_is_no_change(visit, coordinator, trail):
    save(visit, coordinator, facts_without(weight={"value": 74.500, "unit": "kg"}))

    assert trail() == []


def test_the_second_of_two_savers_sees_both_versions_and_overwrites_nothing(visit, coordinator, investigator):
    save(visit, coordinator, facts_without(weight={"value": 80, "unit": "kg"}))

    with pytest.raises(Conflict) as conflict:
        save(visit, investigator, facts_without(weight={"value": 90, "unit": "kg"}), version=1)

    assert conflict.value.differences == {"weight.value": ["80", "90"]}
    assert (conflict.value.current["weight"]["value"], conflict.value.yours["weight"]["value"]) == (80, 90)
    assert conflict.value.visit.saved_by == coordinator
    assert kept(visit).weight_value == 80


def test_the_same_form_sent_twice_is_saved_once(visit, coordinator, trail):
    changed = facts_without(weight={"value": 80, "unit": "kg"})

    save(visit, coordinator, changed, version=1)
    assert save(visit, coordinator, changed, version=1).version == 2
    assert len(trail()) == 1


def test_after_the_first_submission_each_change_needs_a_reason(site, coordinator, trail):
    visit = in_review(site)
    past_the_trail(ScreeningVisit).filter(pk=visit.pk).update(status="draft")
    trail()

    listed = [{"name": "aspirin", "ongoing": True}]
    weight = {"value": 75, "unit": "kg"}
    changed = FAILING | {"weight": weight, "treatments": listed}
    given = {"dm_rash": "Seen again by dermatology.", "weight.value": "Transcription error", "treatments[0]": "New"}

    for place in given:
        with pytest.raises(ReasonsMissing) as refused:
            save(visit, coordinator, changed, reasons=given | {place: "  "})
        assert (refused.value.field, refused.value.missing) == (place, [place])
        assert set(refused.value.changes) == set(given)
    assert trail() == []
    assert kept(visit).version == visit.version

    save(visit, coordinator, changed, reasons=given)
    (event,) = trail()
    assert event.changes == {
        "dm_rash": ["never", "yes", "Seen again by dermatology."],
        "weight.value": ["74.5", "75", "Transcription error"],
        "treatments[0].name": [None, "aspirin", "New"],
        "treatments[0].ongoing": [None, "True", "New"],
    }


def test_a_reason_is_needed_for_a_row_that_is_removed_and_stays_with_it(site, coordinator):
    visit = in_review(site, facts_without(treatments=[{"name": "aspirin", "ongoing": True}]))
    past_the_trail(ScreeningVisit).filter(pk=visit.pk).update(status="draft")

    save(visit, coordinator, facts_without(), reasons={"treatments[0]": "Query answered"})

    assert visit.treatments.get().void_reason == "Query answered"


@pytest.mark.parametrize("status", ["enrolled", "discontinued"])
def test_a_correction_after_enrolment_keeps_the_status_and_opens_a_deviation_note(site, coordinator, status):
    visit = at_status(site, status)

    with undone():
        save(visit, coordinator, facts_without(weight={"value": 75, "unit": "kg"}), reason="A slip of the pen.")
        assert "No verdict changes." in visit.deviation_notes.get().text

    save(visit, coordinator, FAILING, reason="Found in an older chart.")

    assert kept(visit).status == status
    note = visit.deviation_notes.get().text
    assert "I07 from pass to fail" in note
    assert "Found in an older chart." in note


def test_a_value_that_is_impossible_or_too_long_for_its_column_is_refused_in_its_place(visit, coordinator):
    for value, field in ((4000, "weight.value"), (74.12345678, "weight_value")):
        with pytest.raises(Refused) as refused:
            save(visit, coordinator, facts_without(weight={"value": value, "unit": "kg"}))
        assert refused.value.field == field


def test_a_screening_without_gaps_but_the_judgement_goes_to_review_with_a_snapshot(site, coordinator, trail):
    visit = draft(site, UNJUDGED)

    submitted = submit_for_review(by=coordinator, at=NOW, visit=visit)

    snapshot = Evaluation.objects.get(visit=visit)
    assert (submitted.status, submitted.submitted_by) == ("in_review", coordinator)
    assert snapshot.is_unchanged
    assert snapshot.facts["ck"]["value"] == 3200
    assert len(snapshot.answer["results"]) == 28
    assert [event.action for event in trail()] == ["submitted"]


def test_a_screening_with_gaps_is_not_submitted(site, coordinator, trail):
    visit = draft(site, facts_without("weight", "ck"))

    with pytest.raises(Refused, match="missing for I04 and E14"):
        submit_for_review(by=coordinator, at=NOW, visit=visit)
    assert trail() == []
    assert not Evaluation.objects.exists()


def test_a_screening_that_fails_is_submitted_with_its_gaps(site, coordinator):
    facts = {key: value for key, value in FAILING.items() if key not in ("weight", "ck")}

    assert submit_for_review(by=coordinator, at=NOW, visit=draft(site, facts)).status == "in_review"
