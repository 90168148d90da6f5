"""From the list of things to do to the question that decides soonest, and on to the next."""

import pytest
from playwright.sync_api import expect

from tests.journeys.attempts import draft_of_today
from tests.journeys.screening_page import ScreeningPage

pytestmark = pytest.mark.browser


def test_the_question_that_decides_soonest_is_one_click_away_and_makes_way_for_the_next(visitor, site, coordinator):
    page, visit = visitor(coordinator), draft_of_today(site, dm_rash=None, ck=None)
    page.goto("/protocol/")
    page.get_by_role("link", name="1 person waits for you").click()
    expect(page.get_by_role("region", name="To do")).to_contain_text("5 answers left, still possible")
    page.get_by_role("region", name="To do").get_by_role("link", name=visit.participant.screening_number).click()
    form, asked = ScreeningPage(page, visit), page.get_by_role("region", name="Ask next")
    expect(asked.get_by_role("listitem").first).to_have_text("Dermatomyositis rash can exclude: I07")
    asked.get_by_role("link", name="Dermatomyositis rash").click()
    expect(page.locator("[name=dm_rash]:focus")).to_have_count(1)
    form.choose("Dermatomyositis rash, ever", "Never")
    expect(asked.get_by_role("listitem").first).to_have_text("CK: value needed for I04")
    asked.get_by_text("1 more open answer").click()
    form.choose("Dermatomyositis rash, ever", "Yes")
    expect(asked).to_contain_text("A criterion fails already: the decision needs no more answers.")
    expect(asked.get_by_text("CK: unit of the upper limit")).to_be_visible()
