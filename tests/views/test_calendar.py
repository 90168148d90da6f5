"""A file for a calendar: the days that matter, and nothing of whom they tell."""

import re

import pytest
from icalendar import Calendar

from tests.scenes import (
    BASE_FACTS,
    at_status,
    coordinator_of,
    draft,
    eligible,
    enrolled,
    monitor_of,
    screen_failure,
)
from tests.views.people import address, person_address, text_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]

TREATED = {
    "treatments": [{"name": "rituximab", "route": "intravenous", "last_dose": "2026-08-20"}],
    "treatments_asked": BASE_FACTS["treatments_asked"] | {"rituximab": "all_listed"},
}


@pytest.fixture
def browser(web, site):
    return web(coordinator_of(site))


def events(response):
    return [(event["SUMMARY"], event.decoded("DTSTART").isoformat()) for event in _calendar(response).walk("VEVENT")]


def _calendar(response):
    assert response.status_code == 200
    return Calendar.from_ical(response.content)


def test_before_the_decision_it_holds_the_first_day_and_the_end_of_the_window(browser, site):
    assert events(browser.get(address("calendar", draft(site, BASE_FACTS | TREATED)))) == [
        ("MIGHT screening: last day of the screening window", "2026-12-01"),
        ("MIGHT screening: could qualify from this day", "2027-02-20"),
    ]


@pytest.mark.parametrize("make", [draft, eligible])
def test_somebody_who_qualifies_already_is_not_told_from_when(browser, site, make):
    assert [day for _, day in events(browser.get(address("calendar", make(site))))] == ["2026-12-01"]


def test_after_enrolment_it_holds_the_planned_visits_that_the_page_lists(browser, site):
    visit = enrolled(site)
    found = events(browser.get(address("calendar", visit)))
    assert found[0] == ("MIGHT trial: planned visit of week 0 (infusion)", "2026-11-03")
    assert found[-1] == ("MIGHT trial: planned visit of week 24 (final visit, no infusion)", "2027-04-20")
    assert len(found) == 7
    page = text_of(browser.get(person_address(visit)))
    assert "Planned visits" in page
    assert "20-APR-2027" in page


@pytest.mark.parametrize("status", ["declined", "withdrawn", "discontinued"])
def test_what_has_ended_has_no_days_and_offers_none(browser, site, status):
    visit = at_status(site, status)
    assert browser.get(address("calendar", visit)).status_code == 404
    page = text_of(browser.get(person_address(visit)))
    assert "Take these days" not in page
    assert "Planned visits" not in page


def test_nothing_in_it_says_of_whom_it_tells(browser, site):
    visit = draft(site, BASE_FACTS | TREATED)
    response = browser.get(address("calendar", visit))
    told = response.content.decode() + str(response.headers)
    for secret in (visit.participant.screening_number, "UAB", "1971", "rituximab", str(visit.submission_key)):
        assert secret.lower() not in told.lower()


def test_taken_again_each_day_replaces_what_it_was(browser, site):
    visit = draft(site, BASE_FACTS | TREATED)
    first, again = (re.findall(rb"UID:(\S+)", browser.get(address("calendar", visit)).content) for _ in range(2))
    others = re.findall(
        rb"UID:(\S+)", browser.get(address("calendar", screen_failure(site, BASE_FACTS | TREATED))).content
    )
    assert first == again
    assert len(set(first)) == len(first) == 2
    assert not set(first) & set(others)


def test_the_file_is_as_rfc_5545_has_it(browser, site):
    response = browser.get(address("calendar", enrolled(site)))
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    assert "attachment" in response["Content-Disposition"]
    lines = response.content.split(b"\r\n")
    assert b"\n" not in b"".join(lines)
    assert max(map(len, lines)) <= 75
    assert b"DTSTART;VALUE=DATE:20261103" in lines
    for event in _calendar(response).walk("VEVENT"):
        assert event.decoded("DTSTAMP").tzinfo is not None
    assert not _calendar(response).errors


def test_whoever_reads_the_record_may_have_it_and_nobody_elsewhere(web, site, elsewhere):
    visit = draft(site)
    assert web(monitor_of(site)).get(address("calendar", visit)).status_code == 200
    assert web(coordinator_of(elsewhere)).get(address("calendar", visit)).status_code == 404
