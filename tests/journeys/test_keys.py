"""The keyboard gets one anywhere, unless one types or has switched that off."""

import re

import pytest
from playwright.sync_api import expect

from screening.models import ScreeningVisit
from tests.journeys.attempts import draft_of_today
from tests.journeys.screening_page import ScreeningPage

pytestmark = pytest.mark.browser


def test_shortcuts_lead_about_and_can_be_switched_off(visitor, site, coordinator):
    page = visitor(coordinator)
    visit = draft_of_today(site, weight=None)
    ScreeningPage(page, visit).go()
    page.keyboard.press("n")
    expect(page.locator("#id_weight_value")).to_be_focused()
    page.keyboard.type("70")
    page.keyboard.press("Control+s")
    expect(page.locator("#messages .message, .error-summary").first).to_be_visible()
    born = page.locator("#id_date_of_birth")
    born.evaluate("field => { field.closest('details').open = true; }")
    born.fill("31-FEB-1971")
    born.press("Control+s")
    expect(page.locator(".error-summary")).to_be_focused()
    expect(page.locator("#note_date_of_birth")).to_contain_text("31-FEB-1971 is not a day of the calendar")
    expect(born).to_have_value("31-FEB-1971")
    born.fill("14-MAY-1971")
    born.press("Control+s")
    expect(page.locator(".error-summary")).to_have_count(0)

    page.goto("/participants/")
    page.keyboard.press("?")
    expect(page.get_by_role("dialog", name="Keyboard shortcuts")).to_be_visible()
    page.keyboard.press("Escape")
    page.get_by_role("link", name="Status").click()
    expect(page.locator("th[aria-sort=ascending]")).to_contain_text("Status")
    assert page.url.endswith("/participants/?sort=status")
    page.keyboard.press("/")
    expect(page.locator("#site-search")).to_be_focused()
    page.keyboard.type("gh")
    expect(page.locator("#site-search")).to_have_value("gh")

    page.goto("/participants/")
    page.keyboard.press("?")
    page.get_by_label("Use keyboard shortcuts").uncheck()
    page.get_by_role("button", name="Close").click()
    page.keyboard.press("/")
    expect(page.locator("#site-search")).not_to_be_focused()


def test_saving_by_keys_what_cannot_be_loses_nothing_and_says_where(visitor, site, coordinator):
    """Without a readable screening date there is no verdict to announce: that once stopped the panel's script."""
    visit = draft_of_today(site)
    form = ScreeningPage(visitor(coordinator), visit).go()
    form.unfold("1 Consent and visit")
    for label in ("Consent signed on", "Screening date"):
        form.field(label).select_text()
        form.page.keyboard.type("31-FEB-2026")
        form.page.keyboard.press("Control+s")
        problems = form.page.get_by_role("alert", name="Nothing was saved yet")
        expect(problems).to_be_focused()
        expect(problems.get_by_role("link", name=f"{label}: 31-FEB-2026 is not a day of the calendar.")).to_be_visible()
        expect(form.field(label)).to_have_value("31-FEB-2026")
        expect(form.field(label)).to_have_accessible_description(re.compile("is not a day of the calendar"))
    expect(form.page.locator("#announcer")).to_contain_text("Enter the screening date to see the verdicts")
    assert ScreeningVisit.objects.get(pk=visit.pk).version == visit.version
