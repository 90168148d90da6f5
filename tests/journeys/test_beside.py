"""Queries and the history of a value, in dialogs over the form that leave it as it is."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from screening.actions.review import return_to_coordinator
from screening.models import Query
from tests.factories import NOW
from tests.journeys.attempts import draft_of_today, facts_of_today, today_at
from tests.journeys.screening_page import ScreeningPage
from tests.scenes import in_review, monitor_of, save

pytestmark = pytest.mark.browser


def test_a_query_is_raised_answered_and_closed_beside_its_answer(visitor, site, coordinator):
    visit = draft_of_today(site)
    monitor = monitor_of(site)
    asking = ScreeningPage(visitor(monitor), visit).go()
    asking.unfold("5 Body")
    raise_it = asking.page.get_by_role("link", name="Raise a query on Weight")
    raise_it.click()
    dialog = asking.page.get_by_role("dialog", name="Raise a query")
    expect(dialog.get_by_role("combobox")).to_be_focused()
    asking.page.keyboard.press("Escape")
    expect(raise_it).to_be_focused()
    raise_it.press("Enter")
    dialog.get_by_role("textbox").fill("On which scale?")
    dialog.get_by_role("button", name="Raise").click()
    expect(asking.page.locator("#queries_weight_value")).to_contain_text("On which scale?")

    form = ScreeningPage(visitor(coordinator, viewport={"width": 390, "height": 844}), visit).go()
    form.unfold("5 Body")
    form.type("Height", "171")
    form.page.locator("#queries_weight_value").get_by_role("link", name="Answer").click()
    dialog = form.page.get_by_role("dialog")
    assert form.page.evaluate("document.scrollingElement.scrollWidth") <= 390
    dialog.get_by_role("textbox").fill("On the one of the ward.")
    dialog.get_by_role("button", name="Answer").click()
    expect(form.page.locator("#queries_weight_value")).to_contain_text("Answer: On the one of the ward.")
    form.page.keyboard.press("Escape")
    expect(form.field("Height")).to_have_value("171")

    asking.page.goto(f"/participants/{visit.participant.screening_number}/")
    expect(asking.page.locator("#queries")).to_contain_text("1 answered")
    asking.page.get_by_role("main").get_by_role("button", name="Close").click()
    expect(asking.page.get_by_role("status").first).to_contain_text("closed")
    assert Query.objects.get().closed_by == monitor


def test_the_history_of_a_value_tells_who_when_from_to_and_why(visitor, site, coordinator, investigator):
    today = today_at(site)
    visit = in_review(site, facts_of_today(site), screening_date=today, consented_on=today - timedelta(days=14))
    visit = return_to_coordinator(by=investigator, at=NOW, visit=visit, queries={"weight.value": "Which scale?"})
    heavier = facts_of_today(site, weight={"value": 81, "unit": "kg"})
    save(visit, coordinator, heavier, at=timezone.now(), reason="Read again")
    form = ScreeningPage(visitor(coordinator), visit).go()
    form.unfold("5 Body")
    history = form.page.get_by_role("link", name="History of Weight")
    history.click()
    row = form.page.get_by_role("dialog", name="History: Weight").locator("tbody tr")
    for said in (coordinator.name, "74.5", "81", "Read again"):
        expect(row).to_contain_text(said)
    form.page.keyboard.press("Escape")
    expect(history).to_be_focused()
