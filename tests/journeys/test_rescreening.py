"""A second attempt takes over what does not age, and an amendment is looked at before it takes effect."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from screening.management.demo.protocol import AMENDED
from screening.models import ScreeningVisit
from screening.rules.protocol import PROTOCOLS
from screening.rules.words import show_day
from tests.journeys.attempts import draft_of_today, today_at
from tests.journeys.screening_page import ScreeningPage
from tests.journeys.test_every_page import RULES, found_on
from tests.scenes import administrator, screen_failure

pytestmark = pytest.mark.browser


def test_what_does_not_age_is_confirmed_with_a_tick_and_seen_at_once(visitor, site, coordinator):
    first = screen_failure(site)
    form = ScreeningPage(visitor(coordinator), first)
    form.address = form.address.replace("/1/", "/2/")
    form.go()
    form.give_consent(show_day(today_at(site)))
    rash = form.page.get_by_role("row", name="Dermatomyositis rash")
    expect(rash).to_contain_text("To be confirmed")
    form.page.evaluate("scrollTo(0, 0)")  # the head of the page stays above what is scrolled
    assert Axe().run(form.page, context=".carried", options=RULES).response["violations"] == []
    rash.get_by_label("Still right").check()
    expect(form.panel).to_contain_text("Not eligible")
    form.save()
    form.expect_saved()
    expect(rash).to_have_count(0)
    kept = ScreeningVisit.objects.get(participant=first.participant, attempt=2)
    assert (kept.dm_rash, kept.anti_hmgcr_result) == ("yes", "")


def test_the_preview_of_an_amendment_is_accessible_and_fits_a_phone(visitor, site, monkeypatch):
    monkeypatch.setitem(PROTOCOLS, AMENDED.version, AMENDED)
    draft_of_today(site, onset={"first_symptom": str(today_at(site).year - 2)})
    page = visitor(administrator())
    assert list(found_on(page, "/protocol/amendment/")) == []
