"""The study pages in a browser: the slider asks anew, and the button does so without scripts."""

import pytest
from playwright.sync_api import expect

from tests.factories import BASE_FACTS
from tests.scenes import draft

pytestmark = pytest.mark.browser


def test_a_number_is_moved_by_keyboard_and_the_answer_follows(visitor, site, coordinator):
    draft(site, BASE_FACTS | {"weight": {"value": 121, "unit": "kg"}})
    page = visitor(coordinator)
    page.goto("/study/")
    expect(page.get_by_role("img", name="Flow of participants")).to_be_visible()
    page.get_by_role("link", name="What if", exact=True).click()
    page.get_by_label("Change", exact=True).select_option("weight_more_than_kg")
    said = page.locator("#what-if-said")
    expect(said).to_contain_text("120 kg, as the protocol says: none of 1 attempt")
    expect(page.locator(".htmx-added")).to_have_count(0)  # 20 ms until what was drawn anew listens
    page.get_by_role("slider").focus()
    page.keyboard.press("ArrowRight")
    expect(said).to_contain_text("more than 121 kg (the protocol says 120 kg)")
    expect(page.locator("#what-if-answer")).to_contain_text("UAB-")
    expect(page.get_by_role("slider")).to_be_focused()
