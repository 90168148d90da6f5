import re

import pytest
from django.urls import reverse

from screening.actions import queries, review, screening, signing
from screening.actions.consent import Consent
from screening.models import AuditEvent, Evaluation, Participant, Query, ScreeningVisit, Status
from tests.factories import NOW, IdentityFactory, ParticipantFactory, QueryFactory, past_the_trail
from tests.scenes import (
    IN_DOUBT,
    at_status,
    coordinator_of,
    draft,
    eligible,
    enrolled,
    facts_without,
    in_review,
    investigator_of,
    monitor_of,
    save,
    screen_failure,
)
from tests.views.people import ROLES, address, person_address, primary_actions, text_of, user_as

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]


def test_every_role_reads_the_page_of_its_sites_without_the_name_and_leaves_no_trace(web, site):
    visit = draft(site)
    number, identity = visit.participant.screening_number, IdentityFactory(participant=visit.participant)
    for role in ROLES:
        body = web(user_as(role, site)).get(person_address(visit)).content.decode()
        assert f"<h1>{number}</h1>" in body, role
        assert number not in body.split("</title>")[0], role
        assert identity.surname not in body, role
    assert not AuditEvent.objects.exclude(action="signed_in").exists()


def test_a_participant_of_another_site_is_not_there(web, site, elsewhere):
    visit = draft(elsewhere)
    for role in ("coordinator", "investigator", "monitor"):
        assert web(user_as(role, site)).get(person_address(visit)).status_code == 404, role


PRIMARY_ACTIONS = {
    Status.DRAFT: {"coordinator": ["Go on with the form"], "monitor": []},
    Status.IN_REVIEW: {"coordinator": [], "investigator": ["Review"]},
    Status.ELIGIBLE: {"coordinator": ["Enrol"]},
    Status.SCREEN_FAILURE: {"coordinator": ["Start a new attempt"], "administrator": []},
    Status.DECLINED: {"investigator": []},
    Status.WITHDRAWN: {"coordinator": []},
    Status.ENROLLED: {"coordinator": []},
    Status.DISCONTINUED: {"investigator": []},
}


@pytest.mark.parametrize("status", Status)
def test_the_page_shows_every_status_and_the_one_primary_action_that_follows_for_the_role(web, site, status):
    visit = at_status(site, status)
    for role, actions in PRIMARY_ACTIONS[status].items():
        response = web(user_as(role, site)).get(person_address(visit))
        assert status.label in text_of(response), role
        assert response.content.decode().count("<h1>") == 1, role
        assert primary_actions(response) == actions, role


def test_a_person_just_registered_starts_with_the_form(web, site):
    person = ParticipantFactory(site=site)
    response = web(coordinator_of(site)).get(reverse("participant", args=[person.screening_number]))
    assert primary_actions(response) == ["Start screening"]
    assert "No attempt yet." in text_of(response)


def test_all_28_verdicts_are_there_with_their_reasons(web, site):
    response = web(coordinator_of(site)).get(person_address(draft(site, facts_without("ck"))))
    assert response.content.decode().count('class="criterion"') == 28
    assert "On the answers as they stand" in text_of(response)


def test_what_to_ask_next_leads_to_the_question_on_the_form(web, site):
    visit = draft(site, facts_without("dm_rash"))
    page = web(coordinator_of(site)).get(person_address(visit)).content.decode()
    asked = page[page.index("Ask next") :]
    assert re.search(f'<li><a href="{address("form", visit)}#id_dm_rash"[^>]*>Dermatomyositis rash</a>', asked)


def test_a_signed_decision_is_shown_as_it_was_signed_by_whom_and_when(web, site):
    visit = eligible(site)
    (signature,) = visit.signatures.all()
    past_the_trail(ScreeningVisit).filter(pk=visit.pk).update(dm_rash="yes")
    words = text_of(web(coordinator_of(site)).get(person_address(visit)))
    assert "Verdict as signed" in words
    assert "As signed: protocol version 1.0" in words
    assert "Every criterion passes or does not apply." in words
    assert f"{signature.printed_name} , Sub-investigator: I confirm that this person is eligible." in words
    assert "03-NOV-2026 09:30 CST" in words


