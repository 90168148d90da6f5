"""From the sign-in to a decided screening with the fewest clicks and keys, of a person with nothing unusual.

Typed at the least: 13 dates and numbers of the coordinator, two reasons of the investigator. README tells the counts.
"""

import pytest
from playwright.sync_api import expect

from screening.models import ScreeningVisit
from tests.factories import PASSWORD
from tests.journeys.answers import month, typed
from tests.journeys.attempts import today_at
from tests.journeys.hands import Hands
from tests.journeys.screening_page import ScreeningPage

pytestmark = pytest.mark.browser
TO_SUBMITTED = {"keys": 134, "clicks": 18}
TO_SIGNED = {"keys": 18, "clicks": 3}


def test_a_typical_person_takes_few_clicks_and_keys(visitor, site, coordinator, investigator):
    hands = Hands(visitor())
    hands.page.goto("/")
    sign_in(hands, coordinator)
    register(hands)
    fill_in(hands, site)
    assert hands.done == TO_SUBMITTED

    hands = Hands(visitor())
    hands.page.goto("/")
    sign_in(hands, investigator)
    judge_and_sign(hands, investigator)
    assert hands.done == TO_SIGNED
    visit = ScreeningVisit.objects.get()
    assert (visit.status, visit.country_of_residence, visit.state_of_residence) == ("eligible", "US", "AL")


def sign_in(hands, user):
    hands.at(hands.page.get_by_label("User name"))
    hands.secret(user.username)
    hands.press("Tab")
    hands.secret(PASSWORD)
    hands.press("Enter")


def register(hands):
    page = hands.page
    hands.click(page.get_by_role("link", name="Register a participant"))
    hands.at(page.get_by_label("Female", exact=True))
    hands.press("Space", "Tab")
    page.keyboard.type("14-MAY-1971")
    hands.keys += 11
    hands.press("Enter")


def fill_in(hands, site):
    today = today_at(site)
    form = ScreeningPage(hands.page)
    hands.at(form.field("Consent signed on"))
    hands.press("t", "Tab", "2", "Tab", "t")
    consent_to_body(hands, form, today)
    laboratory_to_reaction(hands, form, today)
    history_to_wells(hands, form)
    form.expect_verdict("E20", "Unknown")
    expect(form.panel.locator(".panel-counts li").first).to_have_text("1 Open")
    hands.click(form.form.get_by_role("button", name="Save and submit for review"))
    expect(hands.page.get_by_text("Saved and submitted for review.").first).to_be_visible()


def consent_to_body(hands, form, today):
    begin(hands, "2 Person and residence")
    hands.press("Tab", "Tab")
    hands.at(form.field("Country of residence"))
    hands.type("u", "a")
    hands.press("Enter", "Tab", "1")  # 3 Disease
    hands.type(month(today, 60))
    hands.press("Tab", "Tab", "Tab")
    hands.type(str(today.year - 2))
    hands.press("Tab", "Tab")
    hands.press("1", "Tab", "1", "Tab", "1")
    hands.press("Enter", "Tab", "1")  # 4 Muscle strength
    hands.at(form.field("MMT-8 total"))
    hands.type("118")
    begin(hands, "5 Body")
    hands.type("74", "k")


def laboratory_to_reaction(hands, form, today):
    sampled = typed(today, 6)
    begin(hands, "6 Laboratory")
    hands.type("3200", "u", "200", "u", sampled)
    hands.press("1")
    hands.type("0.7", "m", sampled)
    begin(hands, "7 Medicines and treatments")
    hands.click(hands.page.get_by_role("button", name="Asked: none of the classes still open"))
    begin(hands, "8 Reaction to immunoglobulin")
    hands.press("1", "2")


def history_to_wells(hands, form):
    for title in ("9 Heart, vessels and clots", "13 Wells score for DVT", "14 Wells score for PE"):
        begin(hands, title)
        section = hands.page.locator("details.form-section").filter(has_text=title)
        hands.click(section.get_by_role("button", name="Asked: no to all still open here"))
    hands.click(form.field("Heart rate"))
    hands.type("76")
    begin(hands, "10 Cancer")
    hands.press("2")
    begin(hands, "11 Clotting conditions")
    hands.press("1")
    begin(hands, "12 Pregnancy and contraception")
    hands.press("1", "1", "t", "Tab", "2", "1")


def begin(hands, title):
    """Unfolds a section, and goes to its first answer."""
    hands.click(hands.page.get_by_role("heading", name=title, exact=True))
    hands.press("Tab")


def judge_and_sign(hands, investigator):
    page = hands.page
    hands.click(page.get_by_role("region", name="To do").get_by_role("link", name="UAB-001"))
    hands.click(page.locator("#judgement").get_by_label("No", exact=True))
    hands.press("Tab")
    hands.type("No concern.")
    hands.press("Enter")
    expect(page.get_by_text("Your judgement is recorded.")).to_be_visible()
    decision = page.get_by_role("region", name="Decision")
    hands.click(decision.get_by_label("User name"))
    hands.secret(investigator.username)
    hands.press("Tab")
    hands.secret(PASSWORD)
    hands.press("Enter")
    expect(page.get_by_text("Signed. The decision and all it rests on are frozen.")).to_be_visible()
