from uuid import uuid4

import pytest

from screening.actions import review as actions
from screening.actions.screening import start_attempt
from screening.models import Query, Ruling, ScreeningVisit, Signature, Status
from tests.factories import BASE_FACTS, NOW, PASSWORD, QueryFactory, SourceFactory
from tests.scenes import (
    FAILING,
    IN_DOUBT,
    UNJUDGED,
    consent_of,
    coordinator_of,
    draft,
    facts_without,
    in_review,
    investigator_of,
    monitor_of,
    save,
    screen_failure,
)
from tests.views.people import ROLES, address, person_address, primary_actions, text_of, user_as

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]


@pytest.fixture
def investigator(site):
    return investigator_of(site)


@pytest.fixture
def browser(web, investigator):
    return web(investigator)


def now(visit):
    return ScreeningVisit.objects.get(pk=visit.pk)


def signing(visit, user, meaning="eligible", **others):
    said = {"version": now(visit).version, "meaning": meaning, "username": user.username, "password": PASSWORD}
    return {f"sign-{name}": value for name, value in (said | others).items()}


def test_every_role_reads_the_review_and_only_the_investigator_finds_forms(web, site):
    visit = in_review(site, facts=IN_DOUBT)
    for role in ROLES:
        body = web(user_as(role, site)).get(address("review", visit)).content.decode()
        assert "Up for review" in body, role
        assert ("Record the ruling on I07" in body) is (role == "investigator"), role


def test_an_attempt_of_another_site_is_not_there(web, site, elsewhere):
    visit = in_review(elsewhere)
    for role in ("coordinator", "investigator", "monitor"):
        browser = web(user_as(role, site))
        for name, send in (
            ("review", browser.get),
            ("judge", browser.post),
            ("return", browser.post),
            ("sign", browser.post),
        ):
            assert send(address(name, visit)).status_code == 404, (role, name)


def test_deciding_is_for_investigators(web, site):
    visit = in_review(site, facts=IN_DOUBT)
    for role in ("coordinator", "monitor", "administrator"):
        user = user_as(role, site)
        browser = web(user)
        for where, said in (
            (address("rule", visit, "I07"), {"I07-verdict": "PASS", "I07-reason": "x"}),
            (address("judge", visit), {"unadvisable": "no", "reason": "x"}),
            (address("return", visit), {"return-subject": "I07", "return-text": "x"}),
            (address("sign", visit), signing(visit, user)),
        ):
            assert browser.post(where, said).status_code == 403, (role, where)
        assert now(visit).status == Status.IN_REVIEW, role


# ---- rulings --------------------------------------------------------------


def test_an_item_shows_the_wording_the_reading_and_what_was_found(browser, site):
    response = browser.get(address("review", in_review(site, facts=IN_DOUBT)))
    words, body = text_of(response), response.content.decode()
    assert "It is uncertain whether there ever was a dermatomyositis rash." in words
    assert "Before this can be signed: rule on I07." in words
    assert body.count("<h1>") == 1
    assert "style=" not in body
    assert body.count("btn-primary") == 0


def test_a_ruling_is_recorded_and_shown(browser, site):
    visit = in_review(site, facts=IN_DOUBT)
    response = browser.post(
        address("rule", visit, "I07"), {"I07-verdict": "PASS", "I07-reason": "Seen by dermatology."}, follow=True
    )
    assert Ruling.objects.get().verdict == "PASS"
    words = text_of(response)
    assert "The ruling on I07 is recorded." in words
    assert "Pass Seen by dermatology." in words
    assert primary_actions(response) == ["Sign as eligible"]


def test_an_incomplete_ruling_is_refused_and_kept(browser, site):
    visit = in_review(site, facts=IN_DOUBT)
    for said, words in (
        ({"I07-reason": "Seen."}, "Choose pass or fail."),
        ({"I07-verdict": "PASS", "I07-reason": " "}, "Enter the reason for the ruling."),
        ({"I07-verdict": "MAYBE", "I07-reason": "Seen."}, "MAYBE is not one of the answers offered."),
    ):
        response = browser.post(address("rule", visit, "I07"), said)
        assert words in text_of(response)
        assert said["I07-reason"].strip() in response.content.decode(), words
        assert not Ruling.objects.exists(), words


