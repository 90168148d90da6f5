import re
from datetime import timedelta

import pytest
from django.urls import reverse

from screening.models import Status
from tests.factories import NOW, ParticipantFactory, QueryFactory
from tests.presenters.test_worklist import TOO_EARLY
from tests.scenes import FAILING, at_status, coordinator_of, draft, facts_without, in_review, monitor_of, screen_failure
from tests.views.people import ROLES, text_of, user_as

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]


def rows_of(response):
    return re.findall(r'scope="row"><a href="/participants/([^/]+)/"', response.content.decode())


def test_every_role_sees_the_matrix_of_its_sites_under_one_heading(web, site):
    visit = draft(site)
    for role in ROLES:
        response = web(user_as(role, site)).get("/")
        assert rows_of(response) == [visit.participant.screening_number], role
        body = response.content.decode()
        assert body.count("<h1>") == 1, role
        assert body.count("btn-primary") == (1 if role in ("coordinator", "investigator") else 0), role
        assert "style=" not in body, role


def test_another_site_is_not_there(web, site, elsewhere):
    other = draft(elsewhere)
    response = web(coordinator_of(site)).get("/")
    assert other.participant.screening_number not in response.content.decode()
    assert "Another Hospital" not in response.content.decode()


def test_a_row_has_28_cells_that_each_open_their_place_in_the_form(web, site):
    visit = draft(site, facts_without("ck"))
    body = web(coordinator_of(site)).get("/").content.decode()
    form = f"/participants/{visit.participant.screening_number}/attempts/1/"
    assert body.count('class="matrix-cell') == 28
    assert f'href="{form}#id_ck_value" data-explain="{visit.participant.screening_number}, I04' in body
    assert f'href="{form}#id_treatments_asked_statin"' in body


def test_a_person_without_a_first_save_is_not_yet_known_in_every_cell(web, site):
    ParticipantFactory(site=site)
    body = web(coordinator_of(site)).get("/").content.decode()
    assert body.count("nothing is recorded yet") == 28
    assert "Not yet known" in body


def asked(site):
    return QueryFactory(visit=draft(site, facts_without("ck")))


def registered(site):
    return ParticipantFactory(site=site)


def test_the_number_of_queries_does_not_grow_with_people(web, site, django_assert_num_queries):
    browser = web(coordinator_of(site))
    kinds = [in_review, asked, registered]
    for made in kinds:
        made(site)
    browser.get("/")
    with django_assert_num_queries(15):
        browser.get("/")
    for made in kinds * 2:
        made(site)
    with django_assert_num_queries(15):
        browser.get("/")


def test_the_matrix_is_narrowed(web, site):
    people = {
        "in review": in_review(site).participant.screening_number,
        "failed": draft(site, FAILING).participant.screening_number,
        "registered": registered(site).screening_number,
    }
    browser = web(coordinator_of(site))
    for narrowed, found in (
        ({"status": "in_review"}, {"in review"}),
        ({"status": "not_started"}, {"registered"}),
        ({"verdict": "FAIL"}, {"failed"}),
        ({"criterion": "I07", "verdict": "FAIL"}, {"failed"}),
        ({"criterion": "I01", "verdict": "FAIL"}, set()),
        ({"criterion": "I01", "verdict": "UNKNOWN"}, {"registered"}),
        ({"criterion": "I01", "verdict": "PASS"}, {"in review", "failed"}),
        ({"site": "UAB"}, {"in review", "failed", "registered"}),
    ):
        assert set(rows_of(browser.get("/", narrowed))) == {people[name] for name in found}, narrowed


@pytest.mark.parametrize("status", ["screen_failure", "enrolled", "declined"])
def test_who_is_settled_is_counted_and_has_no_row(web, site, status):
    settled = at_status(site, Status(status)).participant.screening_number
    browser = web(coordinator_of(site))
    page = browser.get("/")
    assert (rows_of(page), settled in page.content.decode()) == ([], False)
    assert "Nobody waits for anything today. The one participant" in text_of(page)
    waiting = draft(site).participant.screening_number
    page = browser.get("/")
    assert rows_of(page) == [waiting]
    assert "1 of 2 participants waits for something. All participants" in text_of(page)


