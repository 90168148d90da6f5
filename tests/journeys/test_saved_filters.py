"""Home leads to everybody, what was looked for there is kept under a name, and a query is found by its number."""

import pytest
from playwright.sync_api import expect

from tests.factories import QueryFactory
from tests.scenes import FAILING, draft, in_review, screen_failure

pytestmark = pytest.mark.browser


def test_a_filter_of_home_is_kept_and_used_again_and_a_query_is_found(visitor, site, coordinator):
    waiting, settled = draft(site, FAILING).participant, screen_failure(site).participant
    query = QueryFactory(visit=in_review(site))
    page = visitor(coordinator)

    page.goto("/?criterion=I07&verdict=FAIL")
    rows = page.locator(".matrix tbody th")
    expect(rows).to_have_count(1)
    expect(rows).to_contain_text(waiting.screening_number)
    page.get_by_role("link", name="The same filter over all participants").click()
    expect(page.get_by_role("link", name=settled.screening_number)).to_be_visible()

    page.get_by_text("Save this filter").click()
    page.get_by_label("Name, for you alone").fill("<b>Rash</b>")
    page.keyboard.press("Enter")
    expect(page.get_by_text("The filter “<b>Rash</b>” is saved.")).to_be_visible()
    page.get_by_role("link", name="Status", exact=True).click()
    expect(page.locator("th[aria-sort=ascending]")).to_contain_text("Status")
    page.get_by_role("link", name="<b>Rash</b>").click()
    expect(page.locator("tbody tr")).to_have_count(2)

    page.get_by_role("button", name="Delete the filter <b>Rash</b>").click()
    expect(page.get_by_text("The filter is deleted.")).to_be_visible()
    expect(page.locator("tbody tr")).to_have_count(2)

    page.keyboard.press("/")
    page.keyboard.type(f"query {query.pk}")
    page.keyboard.press("Enter")
    expect(page.locator(f"#query-{query.pk}")).to_contain_text(query.text)
