"""The monitor's day: what is left to verify and which queries wait, of one's own sites."""

import csv
import io
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from screening.actions.queries import new_query
from screening.actions.sources import verify_sources
from screening.models import AuditEvent, Source
from screening.queries.monitoring import waiting_queries
from tests.factories import NOW, QueryFactory, SourceFactory
from tests.scenes import administrator, coordinator_of, draft, facts_without, investigator_of, monitor_of, save
from tests.views.people import address, text_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]
PAGE = "/monitoring/"


@pytest.fixture
def visit(site):
    """Two sources, neither verified."""
    visit = draft(site)
    SourceFactory(visit=visit, code="I04", document="Laboratory report"), SourceFactory(visit=visit, code="E14")
    return visit


def rows_of(response):
    return list(csv.DictReader(io.StringIO(response.content.decode("utf-8-sig"))))


def test_what_is_left_is_counted_by_site_and_listed_by_participant(web, visit, elsewhere):
    draft(elsewhere)
    verify_sources(by=monitor_of(visit.participant.site), at=NOW, visit=visit, codes=["E14"])
    words = text_of(web(monitor_of(visit.participant.site)).get(PAGE))
    assert "UAB 1 1 of 2 1 26 0 0" in words
    assert f"{visit.participant.screening_number}, attempt 1 Draft 1 of 2 sources verified." in words
    assert "I04 CK: Laboratory report" in words
    assert "26 without a source" in words
    assert "MIA" not in words


def test_ticked_criteria_are_verified_together_and_the_page_comes_back(web, visit):
    browser = web(monitor_of(visit.participant.site))
    said = {"codes": ["I04", "E14"], "version": visit.version}
    response = browser.post(address("verify_several", visit), said, follow=True)
    assert "2 of 2 sources verified." in text_of(response)
    assert f"Marked as verified for {visit.participant.screening_number}: I04, E14." in text_of(response)
    assert AuditEvent.objects.filter(action="source_verified").count() == 1


def test_a_mark_that_lapsed_is_flagged(web, visit):
    site = visit.participant.site
    verify_sources(by=monitor_of(site), at=NOW, visit=visit, codes=["E14"])
    save(visit, coordinator_of(site), facts_without(weight={"value": 80, "unit": "kg"}))
    words = text_of(web(monitor_of(site)).get(PAGE))
    assert "0 of 2 sources verified, 1 changed since." in words
    assert "verified 03-NOV-2026 09:30 CST, changed since" in words


@pytest.mark.parametrize(
    ("said", "words"), [({}, "Tick at least one"), ({"codes": ["I04"], "version": 0}, "saved after")]
)
def test_nothing_ticked_or_something_saved_meanwhile_is_said_beside_the_ticks(web, visit, said, words):
    response = web(monitor_of(visit.participant.site)).post(address("verify_several", visit), said)
    assert words in text_of(response)
    assert not Source.objects.filter(verified_at__isnull=False).exists()


@pytest.mark.parametrize("who", [coordinator_of, investigator_of])
def test_others_of_the_site_read_and_do_not_verify(web, visit, who):
    browser = web(who(visit.participant.site))
    page = browser.get(PAGE)
    assert "2 to verify" in text_of(page)
    assert 'name="codes"' not in page.content.decode()
    assert browser.post(address("verify_several", visit), {"codes": ["I04"]}).status_code == 403


def test_answered_queries_come_first_with_their_age_and_are_closed_there(web, visit):
    site = visit.participant.site
    QueryFactory(visit=visit, subject="E14", text="Which scale?", raised_at=NOW - timedelta(days=9))
    said = {"answer": "As reported.", "answered_at": NOW - timedelta(days=2), "answered_by": coordinator_of(site)}
    answered = QueryFactory(visit=visit, text="Which report?", raised_at=NOW - timedelta(days=4), **said)
    browser = web(monitor_of(site))
    words = text_of(browser.get(PAGE))
    assert words.index("Answered 4 days old") < words.index("Open 9 days old")
    assert "2 days ago" in words
    response = browser.post(address("close_query", visit, answered.pk), {"monitoring": "1"}, follow=True)
    assert response.redirect_chain[0][0] == "/monitoring/?site=UAB#queries"
    assert "Which report?" not in text_of(response)


def test_more_attempts_take_no_more_queries(web, visit, site):
    QueryFactory(visit=visit)
    browser = web(monitor_of(site))
    browser.get(PAGE)
    with CaptureQueriesContext(connection) as few:
        browser.get(PAGE)
    for _ in range(3):
        more = draft(site)
        SourceFactory(visit=more), QueryFactory(visit=more)
    with CaptureQueriesContext(connection) as many:
        browser.get(PAGE)
    assert len(many) == len(few)


def test_sources_leave_as_a_file_which_is_on_record(web, visit):
    SourceFactory(visit=visit, code="I02", document="=HYPERLINK(1)")
    browser = web(monitor_of(visit.participant.site))
    rows = rows_of(browser.post(reverse("monitoring_file"), {"kind": "source_verification", "format": "csv"}))
    assert len(rows) == 28
    states = {row["Criterion"]: (row["Document"], row["State"]) for row in rows}
    assert states["I04"] == ("Laboratory report", "to verify")
    assert states["I02"][0] == "'=HYPERLINK(1)"
    assert states["I01"] == ("", "no source")
    event = AuditEvent.objects.get(action="exported")
    assert event.changes == {"kind": [None, "source_verification"], "rows": [None, "28"]}


def test_queries_leave_as_a_file_of_one_site(web, visit, elsewhere):
    QueryFactory(visit=visit, text="Which report?"), QueryFactory(visit=draft(elsewhere))
    rows = rows_of(
        web(administrator()).post(reverse("monitoring_file"), {"kind": "queries", "format": "csv", "site": "UAB"})
    )
    assert [(row["Question"], row["Status"]) for row in rows] == [("Which report?", "open")]


def test_a_coordinator_takes_nothing_out(web, visit):
    browser = web(coordinator_of(visit.participant.site))
    assert browser.post(reverse("monitoring_file"), {"kind": "queries", "format": "csv"}).status_code == 403


def test_the_queries_of_another_site_wait_for_others(visit, site, elsewhere):
    query = new_query(visit, "E14", "Which scale?", by=monitor_of(site), at=NOW)
    assert list(waiting_queries(monitor_of(site))) == [query]
    assert list(waiting_queries(monitor_of(elsewhere))) == []
