"""A page that is left alone shows nothing any more once the session is over."""

import pytest
from django.conf import settings

from tests.journeys.attempts import draft_of_today

pytestmark = pytest.mark.browser


def test_a_page_left_alone_is_covered_and_comes_back_for_the_same_person_alone(visitor, site, coordinator):
    number = draft_of_today(site).participant.screening_number
    page = visitor(coordinator)
    page.clock.install()
    page.goto(f"/participants/{number}/")
    page.clock.fast_forward((settings.SESSION_COOKIE_AGE - 5) * 1000)
    assert page.locator("h1").is_visible()
    page.clock.fast_forward(10 * 1000)
    assert page.get_by_text("You were signed out.").is_visible()
    assert number not in page.locator("body").inner_text()
    page.evaluate("new BroadcastChannel('requests').postMessage('somebody else')")
    page.wait_for_timeout(100)
    assert not page.locator("h1").is_visible()
    page.evaluate("new BroadcastChannel('requests').postMessage(document.body.dataset.user)")
    page.locator("h1").wait_for()


def test_a_page_is_covered_at_once_when_somebody_else_signs_in_beside_it(visitor, site, coordinator):
    number = draft_of_today(site).participant.screening_number
    page = visitor(coordinator)
    page.goto(f"/participants/{number}/")
    assert page.locator("h1").is_visible()

    page.evaluate("new BroadcastChannel('requests').postMessage('somebody else')")

    page.get_by_text("You were signed out.").wait_for()
    assert number not in page.locator("body").inner_text()
    page.evaluate("new BroadcastChannel('requests').postMessage(document.body.dataset.user)")
    page.locator("h1").wait_for()
