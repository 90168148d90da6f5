"""How a criterion is read opens over what one does; a monitor verifies several sources at once."""

import pytest
from playwright.sync_api import expect

from screening.models import Source
from tests.factories import SourceFactory
from tests.journeys.attempts import draft_of_today
from tests.journeys.screening_page import ScreeningPage
from tests.scenes import monitor_of

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("is_help_open", [True, False])
def test_the_focus_stays_on_a_code_whose_verdict_becomes_another(visitor, site, coordinator, is_help_open):
    page = visitor(coordinator)
    form = ScreeningPage(page, draft_of_today(site, weight=None)).go()
    form.unfold("5 Body")
    form.pick("Unit of the weight", "kg")
    held = []
    page.route("**/live/", lambda route: held.append(route), times=1)
    with page.expect_request("**/live/"):
        form.type("Weight", "80")
    code = form.criterion("E14").locator("a[data-help]")
    code.focus()
    if is_help_open:
        page.keyboard.press("Enter")
        expect(page.get_by_role("dialog", name="E14 Weight")).to_be_visible()
    held.pop().continue_()
    expect(form.panel.locator(".criterion[data-code=E14][data-verdict=PASS]")).to_be_attached()
    page.keyboard.press("Escape")
    expect(code).to_be_focused()


def test_help_keeps_what_was_typed_and_ticked_sources_are_verified(visitor, site, coordinator):
    visit = draft_of_today(site, weight=None)
    for code in ("I04", "E14"):
        SourceFactory(visit=visit, code=code)

    page = visitor(coordinator)
    form = ScreeningPage(page, visit).go()
    form.unfold("5 Body")
    form.type("Weight", "80")
    code = form.criterion("E14").locator("a[data-help]")
    code.focus()
    page.keyboard.press("Enter")
    help_dialog = page.get_by_role("dialog", name="E14 Weight")
    expect(help_dialog).to_contain_text("exactly 120 kg does not")
    page.keyboard.press("Escape")
    expect(help_dialog).to_be_hidden()
    expect(code).to_be_focused()
    expect(page.get_by_label("Weight", exact=True)).to_have_value("80")

    page = visitor(monitor_of(site))
    page.goto("/monitoring/")
    page.get_by_label("I04 CK").check()
    page.get_by_label("E14 Weight").check()
    page.get_by_role("button", name="Mark the ticked ones as verified").click()
    expect(page.locator("main")).to_contain_text("2 of 2 sources verified.")
    assert Source.objects.filter(verified_at__isnull=False).count() == 2
