"""The study pages: of one's own sites, deciding nothing, and each export on record."""

import csv
import io

import pytest
from django.urls import reverse

from screening.models import AuditEvent, CriterionVerdict, ScreeningVisit
from tests.factories import BASE_FACTS, SiteRoleFactory
from tests.scenes import (
    FAILING,
    administrator,
    coordinator_of,
    draft,
    investigator_of,
    monitor_of,
    screen_failure,
)
from tests.views.people import text_of, user_as

pytestmark = pytest.mark.django_db
HEAVY = BASE_FACTS | {"weight": {"value": 130, "unit": "kg"}}
MOVED = {"change": "weight_more_than_kg", "of": "weight_more_than_kg", "value": "130"}


def file_of(browser, kind, **sent):
    return browser.post(reverse("study_file", args=[kind]), sent)


def rows_of(response):
    return list(csv.DictReader(io.StringIO(response.content.decode("utf-8-sig"))))


def test_one_sees_the_sites_one_may_read_and_no_other(web, site, elsewhere):
    screen_failure(site)
    draft(elsewhere, HEAVY)
    for role in ("coordinator", "administrator"):
        browser = web(user_as(role, site))
        everybody, said = text_of(browser.get("/study/")), text_of(browser.get("/study/what-if/", MOVED))
        assert ("Registered 2" in everybody) == (role == "administrator"), role
        assert ("MIA-" in said) == (role == "administrator"), role


def test_a_site_is_chosen_from_one_s_own(web, site, elsewhere):
    draft(site), draft(elsewhere)
    browser = web(administrator())
    assert "Registered 1" in text_of(browser.get("/study/", {"site": "UAB"}))
    said = text_of(web(coordinator_of(site)).get("/study/", {"site": "MIA"}))
    assert "The site asked for is not on the list" in said
    assert "Registered 1" in said


def test_an_empty_study_says_so(web, site):
    said = text_of(web(coordinator_of(site)).get("/study/"))
    for words in ("Nobody is registered yet.", "No criterion fails for anybody", "No attempt is decided yet."):
        assert words in said


def test_a_moved_number_shows_whose_outcome_would_be_another_and_changes_nothing(web, site):
    heavy, fine = draft(site, HEAVY), draft(site)
    browser, events = web(coordinator_of(site)), AuditEvent.objects.count()
    kept = list(ScreeningVisit.objects.values()), list(CriterionVerdict.objects.values())
    said = text_of(browser.get("/study/what-if/", MOVED))
    assert "E14 Weight, more than 130 kg (the protocol says 120 kg): 1 of 2 attempts" in said
    assert f"{heavy.participant.screening_number} Not eligible Eligible" in said
    assert fine.participant.screening_number not in said
    assert "This decides nothing" in said
    assert (list(ScreeningVisit.objects.values()), list(CriterionVerdict.objects.values())) == kept
    assert AuditEvent.objects.count() == events


def test_a_criterion_left_out_and_what_is_not_on_the_scale(web, site):
    draft(site, FAILING)
    browser = web(coordinator_of(site))
    said = text_of(browser.get("/study/what-if/", {"change": "I07"}))
    assert "Without I07 Dermatomyositis rash: 1 of 1 attempt would" in said
    for value in ("500", "130.5", "-1", "NaN", "1e2", "١٣٠,"):
        said = text_of(browser.get("/study/what-if/", MOVED | {"value": value}))
        assert "The number asked for is not on the list" in said, value
        assert "as the protocol says" in said, value


def test_a_number_given_for_another_change_is_not_taken_over(web, site):
    draft(site)
    said = text_of(web(coordinator_of(site)).get("/study/what-if/", MOVED | {"change": "rituximab"}))
    assert "E06 Rituximab, less than 6 months ago, as the protocol says" in said


def test_each_part_leaves_as_csv_and_is_on_record(web, site, elsewhere):
    screen_failure(site), draft(site, HEAVY), draft(elsewhere, HEAVY)
    user = monitor_of(site)
    browser = web(user)
    for kind, rows in (("flow", 14), ("failures", 28), ("times", 1), ("what-if", 2)):
        found = rows_of(file_of(browser, kind, site="UAB", **MOVED))
        assert len(found) == rows, kind
        assert "MIA" not in str(found), kind
        event = AuditEvent.objects.filter(action="exported").latest("pk")
        assert (event.by, event.changes["rows"]) == (user, [None, str(rows)]), kind
        assert event.changes["filter.site"] == [None, "UAB"], kind
    assert "What if: outcomes before and after" in text_of(web(administrator()).get("/audit-trail/"))


def test_an_export_holds_only_the_sites_that_one_may_export(web, site, elsewhere):
    user = investigator_of(site)
    SiteRoleFactory(user=user, site=elsewhere, role="coordinator")
    screen_failure(site), screen_failure(elsewhere)
    browser = web(user)
    assert "Registered 2" in text_of(browser.get("/study/"))
    assert {row["Site"] for row in rows_of(file_of(browser, "times"))} == {"UAB"}
    assert file_of(browser, "times", site="MIA").status_code == 404


def test_a_coordinator_is_offered_no_export_and_gets_none(web, site):
    screen_failure(site)
    browser = web(coordinator_of(site))
    assert "Export as CSV" not in text_of(browser.get("/study/"))
    assert file_of(browser, "flow").status_code == 403
    assert file_of(web(monitor_of(site)), "everything").status_code == 404


def test_the_number_of_queries_does_not_grow_with_people(web, site, django_assert_max_num_queries):
    browser = web(administrator())
    screen_failure(site)
    for _ in range(8):
        draft(site, HEAVY)
    with django_assert_max_num_queries(13):
        browser.get("/study/")
    with django_assert_max_num_queries(17):
        browser.get("/study/what-if/", MOVED)