def test_a_frozen_decision_that_was_tampered_with_is_told(web, site, monkeypatch):
    visit = eligible(site)
    monkeypatch.setattr(Evaluation, "is_unchanged", False)
    assert "no longer agrees with its digest" in text_of(web(coordinator_of(site)).get(person_address(visit)))


def test_when_the_person_could_qualify_is_said_with_the_criterion_that_sets_the_day(web, site):
    words = text_of(web(coordinator_of(site)).get(person_address(draft(site))))
    assert "No criterion fails on the screening date, 03-NOV-2026." in words
    assert "the day is set by I05 (" in words


def test_a_void_signature_stays_and_is_visibly_void(web, site):
    visit, investigator = eligible(site), investigator_of(site)
    signing.reopen(by=investigator, at=NOW, visit=visit, reason="Wrong report.")
    response = web(investigator).get(person_address(visit))
    assert "Void since 03-NOV-2026 09:30 CST" in text_of(response)
    assert f"by {investigator.name}: Wrong report." in text_of(response)
    assert "every verdict is still the same" in text_of(response)


def test_a_signature_names_the_verdicts_that_are_others_by_now(web, site):
    visit, investigator = eligible(site), investigator_of(site)
    signing.reopen(by=investigator, at=NOW, visit=visit, reason="Wrong report.")
    visit = ScreeningVisit.objects.get(pk=visit.pk)
    save(visit, coordinator_of(site), facts_without(dm_rash="yes"), reason="Source corrected")
    for page in (person_address(visit), address("review", visit)):
        words = text_of(web(investigator).get(page))
        assert "Other verdicts on the answers as they are now: I07 Pass → Fail." in words


def test_a_birth_date_corrected_in_a_later_attempt_shows_at_the_signature_of_an_earlier_one(web, site):
    visit = screen_failure(site)
    past_the_trail(Participant).filter(pk=visit.participant_id).update(date_of_birth="2020-05-14")
    words = text_of(web(coordinator_of(site)).get(person_address(visit)))
    assert "Other verdicts on the answers as they are now: I01 Pass → Fail." in words


def test_a_ruling_is_shown_with_what_it_is_worth(web, site):
    visit, investigator = in_review(site, facts=IN_DOUBT), investigator_of(site)
    review.rule_on_review(
        by=investigator, at=NOW, visit=visit, code="I07", verdict="PASS", reason="Seen by dermatology."
    )
    words = text_of(web(coordinator_of(site)).get(person_address(visit)))
    assert "Seen by dermatology." in words
    assert "· Counts" in words


def test_the_history_of_a_value_is_told_in_words(web, site):
    visit, coordinator = draft(site), coordinator_of(site)
    save(visit, coordinator, facts_without("dm_rash", dm_rash="uncertain", weight={"value": 80, "unit": "kg"}))
    words = text_of(web(coordinator).get(person_address(visit)))
    assert f"03-NOV-2026 09:30 CST {coordinator.name} Dermatomyositis rash Never Uncertain" in words


# ---- queries --------------------------------------------------------------


def test_a_monitor_raises_a_query_a_coordinator_answers_it_and_it_is_closed(web, site):
    visit, monitor, coordinator = draft(site), monitor_of(site), coordinator_of(site)
    said = {"query-subject": "ck.value", "query-text": "Is this the report of May?"}
    assert web(monitor).post(address("raise_query", visit), said).url == person_address(visit)
    (query,) = Query.objects.all()
    assert "Is this the report of May?" in text_of(web(coordinator).get(person_address(visit)))
    answer = address("answer_query", visit, query.pk)
    assert "Is this the report of May?" in text_of(web(coordinator).get(answer))
    web(coordinator).post(answer, {f"query_{query.pk}-answer": "Yes, of 4 May."})
    assert "Yes, of 4 May." in text_of(web(monitor).get(person_address(visit)))
    web(monitor).post(address("close_query", visit, query.pk))
    query.refresh_from_db()
    assert query.status == "closed"


