"""A birth date corrected in a later attempt: the investigator finds the earlier one again, and signs it anew."""

from uuid import uuid4

import pytest
from playwright.sync_api import expect

from screening.actions.screening import start_attempt
from tests.factories import BASE_FACTS, NOW, PASSWORD
from tests.journeys.looking import SCHEMES, too_wide, violations_of
from tests.scenes import consent_of, save, screen_failure

pytestmark = pytest.mark.browser


def test_the_void_signature_and_the_new_one_stand_beside_each_other(visitor, site, coordinator, investigator):
    first = screen_failure(site)
    said = {"participant": first.participant, "facts": BASE_FACTS, "consent": consent_of(first)}
    second = start_attempt(by=coordinator, at=NOW, submission_key=uuid4(), **said)
    save(second, coordinator, BASE_FACTS | {"date_of_birth": "1971-05-15"}, reason="A slip.")

    page = visitor(investigator, viewport={"width": 390, "height": 844})
    page.goto(f"/participants/{first.participant.screening_number}/")
    assert list(too_wide(page)) == []
    page.get_by_role("link", name="Review of attempt 1").click()
    expect(page.get_by_text("This attempt is to be decided anew")).to_be_visible()
    assert [*too_wide(page), *violations_of(page, SCHEMES)] == []

    page.get_by_label("User name").fill(investigator.username)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign as screen failure").click()
    decision = page.get_by_role("region", name="Decision")
    expect(decision.get_by_text("I confirm that this person is not eligible")).to_have_count(2)
    expect(decision.get_by_text("Void", exact=True)).to_have_count(1)
