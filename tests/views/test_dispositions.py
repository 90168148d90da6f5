from datetime import timedelta

import pytest
from django.urls import reverse

from screening.models import ScreeningVisit, Status, Study
from tests.factories import NOW, ParticipantFactory, past_the_trail
from tests.scenes import (
    BASE_FACTS,
    at_status,
    coordinator_of,
    draft,
    eligible,
    enrolled,
    in_review,
    investigator_of,
    screen_failure,
)
from tests.views.people import address, person_address, primary_actions, text_of, user_as

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]

LEFT = {"day": "3-NOV-2026", "reason": "time_or_travel"}


@pytest.fixture
def browser(web, site):
    return web(coordinator_of(site))


def now(visit):
    return ScreeningVisit.objects.get(pk=visit.pk)


@pytest.mark.parametrize(("name", "status"), [("decline", Status.DECLINED), ("withdraw", Status.WITHDRAWN)])
def test_leaving_says_what_will_happen_and_what_happened(browser, site, name, status):
    visit = draft(site)
    assert "This cannot be undone" in text_of(browser.get(address(name, visit)))
    response = browser.post(address(name, visit), LEFT, follow=True)
    assert response.redirect_chain == [(person_address(visit), 302)]
    assert "is recorded." in text_of(response)
    assert now(visit).status == status


def test_the_day_and_the_reason_are_needed_and_what_was_typed_is_kept(browser, site):
    visit = draft(site)
    response = browser.post(address("decline", visit), {"day": "31-FEB-2026", "reason": ""})
    words = text_of(response)
    assert "31-FEB-2026 is not a day of the calendar" in words
    assert "Choose the reason." in words
    assert 'value="31-FEB-2026"' in response.content.decode()
    early = browser.post(address("decline", visit), LEFT | {"day": "4-NOV-2026"})
    assert '<a href="#id_day">This day has not come yet.</a>' in early.content.decode()
    assert now(visit).status == Status.DRAFT


def test_a_forbidden_transition_is_an_error_in_words(browser, site):
    assert "This attempt is “draft”" in text_of(browser.post(address("enrol", draft(site)), {}))


def test_an_enrolment_shows_the_places_and_takes_one_that_a_discontinuation_keeps(browser, site):
    visit = eligible(site)
    words = text_of(browser.get(address("enrol", visit)))
    assert "0 of 12 places are taken." in words
    assert "Nothing would fail if the person were assessed today." in words
    assert "The person is enrolled." in text_of(browser.post(address("enrol", visit), follow=True))
    assert now(visit).enrolment_number == 1
    assert "This attempt is “enrolled”" in text_of(browser.post(address("decline", visit), LEFT))
    ended = {"day": "3-NOV-2026", "reason": "adverse_event"}
    assert "discontinued 03-NOV-2026: adverse event" in text_of(
        browser.post(address("discontinue", visit), ended, follow=True)
    )
    assert (now(visit).status, now(visit).enrolment_number) == (Status.DISCONTINUED, 1)


def test_without_a_free_place_nobody_is_enrolled(browser, site):
    past_the_trail(Study).update(planned_enrolment=1)
    enrolled(site)
    visit = eligible(site)
    assert "All 1 planned places are taken." in text_of(browser.post(address("enrol", visit)))
    assert now(visit).status == Status.ELIGIBLE


@pytest.fixture
def lapsing(site):
    """Somebody who was younger than the limit of the disease's duration when screened, and no longer is."""
    onset = BASE_FACTS["onset"] | {"first_symptom": "2023-11-05"}
    return eligible(site, facts=BASE_FACTS | {"onset": onset})


@pytest.fixture
def a_week_later(today, monkeypatch):
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW + timedelta(days=7))


@pytest.mark.usefixtures("a_week_later")
def test_what_would_fail_today_holds_a_coordinator_back_until_an_investigator_confirms_it(web, site, lapsing):
    browser = web(coordinator_of(site))
    page = browser.get(address("enrol", lapsing))
    assert "If assessed today, this person would fail: I05" in text_of(page)
    assert primary_actions(page) == [f"Back to {lapsing.participant.screening_number}"]
    assert "An investigator has to confirm" in text_of(browser.post(address("enrol", lapsing)))
    assert now(lapsing).status == Status.ELIGIBLE
    browser = web(investigator_of(site))
    refused = browser.post(address("enrol", lapsing))
    assert "An investigator has to confirm the enrolment." in text_of(refused)
    yesterday = browser.post(address("enrol", lapsing), {"confirmed": "on", "weighed": "E05"})
    assert "Assessed today this person would fail I05, which is not what this page told" in text_of(yesterday)
    assert now(lapsing).status == Status.ELIGIBLE
    assert 'name="weighed" value="I05"' in yesterday.content.decode()
    browser.post(address("enrol", lapsing), {"confirmed": "on", "weighed": "I05"})
    assert now(lapsing).status == Status.ENROLLED


def test_a_lapsed_window_is_shown_and_closes_enrolment(web, site, monkeypatch):
    visit = eligible(site)
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW + timedelta(days=29))
    browser = web(coordinator_of(site))
    page = browser.get(person_address(visit))
    assert "Signed as eligible, but the screening window ended on 01-DEC-2026." in text_of(page)
    assert primary_actions(page) == []
    assert "The screening window closed on 01-DEC-2026" in text_of(browser.post(address("enrol", visit)))


def test_a_decision_is_reopened_with_a_reason(web, site):
    visit, browser = eligible(site), web(investigator_of(site))
    assert "Enter the reason." in text_of(browser.post(address("reopen", visit), {"reason": ""}))
    words = text_of(browser.post(address("reopen", visit), {"reason": "Wrong report."}, follow=True))
    assert now(visit).status == Status.DRAFT
    assert "Void since" in words


def test_a_new_attempt_is_explained_and_begins_on_the_form(browser, site):
    person = screen_failure(site).participant
    response = browser.get(reverse("new_attempt", args=[person.screening_number]))
    form = reverse("form", args=[person.screening_number, 2])
    assert f'href="{form}"' in response.content.decode()
    assert browser.get(form).status_code == 200


def test_no_new_attempt_while_one_is_under_way(browser, site):
    person = in_review(site).participant
    assert browser.get(reverse("new_attempt", args=[person.screening_number])).status_code == 404


PAGES = ["decline", "withdraw", "enrol", "discontinue", "reopen", "raise_query"]


def test_an_attempt_of_another_site_is_not_there(web, site, elsewhere):
    theirs, ours = at_status(elsewhere, Status.ELIGIBLE), at_status(site, Status.ELIGIBLE)
    browser = web(investigator_of(site))
    for name in PAGES:
        assert [send(address(name, theirs)).status_code for send in (browser.get, browser.post)] == [404, 404], name
        assert browser.get(address(name, ours)).status_code == 200, name


def test_a_person_of_another_site_is_not_there(browser, elsewhere):
    number = ParticipantFactory(site=elsewhere).screening_number
    for name, send in (("identity", browser.post), ("change_identity", browser.post), ("new_attempt", browser.get)):
        assert send(reverse(name, args=[number])).status_code == 404, name


def test_roles_without_the_right_are_told_in_words(web, site):
    visit = eligible(site)
    for role, pages in (("monitor", PAGES[:-1]), ("administrator", PAGES[:-1]), ("coordinator", ["reopen"])):
        browser = web(user_as(role, site))
        for name in pages:
            response = browser.get(address(name, visit))
            assert response.status_code == 403, (role, name)
            assert "Your role does not allow this" in text_of(response), (role, name)