def test_what_the_facts_decide_takes_no_ruling_and_what_is_no_criterion_is_not_there(browser, site):
    visit = in_review(site)
    response = browser.post(address("rule", visit, "I01"), {"I01-verdict": "FAIL", "I01-reason": "x"})
    assert "I01 is not up for review" in text_of(response)
    assert browser.post(address("rule", visit, "X99"), {}).status_code == 404


def test_a_stale_ruling_is_told_and_asked_for_again(browser, site, investigator):
    equivocal = BASE_FACTS["anti_hmgcr"] | {"result": "equivocal"}
    visit = in_review(site, facts=facts_without("anti_hmgcr", anti_hmgcr=equivocal))
    actions.rule_on_review(by=investigator, at=NOW, visit=visit, code="I02", verdict="PASS", reason="Repeated.")
    actions.return_to_coordinator(by=investigator, at=NOW, visit=visit, queries={"I02": "Which value?"})
    changed = facts_without("anti_hmgcr", anti_hmgcr=equivocal | {"value": 19})
    save(visit, coordinator_of(site), changed, version=now(visit).version, reason="Copied wrongly.")
    words = text_of(browser.get(address("review", visit)))
    assert "Stale ruling" in words
    assert "the facts have changed since, a new ruling is needed" in words


# ---- judgement, return, what changed ----------------------------------------


def test_the_judgement_is_recorded_with_its_reason(browser, site):
    visit = in_review(site, facts=UNJUDGED)
    assert "record your judgement (E20)" in text_of(browser.get(address("review", visit)))
    refused = browser.post(address("judge", visit), {"unadvisable": "no", "reason": ""})
    assert "Enter the reason, also for no." in text_of(refused)
    words = text_of(browser.post(address("judge", visit), {"unadvisable": "no", "reason": "Fit."}, follow=True))
    assert "Your judgement is recorded." in words
    assert now(visit).investigator_unadvisable == "no"


def test_a_return_needs_a_query_which_it_raises_and_opens_the_answers(browser, site):
    visit = in_review(site)
    refused = browser.post(address("return", visit), {"return-subject": "", "return-text": ""})
    assert "Choose what the question is about." in text_of(refused)
    assert now(visit).status == Status.IN_REVIEW
    response = browser.post(address("return", visit), {"return-subject": "ck.value", "return-text": "Which report?"})
    assert response.url == person_address(visit)
    assert now(visit).status == Status.DRAFT
    assert Query.objects.get().text == "Which report?"


def test_a_query_that_is_open_already_is_enough_for_a_return_and_no_question_is_lost(browser, site):
    visit = QueryFactory(visit=in_review(site)).visit
    refused = browser.post(address("return", visit), {"return-subject": "", "return-text": "And the weight?"})
    assert "Choose what the question is about." in text_of(refused)
    assert now(visit).status == Status.IN_REVIEW
    browser.post(address("return", visit), {"return-subject": "", "return-text": ""})
    assert now(visit).status == Status.DRAFT


def test_what_others_changed_since_is_listed(browser, site, investigator):
    visit = in_review(site)
    assert "everything is new to you" in text_of(browser.get(address("review", visit)))
    visit = actions.return_to_coordinator(by=investigator, at=NOW, visit=visit, queries={"weight.value": "Heavier?"})
    heavier = facts_without("weight", weight={"value": 80, "unit": "kg"})
    save(visit, coordinator_of(site), heavier, version=now(visit).version, reason="Copied wrongly.")
    words = text_of(browser.get(address("review", visit)))
    assert "Weight 74.5 80 Copied wrongly." in words


# ---- signature ------------------------------------------------------------


def test_the_attestation_lists_what_is_signed(browser, site):
    words = text_of(browser.get(address("review", in_review(site))))
    for part in (
        "I confirm that this person is eligible",
        "screened on 03-NOV-2026",
        "protocol version 1.0",
        "28 criteria",
    ):
        assert part in words


def test_a_decision_is_signed_with_name_and_password_and_then_shown_without_forms(browser, site, investigator):
    visit = in_review(site)
    words = text_of(browser.post(address("sign", visit), signing(visit, investigator), follow=True))
    assert now(visit).status == Status.ELIGIBLE
    assert "Signed." in words
    assert f"{investigator.name} , Sub-investigator: I confirm that this person is eligible." in words
    assert "Verdict as signed" in words
    assert "Record the judgement" not in words
    assert "Reopen the decision" in words


