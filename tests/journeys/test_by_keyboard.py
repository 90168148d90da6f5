"""A person is registered, screened and submitted without a pointer, and one sees all the way where one is."""

from datetime import datetime

import pytest
from playwright.sync_api import expect

from screening.models import ScreeningVisit, Status
from tests.journeys.answers import ALL_NO, NONE_OF, sections, typed
from tests.journeys.keyboard import Keyboard

pytestmark = pytest.mark.browser
TIA = "Transient ischaemic attack (TIA), ever"
ADDED = {"Add a treatment": "Medicine or procedure", "Add an event": "Date"}
"""By the button that adds a row, the question that has the focus in it."""


def answers(today):
    """By question what is answered; all of it speaks for taking part."""
    said = {question: answer for asked in sections(today).values() for _, question, answer in asked}
    return said | {
        "Consent signed on": typed(today),
        "Version of the consent form": "2.1",
        "Screening date": typed(today),
        "Heart rate": "76",
        "Oral glucocorticoid": "All listed below",
        "Route": "Oral",
        "Mean dose": "10",
        "Started": "2024",
        "Ongoing?": "Yes",
        "Last change of dose": "No change",
        TIA: "Yes",
    }


def test_a_person_is_screened_and_submitted_by_keyboard_alone(visitor, site, coordinator):
    today = datetime.now(site.zone).date()
    page = visitor(coordinator, viewport={"width": 1280, "height": 800})
    keys = Keyboard(page)
    register(keys, page)
    left = answers(today)
    keys.give(left.pop(keys.here.asks))
    answer_everything(keys, left)
    assert left == {}
    keys.press("Enter")
    expect(page.get_by_text("Saved.", exact=True).first).to_be_visible()
    expect(page.get_by_role("button", name="Save", exact=True)).to_be_focused()  # once the answer has settled
    assert keys.tab().name == "Save and submit for review"
    keys.press("Enter")
    expect(page.get_by_text("Saved and submitted for review.").first).to_be_visible()
    assert ScreeningVisit.objects.get().status == Status.IN_REVIEW
    assert keys.unseen == []


def register(keys, page):
    page.goto("/participants/new/")
    assert keys.here.asks == "Sex at birth"
    keys.give("Female")
    keys.to("Date of birth")
    keys.type("14-MAY-1971")
    keys.press("Enter")
    expect(page.get_by_label("Consent signed on")).to_be_focused()


def answer_everything(keys, left):
    """From the top of the form to its Save button, where the focus is left; one row of each list is added."""
    added = set()
    while (here := keys.tab()).asks != "Save":
        if here.kind == "summary" and here.section and not here.is_open:
            keys.press("Enter")
        elif here.name in ADDED and here.name not in added:
            added.add(here.name)
            add_row(keys, here.name)
        elif here.asks in left:
            keys.give(left.pop(here.asks), here)
        elif here.kind == "radio" and here.section in ALL_NO:
            keys.give("No", here)
        elif here.asks in NONE_OF:
            keys.press("ArrowRight")  # from “Not asked”, the last, to the first


def add_row(keys, button):
    keys.press("Enter")
    assert keys.here.name == ADDED[button]
    if button == "Add a treatment":
        keys.type("prednison")
        expect(keys.page.get_by_role("option", name="prednisone").first).to_be_visible()
        keys.press("ArrowDown", "Enter")
        expect(keys.page.locator(":focus")).to_have_value("prednisone")
    else:
        keys.type("2019")