def test_an_empty_answer_is_refused_beside_the_field(web, site):
    query = QueryFactory(visit=draft(site))
    response = web(coordinator_of(site)).post(address("answer_query", query.visit, query.pk), {})
    assert "Enter the answer." in text_of(response)


def test_a_query_is_on_something_that_is_asked(web, site):
    visit = draft(site)
    response = web(monitor_of(site)).post(
        address("raise_query", visit), {"query-subject": "shoe_size", "query-text": "Which?"}
    )
    assert response.status_code == 200
    assert not Query.objects.exists()


def test_a_query_may_be_on_any_subject_offered(web, site):
    """One of each group is sent as a form; of the others it is enough that the action takes them."""
    visit, monitor = draft(site), monitor_of(site)
    browser = web(monitor)
    page = browser.get(address("raise_query", visit)).content.decode()
    drawn = re.findall(r'<optgroup label="(\w+)">(.*?)</optgroup>', page)
    groups = [re.findall(r'<option value="([^"]+)">', options) for _, options in drawn]
    assert [name for name, _ in drawn] == ["Criteria", "Answers"]
    for subject, *others in groups:
        said = {"query-subject": subject, "query-text": "Please look."}
        assert browser.post(address("raise_query", visit), said).status_code == 302, subject
        for other in others:
            queries.new_query(visit, other, "Please look.", by=monitor, at=NOW)
    assert {query.subject for query in Query.objects.all()} == {subject for group in groups for subject in group}
    assert Query.objects.count() == sum(map(len, groups)) > 50
    assert browser.get(person_address(visit)).status_code == 200


def test_each_step_of_a_query_is_for_those_who_may(web, site):
    query = QueryFactory(visit=draft(site))
    raising, answering = address("raise_query", query.visit), address("answer_query", query.visit, query.pk)
    for role, where in (("coordinator", raising), ("administrator", raising), ("monitor", answering)):
        assert web(user_as(role, site)).get(where).status_code == 403, role
    assert web(coordinator_of(site)).post(address("close_query", query.visit, query.pk)).status_code == 403


def test_a_query_of_another_attempt_is_not_there(web, site):
    query, visit = QueryFactory(visit=draft(site)), draft(site)
    assert web(coordinator_of(site)).get(address("answer_query", visit, query.pk)).status_code == 404


def test_an_earlier_attempt_stays_on_the_page(web, site):
    first, coordinator = screen_failure(site), coordinator_of(site)
    facts = facts_without()
    screening.start_attempt(
        by=coordinator, at=NOW, participant=first.participant, facts=facts, consent=Consent.of(first),
        submission_key="0e6ba0a2-1d4f-4a4c-8c38-5b0c2f5d6f7a",
    )  # fmt: skip
    response = web(coordinator).get(person_address(first))
    assert address("form", first) in response.content.decode()
    assert f"/participants/{first.participant.screening_number}/attempts/2/" in response.content.decode()
    assert "I confirm that this person is not eligible" in text_of(response)


def test_an_enrolled_person_keeps_the_enrolment_number_in_sight(web, site):
    words = text_of(web(coordinator_of(site)).get(person_address(enrolled(site))))
    assert "enrolment number 1, 03-NOV-2026" in words


def test_a_returned_screening_says_what_is_to_be_answered(web, site):
    visit = draft(site)
    QueryFactory(visit=visit)
    assert "1 query to answer. Go on with the form" in text_of(web(coordinator_of(site)).get(person_address(visit)))
