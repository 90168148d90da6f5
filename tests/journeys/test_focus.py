"""What one is at neither goes away nor out of sight when the answer to what one typed before comes in."""

import pytest
from playwright.sync_api import expect

from tests.journeys.attempts import draft_of_today
from tests.journeys.keyboard import Keyboard
from tests.journeys.screening_page import ScreeningPage

pytestmark = pytest.mark.browser
_TO_THE_LOWER_EDGE = "here => window.scrollBy(0, Math.ceil(here.getBoundingClientRect().bottom) - innerHeight)"


def test_a_question_that_turns_out_needless_goes_when_it_is_left(visitor, site, coordinator):
    form = ScreeningPage(visitor(coordinator), draft_of_today(site)).go()
    form.unfold("7 Medicines and treatments")
    form.form.get_by_role("button", name="Add a treatment").click()
    form.type("Medicine or procedure", "prednisone")
    indication = form.form.get_by_label("Given for")
    indication.focus()
    expect(form.form.locator(".row-card-known")).to_contain_text("glucocorticoid")
    expect(indication).to_be_focused()
    form.page.keyboard.press("Tab")
    expect(indication).to_be_hidden()


def test_on_a_phone_the_focus_is_never_under_the_panel_however_much_it_says(visitor, site, coordinator):
    form = ScreeningPage(visitor(coordinator, viewport={"width": 390, "height": 844}), draft_of_today(site)).go()
    form.unfold("6 Laboratory")
    form.unfold("1 Consent and visit")
    form.type("Consent signed on", "99-XXX")
    expect(form.page.get_by_role("complementary", name="Verdicts")).to_contain_text("1 answer to correct")
    keys = Keyboard(form.page)
    keys.to("Keyboard shortcuts")  # the last on the page
    assert keys.unseen == []


def test_what_grows_above_the_focus_does_not_push_it_out_of_sight(visitor, site, coordinator):
    form = ScreeningPage(visitor(coordinator, viewport={"width": 1280, "height": 600}), draft_of_today(site)).go()
    form.unfold("1 Consent and visit")
    form.type("Consent signed on", "99-XXX")
    next_section = form.page.locator("details.form-section > summary").nth(1)
    next_section.focus()
    next_section.evaluate(_TO_THE_LOWER_EDGE)
    expect(next_section).to_be_in_viewport(ratio=0.9)
    expect(form.form.locator(".field-error").first).to_be_visible()
    expect(next_section).to_be_in_viewport(ratio=1)
