"""What every answer tells the browser, whatever the answer is."""

import pytest
from django.conf import settings
from django.urls import reverse

from screening.views.headers import PERMISSIONS_POLICY
from tests.factories import PASSWORD, ParticipantFactory, UserFactory
from tests.scenes import administrator, coordinator_of

pytestmark = pytest.mark.django_db

ANSWERS = {
    "home": ("get", "/", 200),
    "a list": ("get", "/protocol/", 200),
    "suggestions": ("get", "/medicines/?q=pred", 200),
    "a participant": ("get", "/participants/UAB-001/", 200),
    "one's password": ("get", "/password/", 200),
    "nothing there": ("get", "/participants/nobody/", 404),
    "no address": ("get", "/nowhere/at/all", 404),
    "not allowed": ("get", "/administration/login/", 403),
    "wrong method": ("get", "/sign-out/", 405),
    "no text": ("get", "/?q=%00", 400),
    "a redirect": ("get", "/sign-in/", 302),
}
EXPECTED = {
    "Cache-Control": "no-store",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": PERMISSIONS_POLICY,
    "Cross-Origin-Opener-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}


def missing(answer):
    """Which of the headers are not as they should be."""
    wrong = {name for name, value in EXPECTED.items() if value not in answer.headers.get(name, "")}
    policy = answer.headers.get("Content-Security-Policy", "")
    is_strict = "default-src 'none'" in policy and "unsafe" not in policy and "*" not in policy
    return wrong | (set() if is_strict else {"Content-Security-Policy"})


@pytest.fixture
def browser(client, site):
    ParticipantFactory(site=site, number=1)
    client.force_login(coordinator_of(site))
    return client


@pytest.mark.parametrize(("method", "address", "status"), ANSWERS.values(), ids=ANSWERS)
def test_every_page_for_those_signed_in_forbids_what_it_does_not_need(browser, method, address, status):
    answer = getattr(browser, method)(address)
    assert answer.status_code == status
    assert missing(answer) == set()


@pytest.mark.parametrize("address", ["/sign-in/", "/protocol/", "/administration/", "/health/", "/nowhere"])
def test_so_do_the_pages_before_that(client, address):
    assert missing(client.get(address)) == set()


def test_so_does_a_fault_of_ours(browser, monkeypatch):
    monkeypatch.setattr("screening.views.chrome.SignedInRoles.__init__", None)
    browser.raise_request_exception = False
    answer = browser.get("/")
    assert answer.status_code == 500
    assert missing(answer) == set()


@pytest.mark.parametrize(
    "part", ["", "screening/user/", "screening/user/add/", "screening/site/", "screening/nothing/"]
)
def test_so_does_the_administration_which_has_no_inline_script_or_style(client, part):
    client.force_login(administrator())
    answer = client.get(f"{reverse('admin:index')}{part}")
    assert missing(answer) == set()
    page = answer.content.decode()
    assert "<style" not in page
    assert "<script>" not in page
    assert " onclick=" not in page


def test_a_file_that_is_fetched_is_not_kept(client, site):
    client.force_login(administrator())
    answer = client.post(reverse("screening_log_file"), {"format": "csv"})
    assert answer["Content-Disposition"].startswith("attachment")
    assert missing(answer) == set()


def test_static_files_may_be_kept(client):
    answer = client.get("/static/css/app.css")
    answer.close()
    assert answer.status_code == 200
    assert "no-store" not in answer["Cache-Control"]


def test_the_session_cookie_is_out_of_reach_of_scripts_and_other_sites(client):
    client.post(reverse("sign_in"), {"username": UserFactory().username, "password": PASSWORD})
    cookie = client.cookies[settings.SESSION_COOKIE_NAME]
    assert (cookie["httponly"], cookie["samesite"], cookie["path"]) == (True, "Strict", "/")
    assert (cookie["max-age"], cookie["domain"]) == ("", "")
    assert client.cookies[settings.CSRF_COOKIE_NAME]["samesite"] == "Strict"


@pytest.mark.parametrize("name", ["sign_out", "admin:logout"])
def test_signing_out_clears_what_the_browser_kept(client, name):
    client.force_login(administrator())
    assert client.post(reverse(name))["Clear-Site-Data"] == '"cache", "storage"'
    assert "Clear-Site-Data" not in client.get(reverse("sign_in"))
