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

_UNTIL_IT_IS_KEPT = """new Promise(done => {
    const isKept = () => Object.keys(sessionStorage).some(key => key.startsWith("unsaved"));
    const look = () => isKept() ? done() : setTimeout(look, 50);
    look();
})"""


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


def test_what_was_typed_is_offered_again_after_a_reload(visitor, site, coordinator):
    form = ScreeningPage(visitor(coordinator), draft_of_today(site)).go()
    form.unfold("5 Body")
    form.type("Weight", "81.5")
    form.page.evaluate(_UNTIL_IT_IS_KEPT)
    form.page.on("dialog", lambda dialog: dialog.accept())
    form.page.reload()
    form.page.get_by_role("button", name="Bring it back").click()
    expect(form.field("Weight")).to_have_value("81.5")


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
