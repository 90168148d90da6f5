"""A lost session, somebody else's save, a reload, an impatient finger: nothing lost, nothing doubled."""

import pytest
from django.contrib.sessions.models import Session
from playwright.sync_api import expect

from screening.models import AuditEvent, Participant, ScreeningVisit
from tests.journeys.answers import typed
from tests.journeys.attempts import draft_of_today, today_at
from tests.journeys.screening_page import ScreeningPage, sign_in
from tests.scenes import coordinator_of

pytestmark = pytest.mark.browser

KEPT = "Not saved yet. What you typed is kept for you."


def test_typed_answers_survive_a_session_that_ended(visitor, site, coordinator):
    form = ScreeningPage(visitor(coordinator), visit := draft_of_today(site)).go()
    form.unfold("5 Body")
    form.type("Weight", "81.5")
    Session.objects.all().delete()
    form.save()
    dialog = form.page.get_by_role("dialog", name="Your session has ended")
    with form.page.expect_popup() as tab:
        dialog.get_by_role("link", name="Sign in in a new tab").click()
    sign_in(tab.value, coordinator)
    expect(tab.value.get_by_role("heading", name="Screening today")).to_be_visible()
    dialog.get_by_role("button", name="I have signed in: go on").click()
    form.expect_saved()
    expect(form.field("Weight")).to_have_value("81.5")
    assert str(ScreeningVisit.objects.get(pk=visit.pk).weight_value).startswith("81.5")


def test_what_is_typed_before_the_page_listens_is_judged_and_kept(visitor, site, coordinator):
    form = ScreeningPage(visitor(coordinator), draft_of_today(site))
    held = []
    form.page.route("**/htmx*.js", lambda script: held.append(script))
    form.page.goto(form.address, wait_until="commit")
    form.unfold("5 Body")
    form.type("Weight", "120.5")
    form.expect_verdict("E14", "Pass")
    for script in held:
        script.continue_()
    form.expect_verdict("E14", "Fail")
    expect(form.page.get_by_text(KEPT)).to_be_visible()


def test_the_second_saver_sees_both_versions_and_chooses(visitor, site, coordinator):
    visit, colleague = draft_of_today(site), coordinator_of(site)
    mine, theirs = (ScreeningPage(visitor(user), visit).go() for user in (coordinator, colleague))
    for form, weight, height in ((theirs, "90", "170"), (mine, "70", "175")):
        form.unfold("5 Body")
        form.type("Weight", weight)
        form.type("Height", height)
        form.save()
    theirs.expect_saved()
    both = mine.page.get_by_role("region", name="This form was saved in another place")
    expect(both.get_by_role("row", name="Weight 90 70")).to_be_visible()
    assert str(ScreeningVisit.objects.get(pk=visit.pk).weight_value).startswith("90")

    both.get_by_role("group", name="Keep for Weight").get_by_label("Saved").check()
    both.get_by_role("group", name="Keep for Height").get_by_label("Yours").check()
    both.get_by_role("button", name="Save what I chose").click()
    mine.expect_saved()
    expect(mine.field("Weight")).to_have_value("90")
    expect(mine.field("Height")).to_have_value("175")


def test_a_form_typed_half_is_there_in_another_browser_after_the_session_ended(visitor, site, coordinator):
    visit = draft_of_today(site)
    half = ScreeningPage(visitor(coordinator), visit).go()
    half.unfold("5 Body")
    half.type("Weight", "81.5")
    half.unfold("3 Disease")
    half.choose("Dermatomyositis rash, ever", "Uncertain")
    half.unfold("7 Medicines and treatments")
    half.form.get_by_role("button", name="Add a treatment").click()
    with half.page.expect_response(lambda answer: "Lipit" in (answer.request.post_data or "")):
        half.type("Medicine or procedure", "Lipit")
    expect(half.page.get_by_text(KEPT)).to_be_visible()
    Session.objects.all().delete()
    half.page.context.close()

    page = visitor()
    page.goto(half.address)
    sign_in(page, coordinator)
    again = ScreeningPage(page, visit)
    expect(page.get_by_text("and have not saved it")).to_be_visible()
    expect(again.field("Weight")).to_have_value("81.5")
    expect(again.field("Medicine or procedure")).to_have_value("Lipit")
    again.unfold("3 Disease")
    expect(again.question("Dermatomyositis rash, ever").get_by_role("radio", name="Uncertain")).to_be_checked()
    page.get_by_role("button", name="Discard what I typed").click()
    expect(page.get_by_text("is discarded")).to_be_visible()
    expect(again.field("Weight")).to_have_value("74.5")


def test_a_registration_typed_half_is_there_after_the_browser_was_closed(visitor, coordinator):
    first = visitor(coordinator)
    first.goto("/participants/new/")
    first.get_by_label("Surname").fill("Madeup")
    expect(first.get_by_text(KEPT)).to_be_visible()
    first.context.close()

    again = visitor(coordinator)
    again.goto("/participants/new/")
    expect(again.get_by_label("Surname")).to_have_value("Madeup")


def test_a_double_click_on_register_registers_one_person(visitor, coordinator):
    page = visitor(coordinator)
    page.goto("/participants/new/")
    page.get_by_label("Female", exact=True).check()
    page.get_by_label("Date of birth").fill("MAR-1974")
    page.get_by_role("button", name="Register", exact=True).dblclick()
    expect(page.get_by_role("heading", name="Screening form")).to_be_visible()
    assert Participant.objects.count() == 1


def test_a_double_click_on_save_starts_one_attempt(visitor, site, coordinator):
    page = visitor(coordinator)
    page.goto("/participants/new/")
    page.get_by_label("Female", exact=True).check()
    page.get_by_label("Date of birth").fill("MAR-1974")
    page.get_by_role("button", name="Register", exact=True).click()
    form = ScreeningPage(page)
    form.give_consent(typed(today_at(site)))
    form.form.get_by_role("button", name="Save", exact=True).last.dblclick()
    form.expect_saved()
    assert ScreeningVisit.objects.count() == 1
    assert AuditEvent.objects.exclude(action="signed_in").count() == 2, "registered once, started once"
