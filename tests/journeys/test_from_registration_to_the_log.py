"""The whole story: registered, screened, submitted, ruled on, signed, and in the screening log."""

import csv
import io
from datetime import datetime

import openpyxl
import pytest
from playwright.sync_api import expect

from tests.factories import PASSWORD
from tests.journeys.answers import ALL_NO, sections, typed
from tests.journeys.screening_page import ScreeningPage, sign_in
from tests.scenes import administrator

pytestmark = pytest.mark.browser


def test_from_registration_to_the_log(visitor, site, coordinator, investigator):
    today = datetime.now(site.zone).date()
    page = visitor()
    page.goto("/")
    sign_in(page, coordinator)
    screen_and_submit(page, today)
    rule_judge_and_sign(visitor(investigator), investigator)
    page = visitor(administrator())
    for row in (exported(page, "CSV"), exported(page, "Excel (XLSX)")):
        assert row["Screening number"] == "UAB-001"
        assert row["Eligible"] == "yes"
        assert row["Decided by"] == investigator.name
        assert not row["All criteria failed"]


def screen_and_submit(page, today):
    register(page)
    form = ScreeningPage(page)
    form.give_consent(typed(today))
    expect(form.panel).to_contain_text("Not yet known")
    see_what_is_missing(form)
    for title, answers in sections(today).items():
        form.answer(title, answers)
    for title in ALL_NO:
        form.deny_everything(title)
    form.type("Heart rate", "76")
    list_hydrocortisone(form)
    form.expect_verdict("E01", "Review")
    form.expect_verdict("E20", "Unknown")
    expect(form.panel).to_contain_text("1 cannot be decided yet and 1 awaits an investigator's ruling")
    form.save()
    form.expect_saved()
    form.save("Save and submit for review")
    expect(page.get_by_text("Saved and submitted for review.").first).to_be_visible()
    expect(page.get_by_text("Read only: in review")).to_be_visible()


def register(page):
    page.get_by_role("link", name="Register a participant").click()
    page.get_by_label("Female", exact=True).check()
    page.get_by_label("Date of birth").fill("14-MAY-1971")
    page.get_by_label("Surname").fill("Madeup")
    page.get_by_role("button", name="Register", exact=True).click()
    expect(page.get_by_role("heading", name="Screening form")).to_be_visible()
    expect(page.get_by_text("Registered as UAB-001.")).to_be_visible()


def see_what_is_missing(form):
    """An undecided criterion names the missing answer, and a click on either leads to it."""
    form.expect_verdict("E14", "Unknown")
    form.criterion("E14").get_by_role("list", name="Missing answers").get_by_role("link").first.click()
    expect(form.field("Weight")).to_be_focused()
    form.criterion("I03").locator(".criterion-name").get_by_role("link").click()
    expect(form.question("Form used for the MMT-8").get_by_role("radio").first).to_be_focused()


def list_hydrocortisone(form):
    """20 mg are over 15 mg by the plain sum and under it as prednisone: for the investigator."""
    form.unfold("7 Medicines and treatments")
    form.form.get_by_role("button", name="Asked: none of the classes still open").click()
    form.choose("Oral glucocorticoid", "All listed below")
    form.form.get_by_role("button", name="Add a treatment").click()
    name = form.field("Medicine or procedure")
    expect(name).to_be_focused()
    name.press_sequentially("hydrocort")
    form.page.get_by_role("option", name="hydrocortisone").first.click()
    expect(name).to_have_value("hydrocortisone")
    form.pick("Route", "Oral")
    form.type("Mean dose", "20")
    form.type("Started", "2024")
    form.choose("Ongoing?", "Yes")
    form.pick("Last change of dose", "No change")


def rule_judge_and_sign(page, investigator):
    page.goto("/")
    page.get_by_role("region", name="To do").get_by_role("link", name="UAB-001").click()
    ruling = page.locator("#ruling-E01")
    ruling.get_by_label("Pass", exact=True).check()
    ruling.get_by_label("Reason").fill("Replacement of an adrenal insufficiency, not treatment.")
    ruling.get_by_role("button", name="Record the ruling on E01").click()
    expect(page.get_by_text("The ruling on E01 is recorded.")).to_be_visible()
    judgement = page.locator("#judgement")
    judgement.get_by_label("No", exact=True).check()
    judgement.get_by_label("Reason").fill("Nothing speaks against it.")
    judgement.get_by_role("button", name="Record the judgement").click()
    expect(page.get_by_text("Your judgement is recorded.")).to_be_visible()
    decision = page.get_by_role("region", name="Decision")
    expect(decision.locator(".attestation")).to_contain_text("UAB-001")
    decision.get_by_label("User name").fill(investigator.username)
    decision.get_by_label("Password").fill(PASSWORD)
    decision.get_by_role("button", name="Sign as eligible").click()
    expect(page.get_by_text("Signed. The decision and all it rests on are frozen.")).to_be_visible()
    expect(page.get_by_role("region", name="Decision")).to_contain_text(investigator.name)


def exported(page, format):
    """The row of the only attempt, by its headings."""
    page.goto("/exports/")
    page.get_by_role("region", name="Screening log", exact=True).get_by_label(format, exact=True).check()
    with page.expect_download() as download:
        page.get_by_role("button", name="Export the screening log").click()
    path = download.value.path()
    if format == "CSV":
        (row,) = csv.DictReader(io.StringIO(path.read_bytes().decode("utf-8-sig")))
        return row
    headings, row = openpyxl.load_workbook(io.BytesIO(path.read_bytes())).active.iter_rows(values_only=True)
    return dict(zip(headings, row, strict=True))
