"""Every page, for each role: accessible in light and dark, fitting a phone, quiet, and at home."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from screening.actions.suspension import suspend_signing
from tests.factories import BASE_FACTS, NOW, PASSWORD, PrescreenEntryFactory, QueryFactory, SourceFactory
from tests.factors import app_of, passkey_of, recovery_codes_of
from tests.journeys.attempts import draft_of_today
from tests.scenes import (
    IN_DOUBT,
    administrator,
    coordinator_of,
    eligible,
    in_review,
    investigator_of,
    monitor_of,
    screen_failure,
)

pytestmark = pytest.mark.browser

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"], "resultTypes": ["violations"]}
_COLOURS = {"runOnly": {"type": "rule", "values": ["color-contrast"]}, "resultTypes": ["violations"]}
_MORE_OF_THE_SAME = "tr:nth-child(n+5), .row-card ~ .row-card, .protocol-entry ~ .protocol-entry ~ .protocol-entry"
"""Left out of the slow part: what the same template has drawn before."""
_IN_THE_DARK_TOO = ("coordinator", "nobody")
"""The colours of the others' pages are theirs."""

_USERS = {
    "coordinator": coordinator_of,
    "investigator": investigator_of,
    "monitor": monitor_of,
    "administrator": lambda site: administrator(),
    "nobody": lambda site: None,
}
_READ = ("/monitoring/", "/worksheet/", "{review}attempts/1/worksheet/", "/protocol/E08/")
_PAGES = {
    "coordinator": (
        "/",
        "/participants/",
        "/participants/new/",
        "/pre-screening/",
        "/pre-screening/{entry}/",
        "{draft}",
        "{draft}attempts/1/",
        "{draft}attempts/1/decline/",
        "{eligible}attempts/1/enrol/",
        "{failed}new-attempt/",
        "/participants/MIA-001/",
        "/protocol/",
        "/study/",
        "/study/what-if/?change=weight_more_than_kg",
        "{review}attempts/1/review/",
    ),
    "investigator": (
        "/",
        "{eligible}",
        "{review}attempts/1/review/",
        "{eligible}attempts/1/review/",
        "{eligible}attempts/1/reopen/",
        "{review}attempts/1/queries/",
        "/exports/",
    ),
    "monitor": (
        "/",
        "{failed}",
        "{review}attempts/1/",
        "{review}attempts/1/review/",
        "{review}attempts/1/history/status/",
        "/exports/",
        "/audit-trail/",
        *_READ,
    ),
    "administrator": ("/", "{review}", "{review}attempts/1/review/", "/exports/", "/participants/new/"),
    "nobody": ("/sign-in/", "/password/forgotten/", "/password/set/MQ/a-token/", "/check/"),
}


@pytest.fixture
def people(site):
    """Attempts that show every verdict and what is said about them."""
    attempts = {
        "draft": draft_of_today(site, weight=None, treatments=BASE_FACTS["treatments"] + [PREDNISONE], dm_rash="yes"),
        "review": in_review(site, IN_DOUBT),
        "eligible": eligible(site),
        "failed": screen_failure(site),
    }
    QueryFactory(visit=attempts["review"], raised_by=monitor_of(site))
    SourceFactory(visit=attempts["review"])
    entry = PrescreenEntryFactory(site=site, outcome="not_eligible", reason="E08")
    return {"entry": entry.pk} | {
        name: f"/participants/{visit.participant.screening_number}/" for name, visit in attempts.items()
    }


PREDNISONE = {"name": "prednisone", "route": "oral", "daily_dose_mg": 10, "ongoing": True}


@pytest.mark.parametrize("role", _PAGES)
def test_every_page_is_accessible_and_fits_a_phone(role, visitor, site, people, watch, settings):
    settings.PRESCREENER = True
    watch.expect("status of 404")
    watch.expect("status of 403")
    page, schemes = visitor(_USERS[role](site)), ("light", "dark") if role in _IN_THE_DARK_TOO else ("light",)
    found = [words for address in _PAGES[role] for words in found_on(page, address.format(**people), schemes)]
    assert not found, "\n".join(found)


def test_the_pages_of_ones_own_account_are_accessible_and_fit_a_phone(visitor, site, watch):
    user, signer = investigator_of(site), investigator_of(site)
    suspend_signing(by=administrator(), at=NOW, user=signer, cause="email", new_secret_at=NOW)
    page = visitor(user)
    found = list(found_on(page, "/account/confirm/?next=/account/"))
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Confirm").click()
    for address in (
        "/password/",
        "/account/",
        "/account/app/",
        "/account/passkeys/new/",
        "/account/daily-e-mail/",
        "/signers/",
    ):
        found += found_on(page, address)
    app_of(user), recovery_codes_of(user)
    for address in ("/account/", "/account/app/remove/", "/account/recovery-codes/", "/account/confirm/code/"):
        found += found_on(page, address)
    passkey = passkey_of(user)
    found += found_on(page, f"/account/passkeys/{passkey.pk}/name/")
    passkey.delete()  # no browser could show it
    page = visitor()
    page.goto("/sign-in/")
    page.get_by_label("User name").fill(user.username)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    found += found_on(page, "/sign-in/code/")
    assert not found, "\n".join(found)


def found_on(page, address, schemes=("light",)):
    """What is wrong with a page, everything on it unfolded."""
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(address)
    page.evaluate("document.querySelectorAll('details').forEach(box => { box.open = true; })")
    width = page.evaluate("document.scrollingElement.scrollWidth")
    if width > 390:
        yield f"{address}: {width} px wide on a phone of 390"
    page.evaluate("(more) => document.querySelectorAll(more).forEach(each => each.remove())", _MORE_OF_THE_SAME)
    page.set_viewport_size({"width": 1280, "height": 860})
    for scheme in schemes:
        page.emulate_media(color_scheme=scheme)
        rules = RULES if scheme == "light" else _COLOURS
        yield from (f"{address}, {scheme}: {words}" for words in violations(page, rules))


def violations(page, options):
    for violation in Axe().run(page, options=options).response["violations"]:
        for node in violation["nodes"]:
            yield f"{violation['id']} at {node['target']}"
