"""An investigator without a password here signs in at the provider, and shows there again who they are to sign."""

import pytest
from playwright.sync_api import expect

from tests.scenes import in_review

pytestmark = pytest.mark.browser


def test_an_investigator_signs_in_and_signs_by_single_sign_on(visitor, site, investigator, provider, watch):
    investigator.set_unusable_password()
    investigator.sign_on_issuer, investigator.sign_on_subject = provider.issuer, provider.subject
    investigator.save()
    visit, page = in_review(site), visitor()

    page.goto(f"/participants/{visit.participant.screening_number}/attempts/1/review/")
    page.get_by_role("button", name="Sign in with University account").click()
    decision = page.get_by_role("region", name="Decision")
    decision.get_by_role("button", name="Sign in with University account").click()
    expect(page.get_by_text("You have shown that it is you. Now sign.")).to_be_visible()
    page.get_by_role("button", name="Sign as eligible").click()
    expect(page.get_by_text("Signed. The decision and all it rests on are frozen.")).to_be_visible()

    asked_elsewhere = [address for address in watch.left_the_machine if not address.startswith(provider.issuer)]
    assert asked_elsewhere == []
    assert len(provider.asked) == 2
    watch.left_the_machine.clear()
