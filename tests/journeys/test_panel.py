"""The panel beside the form says what the answers come to before anything is saved."""

import time

import pytest
from playwright.sync_api import expect

from benchmarks.faults.ground import calibration
from screening.models import Treatment
from tests.journeys.attempts import draft_of_today
from tests.journeys.screening_page import ScreeningPage

pytestmark = pytest.mark.browser


def test_a_clear_failure_shows_at_once_and_nothing_is_saved_by_it(visitor, site, coordinator):
    form = ScreeningPage(visitor(coordinator), draft_of_today(site)).go()
    expect(form.panel.locator(".outcome")).to_have_text("Eligible")
    form.unfold("7 Medicines and treatments")
    form.choose("Statin", "All listed below")
    form.form.get_by_role("button", name="Add a treatment").click()
    form.type("Medicine or procedure", "Lipitor")
    form.choose("Ongoing?", "Yes")
    form.expect_verdict("E08", "Fail")
    expect(form.criterion("E08")).to_contain_text("Lipitor")
    expect(form.panel.locator(".outcome")).to_have_text("Not eligible")
    assert not Treatment.objects.exists()


@pytest.mark.parametrize(("width", "height"), [(1280, 800), (390, 844)])
def test_a_statin_of_today_is_seen_to_exclude_without_scrolling_and_within_two_seconds(
    visitor, site, coordinator, width, height
):
    """Two seconds on a machine that is not slowed down: one request, asked for 0.4 s after the answer."""
    page = visitor(coordinator, viewport={"width": width, "height": height})
    form = ScreeningPage(page, draft_of_today(site, treatments=[], treatments_asked={})).go()
    form.unfold("7 Medicines and treatments")
    form.choose("Statin", "All listed below")
    form.form.get_by_role("button", name="Add a treatment").click()
    with page.expect_response("**/live/"):
        page.keyboard.type("Lipitor")
    ongoing = form.question("Ongoing?").get_by_role("radio", name="Yes", exact=True)
    ongoing.focus()
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    began = time.monotonic()
    page.keyboard.press("Space")
    outcome = form.panel.locator(".outcome")
    expect(outcome).to_have_text("Not eligible")
    assert time.monotonic() - began < 2 * max(1, calibration() / 0.5)
    expect(outcome).to_be_in_viewport()
    expect(form.panel.locator(".panel-why")).to_contain_text("E08 Lipitor (a statin) is ongoing")
    expect(form.panel.locator(".panel-why")).to_be_in_viewport(ratio=1)
    expect(ongoing).to_be_in_viewport()
    assert [url.rpartition("/attempts/")[2] for url in asked] == ["1/live/"]
