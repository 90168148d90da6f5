"""The day of those who work here: what waits, who else is there, what an amendment does, and the way about."""

from datetime import timedelta

import pytest
from playwright.sync_api import expect

from screening.management.demo.protocol import AMENDED
from screening.rules.protocol import PROTOCOLS
from tests.journeys.attempts import draft_of_today, facts_of_today, today_at
from tests.journeys.screening_page import ScreeningPage
from tests.scenes import administrator, coordinator_of, in_review

pytestmark = pytest.mark.browser


def test_what_waits_is_in_the_order_of_urgency_and_goes_when_it_is_done(visitor, site, coordinator, investigator):
    today = today_at(site)
    dates = {"screening_date": today, "consented_on": today - timedelta(days=14)}
    many = draft_of_today(site, ck=None, dm_rash=None)
    few = draft_of_today(site, dm_rash=None)
    submitted = in_review(site, facts_of_today(site), **dates)
    page = visitor(coordinator)
    page.goto("/")
    work = page.get_by_role("region", name="To do")
    home = page.get_by_role("navigation", name="Main").get_by_role("link", name="Home")
    expect(work.get_by_role("heading", level=3)).to_contain_text(["Waiting for the investigator", "Answers missing"])
    people = [each.participant.screening_number for each in (submitted, few, many)]
    expect(work.get_by_role("link")).to_have_text(people)
    expect(home).to_contain_text("2")

    work.get_by_role("link", name=people[1]).click()
    form = ScreeningPage(page, few)
    form.page.get_by_label("Ask next").get_by_role("link").first.click()
    form.page.keyboard.press("Space")
    form.save()
    form.expect_saved()
    page.goto("/")
    expect(work.get_by_role("heading", level=3)).to_contain_text(
        ["Waiting for the investigator", "Ready to submit", "Answers missing"]
    )

    page = visitor(investigator)
    page.goto("/")
    work = page.get_by_role("region", name="To do")
    expect(work.get_by_role("heading", level=3).first).to_contain_text("Waiting for your review")
    work.get_by_role("link", name=people[0]).click()
    expect(page).to_have_url(f"{page.url.partition('/participants')[0]}/participants/{people[0]}/attempts/1/review/")


def test_two_people_in_one_form_see_each_other(visitor, site, coordinator):
    visit = draft_of_today(site)
    ScreeningPage(visitor(coordinator), visit).go()
    second = ScreeningPage(visitor(coordinator_of(site)), visit).go()
    expect(second.page.get_by_role("complementary", name="Verdicts")).to_contain_text(f"Also open: {coordinator.name}")


def test_an_amendment_is_put_in_force_and_a_draft_moved_to_it(visitor, site, coordinator, monkeypatch):
    monkeypatch.setitem(PROTOCOLS, AMENDED.version, AMENDED)
    visit = draft_of_today(site, dm_rash=None)
    page = visitor(administrator())
    page.goto("/protocol/")
    page.get_by_role("link", name="Preview whose verdict another version would change").click()
    expect(page.get_by_role("main")).to_contain_text(f"Version 1.0 → {AMENDED.version}")
    page.get_by_label("Reason").fill("Approved on paper.")
    page.get_by_role("button", name=f"Put version {AMENDED.version} in force").click()
    expect(page.get_by_role("status").first).to_contain_text(f"Version {AMENDED.version} is in force")

    page = visitor(coordinator)
    page.goto(f"/participants/{visit.participant.screening_number}/")
    page.get_by_role("link", name=f"Move to protocol version {AMENDED.version}").click()
    page.get_by_label("Reason").fill("The site follows the amendment from today.")
    page.get_by_role("main").get_by_role("button", name="Move").click()
    expect(page.get_by_role("link", name=f"protocol {AMENDED.version}")).to_be_visible()
    visit.refresh_from_db()
    assert visit.protocol_version.version == AMENDED.version


def test_the_guide_leads_to_where_each_thing_is_done(visitor, site, coordinator, settings):
    settings.DEMO = True
    unfinished = draft_of_today(site, dm_rash=None)
    page = visitor(coordinator)
    page.goto("/")
    held = []
    page.route("**/guide*.js", lambda script: held.append(script), times=1)
    page.get_by_role("link", name="A guided first visit").click()
    expect(page.get_by_role("heading", level=2)).to_have_text("Coordinator")
    page.get_by_label("Done: See what waits today").check()  # before the script that keeps it is here
    held.pop().continue_()
    page.wait_for_load_state()
    page.get_by_role("link", name="Open the medicines of that form").click()
    form = ScreeningPage(page, unfinished)
    expect(form.question("Ongoing?").or_(page.locator("#section_treatments")).first).to_be_visible()
    page.go_back()
    expect(page.get_by_label("Done: See what waits today")).to_be_checked()