def test_a_screen_failure_is_signed_as_one_and_not_as_eligible(browser, site, investigator):
    visit = in_review(site, facts=FAILING)
    response = browser.post(address("sign", visit), signing(visit, investigator))
    assert "A criterion fails: this person cannot be signed as eligible." in text_of(response)
    assert now(visit).status == Status.IN_REVIEW
    assert primary_actions(browser.get(address("review", visit))) == ["Sign as screen failure"]
    browser.post(address("sign", visit), signing(visit, investigator, "screen_failure"))
    assert now(visit).status == Status.SCREEN_FAILURE


def test_a_wrong_password_signs_nothing_and_is_not_sent_back(browser, site, investigator):
    visit = in_review(site)
    response = browser.post(address("sign", visit), signing(visit, investigator, password="not the password"))
    assert "The user name or the password is not yours. Nothing was signed." in text_of(response)
    assert "not the password" not in response.content.decode()
    assert investigator.username in response.content.decode()
    assert not Signature.objects.exists()


def test_what_changed_in_between_is_not_signed(browser, site, investigator):
    visit = in_review(site)
    said = signing(visit, investigator, version=now(visit).version - 1)
    assert "This screening has changed since you opened it." in text_of(browser.post(address("sign", visit), said))
    assert not Signature.objects.exists()


def test_without_a_delegation_the_form_is_not_offered_and_nothing_is_signed(web, site):
    visit, user = in_review(site), investigator_of(site, delegated=False)
    browser = web(user)
    page = browser.get(address("review", visit))
    assert "No delegation to sign covers you today at this site." in text_of(page)
    assert "sign-password" not in page.content.decode()
    assert browser.post(address("sign", visit), signing(visit, user)).status_code in (200, 403)
    assert not Signature.objects.exists()


# ---- sources --------------------------------------------------------------


def test_a_monitor_marks_a_source_that_has_a_document_as_verified(web, site):
    source, monitor = SourceFactory(visit=draft(site)), monitor_of(site)
    browser = web(monitor)
    read = {"version": source.visit.version}
    refused = browser.post(address("verify", source.visit, "I05"), read)
    assert "No document is recorded for I05" in text_of(refused)
    assert "Mark I04 as verified" in text_of(browser.get(address("review", source.visit)))
    words = text_of(browser.post(address("verify", source.visit, "I04"), read, follow=True))
    assert f"{monitor.name}, 03-NOV-2026 09:30 CST" in words


def test_verifying_is_for_monitors(web, site):
    source = SourceFactory(visit=draft(site))
    for role in ("coordinator", "investigator", "administrator"):
        assert web(user_as(role, site)).post(address("verify", source.visit, "I04")).status_code == 403, role


def test_what_a_correction_made_void_is_found_read_and_signed_anew(web, site, investigator):
    first = screen_failure(site, FAILING)
    said = {"participant": first.participant, "facts": BASE_FACTS, "consent": consent_of(first)}
    coordinator = coordinator_of(site)
    second = start_attempt(by=coordinator, at=NOW, submission_key=uuid4(), **said)
    save(second, coordinator, BASE_FACTS | {"date_of_birth": "1971-05-15"}, reason="A slip.")

    person = text_of(web(coordinator).get(person_address(first)))
    assert "Attempt 1 is to be decided anew: waits for the investigator." in person
    assert "Review of attempt 1" not in person

    browser = web(investigator)
    assert address("review", first) in browser.get(person_address(first)).content.decode()
    assert "attempt 1: to rule and sign" in text_of(browser.get("/"))

    page = text_of(browser.get(address("review", first)))
    assert "This attempt is to be decided anew" in page
    assert "Attempt 2 corrected the date of birth. No verdict changes. Reason: A slip." in page

    browser.post(address("sign", first), signing(first, investigator, "screen_failure"))
    page = text_of(browser.get(address("review", first)))
    assert page.count("I confirm that this person is not eligible.") == 2
    assert "Void since" in page
    assert "to be decided anew" not in page + text_of(browser.get(person_address(first)))