def test_a_screen_failure_who_could_qualify_by_now_has_a_row(web, site, monkeypatch):
    failure = screen_failure(site, TOO_EARLY)
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW + timedelta(days=9))
    assert rows_of(web(coordinator_of(site)).get("/")) == [failure.participant.screening_number]


def test_the_same_filter_leads_on_to_everybody(web, site):
    draft(site)
    failed = screen_failure(site).participant.screening_number
    browser = web(coordinator_of(site))
    page = browser.get("/", {"criterion": "I07", "verdict": "FAIL"})
    assert "0 of the 1 who wait fit the filter" in text_of(page)
    (everybody,) = re.findall(r'href="([^"]+)">The same filter over all', page.content.decode())
    assert f"/participants/{failed}/" in browser.get(everybody.replace("&amp;", "&")).content.decode()


def test_what_filters_nothing_is_said_and_a_filter_that_nobody_fits_offers_everybody(web, site):
    visit, browser = draft(site), web(coordinator_of(site))
    response = browser.get("/", {"status": "lost", "site": "MIA", "verdict": "'; drop"})
    assert rows_of(response) == [visit.participant.screening_number]
    for label in ("status", "site", "verdict"):
        assert f"The {label} asked for cannot be used" in text_of(response)
    response = browser.get("/", {"criterion": "I01"})
    assert rows_of(response) == [visit.participant.screening_number]
    assert "Choose a verdict too" in text_of(response)
    assert "Show all who wait" in text_of(browser.get("/", {"status": "enrolled"}))


def find(browser, number):
    return browser.post(reverse("find"), {"number": number})


def test_a_screening_number_leads_to_the_participant(web, site):
    number = draft(site).participant.screening_number
    response = find(web(coordinator_of(site)), f" {number.lower()} ")
    assert response.url == reverse("participant", args=[number])


def test_a_number_of_another_site_is_not_found(web, site, elsewhere):
    registered(site)
    number = draft(elsewhere).participant.screening_number
    response = find(web(coordinator_of(site)), number)
    assert "There is no participant and no query with this number at your sites" in text_of(response)
    assert "autofocus" in response.content.decode()
    assert 'aria-invalid="true"' in response.content.decode()


def test_a_name_typed_into_the_search_gets_into_no_address_no_session_and_no_notice(web, site):
    registered(site)
    browser = web(coordinator_of(site))
    page = browser.get("/").content.decode()
    (form,) = re.findall(r"<form[^>]*>(?=(?:(?!</form>).)*name=\"number\")", page, re.DOTALL)
    assert 'method="post"' in form
    response = find(browser, "Madeup")
    assert "Location" not in response
    assert "Madeup" not in str(dict(browser.session)) + str(response.cookies)
    assert [str(message) for message in response.context["messages"]] == []


@pytest.mark.parametrize("typed", ["", "a" * 41, "a\x00b", "\x1b"])
def test_what_cannot_be_a_screening_number_is_refused_in_words(web, site, typed):
    registered(site)
    response = find(web(coordinator_of(site)), typed)
    assert response.status_code == 422
    assert "field-error" in response.content.decode()


def test_accrual_counts_every_site_and_lists_one_s_own(web, site, elsewhere):
    at_status(site, Status.ENROLLED)
    at_status(elsewhere, Status.DISCONTINUED)
    words = text_of(web(coordinator_of(site)).get("/"))
    assert "2 of 12 planned are enrolled" in words
    assert "UAB 1 0 0 1" in words
    assert "Other sites 1" in words


def test_the_worklist_puts_the_fewest_missing_answers_first(web, site):
    few, many = draft(site, facts_without("dm_rash")), draft(site, facts_without("ck", "weight", "dm_rash"))
    words = text_of(web(coordinator_of(site)).get("/"))
    first, second = (f"{visit.participant.screening_number}" for visit in (few, many))
    assert f"{first} 1 answer left" in words
    assert words.index(f"{first} 1 answer left") < words.index(f"{second} ")


def test_an_empty_site_is_told_how_to_begin(web, site):
    response = web(coordinator_of(site)).get("/")
    assert "Register the first participant" in text_of(response)
    assert "as soon as a coordinator registers them" in text_of(web(monitor_of(site)).get("/"))
