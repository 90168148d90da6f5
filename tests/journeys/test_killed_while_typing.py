"""The server dies while a visit is half typed: nothing of it is lost, whatever kind of answer it is."""

import os
from urllib.parse import urlsplit

import pytest
from django.contrib.auth.hashers import PBKDF2PasswordHasher
from django.db import connection
from playwright.sync_api import expect

from benchmarks.faults.serving import Server
from screening.models import ScreeningVisit
from tests.factories import PASSWORD
from tests.journeys.attempts import draft_of_today
from tests.journeys.screening_page import ScreeningPage, sign_in

pytestmark = pytest.mark.browser

TYPED = [
    ("Weight", "81,5"),
    ("MMT-8 total", "11"),
    ("Neck flexors, right", "7"),
    ("Creatine kinase (CK)", ">22000"),
    ("I04: document", "Made-up-report"),
]


@pytest.fixture
def server(tmp_path):
    """Starts a server in a process of its own, on the database of the test."""
    started = []

    def start():
        started.append(Server(DATABASE_URL=_database(), DEMO="1", VAR_DIR=str(tmp_path), ALLOWED_HOSTS="127.0.0.1"))
        return started[-1]

    yield start
    for last in started[-1:]:
        last.kill()


def _database():
    name = connection.settings_dict["NAME"]
    if connection.vendor == "sqlite":
        return f"sqlite:///{name}"
    return urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{name}").geturl()


def arrive(browser, server, visit, user):
    page = browser.new_context(base_url=f"http://127.0.0.1:{server.port}", reduced_motion="reduce").new_page()
    form = ScreeningPage(page, visit).go()
    sign_in(page, user)
    expect(page.get_by_role("heading", name="Screening form")).to_be_visible()
    page.wait_for_load_state()
    page.evaluate("document.querySelectorAll('details.form-section').forEach(each => { each.open = true; })")
    return form


def test_a_visit_typed_half_is_there_after_the_server_was_killed(browser, server, site, coordinator):
    visit = draft_of_today(site)
    coordinator.password = PBKDF2PasswordHasher().encode(PASSWORD, "salt", 1)  # one that the server knows, too
    coordinator.save(update_fields=["password"])
    first = server()
    half = arrive(browser, first, visit, coordinator)
    half.pick("Country of residence", "Canada")
    half.choose("Dermatomyositis rash, ever", "Uncertain")
    half.choose("Stroke, haemorrhagic included, ever", "Yes")
    half.choose("Cancer of any kind, ever", "Yes")
    half.form.get_by_label("Factor V Leiden").check()
    for button, label, text in (
        ("Add a treatment", "Medicine or procedure", "Lipit"),
        ("Add a cancer", "Diagnosed", "201"),
    ):
        half.form.get_by_role("button", name=button).click()
        half.form.get_by_label(label, exact=True).last.fill(text)
    for label, text in TYPED[:-1]:
        half.type(label, text)
    with half.page.expect_response(lambda answer: "Made-up-report" in (answer.request.post_data or "")):
        half.type(*TYPED[-1])
    expect(half.page.get_by_text("What you typed is kept for you.")).to_be_visible()
    first.kill()

    again = arrive(browser, server(), visit, coordinator)
    expect(again.page.get_by_text("and have not saved it")).to_be_visible()
    for label, text in TYPED:
        expect(again.field(label)).to_have_value(text)
    expect(again.field("Country of residence")).to_have_value("CA")
    expect(again.question("Dermatomyositis rash, ever").get_by_role("radio", name="Uncertain")).to_be_checked()
    expect(again.question("Stroke, haemorrhagic included, ever").get_by_role("radio", name="Yes")).to_be_checked()
    expect(again.form.get_by_label("Factor V Leiden")).to_be_checked()
    expect(again.form.get_by_label("Medicine or procedure", exact=True).last).to_have_value("Lipit")
    expect(again.form.get_by_label("Diagnosed", exact=True).last).to_have_value("201")
    assert str(ScreeningVisit.objects.get(pk=visit.pk).weight_value).startswith("74.5"), "nothing was saved"
