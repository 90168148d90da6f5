"""A second attempt takes over what does not age, and an amendment is looked at before it takes effect."""

import pytest
from playwright.sync_api import expect

from screening.management.demo.protocol import AMENDED
from screening.models import ScreeningVisit
from screening.rules.protocol import PROTOCOLS
from screening.rules.words import show_day
from tests.journeys.attempts import draft_of_today, today_at
from tests.journeys.looking import SCHEMES, too_wide, violations_of
from tests.journeys.screening_page import ScreeningPage
from tests.scenes import administrator, screen_failure

pytestmark = pytest.mark.browser


def test_what_does_not_age_is_confirmed_with_a_tick_and_seen_at_once(visitor, site, coordinator):
    first = screen_failure(site)
    looked_at = visitor(coordinator)
    looked_at.goto(f"/participants/{first.participant.screening_number}/attempts/2/")
    assert [*too_wide(looked_at), *violations_of(looked_at, SCHEMES)] == []
    form = ScreeningPage(visitor(coordinator), first)
    form.address = form.address.replace("/1/", "/2/")
    form.go()
    form.give_consent(show_day(today_at(site)))
    rash = form.page.get_by_role("row", name="Dermatomyositis rash")
    expect(rash).to_contain_text("To be confirmed")
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
    page.goto("/protocol/amendment/")
    assert [*too_wide(page), *violations_of(page, SCHEMES)] == []
