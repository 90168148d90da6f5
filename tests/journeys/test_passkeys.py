"""A passkey, with a key that the browser plays: set up, and shown at the sign-in."""

import pytest
from playwright.sync_api import expect

from tests.factories import PASSWORD
from tests.journeys.looking import SCHEMES, violations_of

pytestmark = pytest.mark.browser


def sign_in(page, user):
    page.goto("/sign-in/")
    page.get_by_label("User name").fill(user.username)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()


def give_key(page):
    devtools = page.context.new_cdp_session(page)
    devtools.send("WebAuthn.enable")
    key = {"protocol": "ctap2", "transport": "internal", "hasUserVerification": True, "isUserVerified": True}
    options = key | {"hasResidentKey": True, "automaticPresenceSimulation": True}
    devtools.send("WebAuthn.addVirtualAuthenticator", {"options": options})


def test_a_passkey_is_set_up_and_signs_in(visitor, coordinator, watch):
    page = visitor()
    give_key(page)
    sign_in(page, coordinator)
    page.goto("/account/passkeys/new/")
    page.get_by_role("button", name="Add the passkey").click()
    expect(page.get_by_role("heading", name="Recovery codes")).to_be_visible()
    page.get_by_role("button", name="Sign out").click()

    sign_in(page, coordinator)
    expect(page.get_by_role("heading", name="Second factor")).to_be_visible()
    page.get_by_role("button", name="Use a passkey").click()

    expect(page.get_by_role("heading", name="Screening today")).to_be_visible()

    page.goto("/account/confirm/passkey/")
    assert list(violations_of(page, SCHEMES)) == []
