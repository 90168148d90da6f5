"""What a changed site means for attempts whose facts rest on it: by its state and its days."""

from datetime import date

import pytest

from screening.actions import disposition
from screening.actions.sites import correct_attempts, hold_attempts
from screening.models import DeviationNote, ScreeningVisit, Signature, Site
from screening.queries.signatures import is_intact
from screening.queries.verification.decisions import broken_decisions
from screening.queries.verification.derived import broken_verdicts
from tests.factories import BASE_FACTS, NOW, SiteFactory
from tests.scenes import (
    LATER,
    NEXT_DAY,
    administrator,
    at_status,
    coordinator_of,
    eligible,
    screen_failure,
    sign,
)

SLIP = "A slip of the pen."


def now(visit):
    return ScreeningVisit.objects.get(pk=visit.pk)


def change(site, **fields):
    """As the administration saves it, its own event aside."""
    by, site = administrator(), Site.objects.get(pk=site.pk)
    for name, value in fields.items():
        setattr(site, name, value)
    held = hold_attempts(site)
    site.save()
    correct_attempts(held, site, names=fields, by=by, at=LATER, reason=SLIP)
    return by


@pytest.mark.parametrize("decided", [eligible, screen_failure])
def test_another_state_voids_the_signature_and_says_what_it_changes(site, investigator, trail, decided):
    visit = decided(site)
    snapshot = Signature.objects.get().evaluation.snapshot
    trail()
    by = change(site, state="GA")

    signature = Signature.objects.get()
    assert (signature.voided_at, signature.voided_by, signature.void_reason) == (
        LATER,
        by,
        f"The state of site UAB was changed. The verdict changes on I08 from pass to fail. Reason: {SLIP}",
    )
    assert (signature.evaluation.snapshot, is_intact(signature)) == (snapshot, True)
    assert (now(visit).status, now(visit).outcome, now(visit).decided_at) == ("in_review", "INELIGIBLE", None)
    event = trail()[-1]
    assert (event.action, event.visit, event.changes["participating_states"]) == ("site_changed", visit, ["AL", "GA"])

    sign(now(visit), investigator, "screen_failure", at=NEXT_DAY)
    assert now(visit).status == "screen_failure"
    assert trail()[-1].reason == signature.void_reason
    assert [*broken_decisions(), *broken_verdicts()] == []


def test_an_attempt_at_another_site_rests_on_it_too(site, elsewhere):
    visit = eligible(elsewhere)
    change(site, valid_to=date(2026, 10, 1), state="AL")
    assert now(visit).status == "eligible"  # the other site is in Alabama as well

    change(elsewhere, state="FL")
    assert (now(visit).status, Signature.objects.get().is_void) == ("in_review", True)


def test_each_attempt_has_one_event_and_who_is_enrolled_a_note_and_the_signature(site, trail):
    visits = {status: at_status(site, status) for status in ("draft", "in_review", "eligible", "declined")}
    place = disposition.enrol(by=coordinator_of(site), at=NOW, visit=eligible(site))
    trail()
    change(site, state="GA")

    events = [event for event in trail() if event.action == "site_changed"]
    assert {event.visit for event in events} == {*visits.values(), place}
    assert len(events) == 5
    assert {status: now(visit).status for status, visit in visits.items()} == {
        "draft": "draft",
        "in_review": "in_review",
        "eligible": "in_review",
        "declined": "declined",
    }
    assert (now(place).status, place.signatures.get().is_void) == ("enrolled", False)
    assert "The state of site UAB was changed. A slip of the pen." in DeviationNote.objects.get(visit=place).text
    assert {now(visit).verdicts.get(code="I08").verdict for visit in visits.values()} == {"FAIL"}


@pytest.mark.parametrize(
    "fields",
    [
        {"name": "Another name"},
        {"age_of_majority": 21},
        {"valid_to": date(2027, 1, 1)},
        {"state": "AL"},
        {"time_zone": "UTC"},
    ],
)
def test_what_enters_no_fact_of_anybody_touches_no_attempt(site, trail, fields):
    visit = eligible(site)
    trail()
    change(site, **fields)
    assert trail() == []
    assert now(visit).version == visit.version


def added(**fields):
    """A new site, for days past too."""
    site = SiteFactory.build(code="GTW", valid_from=date(2026, 1, 1), **fields)
    held = hold_attempts(site)
    site.save()
    correct_attempts(held, site, names=(), by=administrator(), at=LATER, reason=SLIP)


def test_a_site_added_for_a_past_day_matters_to_whom_it_lets_in_and_to_nobody_else(site, trail):
    here, beyond = eligible(site), screen_failure(site, BASE_FACTS | {"state_of_residence": "GA"})
    trail()
    added(state="GA")

    assert (now(here).status, here.signatures.get().is_void) == ("eligible", False)
    assert beyond.signatures.get().void_reason == (
        f"Site GTW was added. The verdict changes on I08 from fail to pass. Reason: {SLIP}"
    )
    assert [event.visit for event in trail()] == [beyond]
