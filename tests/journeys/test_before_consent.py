"""Before consent: the log by keys alone, and the public pre-screener by a stranger."""

import pytest
from playwright.sync_api import expect

from screening.models import PrescreenEntry
from tests.journeys.looking import SCHEMES, violations_of

pytestmark = pytest.mark.browser


def test_entries_go_into_the_log_by_keys_alone_and_a_stranger_is_advised(visitor, coordinator, settings):
    settings.PRESCREENER = True
    page = visitor(coordinator)
    page.goto("/pre-screening/")
    page.locator("#entry_source").focus()
    for source in ("Reg", "Ref"):
        expect(page.locator("#entry_source")).to_be_focused()
        page.keyboard.type(source)
        page.keyboard.press("Tab")
        page.keyboard.type("Not e")
        page.keyboard.press("Tab")
        page.keyboard.type("E08")
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        expect(page.get_by_role("status").first).to_contain_text("is in the log")
    said = PrescreenEntry.objects.order_by("number").values_list("source", "outcome", "reason")
    assert list(said) == [("registry", "not_eligible", "E08"), ("referral", "not_eligible", "E08")]

    page = visitor()
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto("/check/")
    page.get_by_role("button", name="Start").click()
    assert page.evaluate("document.scrollingElement.scrollWidth") <= 390
    assert [*violations_of(page, SCHEMES[:1])] == []
    page.get_by_label("Yes").check()
    page.get_by_role("button", name="Next").click()
    page.get_by_label("Where do you live?").select_option("AL")
    page.get_by_role("button", name="Next").click()
    for number in range(3, 20):
        expect(page.get_by_role("heading", level=1)).to_have_text(f"Question {number} of 19")
        page.get_by_label("Not sure").check()
        page.get_by_role("button", name="Next").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Ask your doctor")
    assert [*violations_of(page, SCHEMES[:1])] == []
    assert page.evaluate("document.scrollingElement.scrollWidth") <= 390
    assert page.url.endswith("/check/")
    assert page.context.cookies() == []
