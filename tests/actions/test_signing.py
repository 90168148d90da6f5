"""Signing a decision and taking it back."""

import uuid
from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied

from screening.actions.base import Refused
from screening.actions.review import rule_on_review
from screening.actions.screening import start_attempt, submit_for_review
from screening.actions.signing import reopen, sign_decision
from screening.models import Evaluation, ScreeningVisit, Signature
from screening.queries import valid_signature
from screening.queries.signatures import is_intact
from tests.factories import BASE_FACTS, NOW, PASSWORD, DelegationFactory
from tests.scenes import (
    FAILING,
    IN_DOUBT,
    UNJUDGED,
    consent_of,
    eligible,
    in_review,
    investigator_of,
    screen_failure,
    sign,
    undone,
)


@pytest.fixture
def reviewed(site):
    return in_review(site)


def now(visit):
    return ScreeningVisit.objects.get(pk=visit.pk)


def signing(visit, by, **others):
    said = {"meaning": "eligible", "version": visit.version, "username": by.username, "password": PASSWORD, "at": NOW}
    return sign_decision(by=by, visit=visit, **said | others)


def test_a_signature_says_who_in_which_role_when_where_and_what(reviewed, investigator, site, trail):
    site.principal_investigator = investigator
    site.save()
    trail()

    signature = signing(reviewed, investigator)

    assert (signature.printed_name, signature.role) == (investigator.name, "Principal investigator")
    assert (signature.meaning, signature.signed_at, signature.time_zone) == ("eligible", NOW, "America/Chicago")
    assert reviewed.participant.screening_number in signature.attestation
    assert (now(reviewed).status, now(reviewed).decided_by, now(reviewed).decided_at) == ("eligible", investigator, NOW)
    assert [event.action for event in trail()] == ["signed"]


def test_a_screen_failure_is_signed_with_other_criteria_open(site, investigator):
    visit = in_review(site, {key: value for key, value in FAILING.items() if key not in ("weight", "investigator")})

    signature = signing(visit, investigator, meaning="screen_failure")

    assert now(visit).status == "screen_failure"
    assert "Failed: I07." in signature.attestation
    assert "2 not yet known" in signature.attestation


@pytest.mark.parametrize(
    ("facts", "refusals"),
    [
        (FAILING, {"eligible": "A criterion fails"}),
        (UNJUDGED, {"eligible": "not yet known"}),
        (IN_DOUBT, {"eligible": "awaits a ruling", "screen_failure": "No criterion fails"}),
        (BASE_FACTS, {"screen_failure": "No criterion fails", "enrolled": "either eligible or screen failure"}),
    ],
)
def test_only_what_the_verdicts_say_is_signed(site, investigator, facts, refusals, trail):
    visit = in_review(site, facts)
    before = Evaluation.objects.count()
    trail()

    for meaning, words in refusals.items():
        with pytest.raises(Refused, match=words):
            signing(visit, investigator, meaning=meaning)
        assert now(visit).status == "in_review", meaning
        assert Evaluation.objects.count() == before, meaning
        assert trail() == [], meaning


def test_nothing_is_signed_without_the_signers_own_name_and_password(reviewed, investigator, site):
    other = investigator_of(site).username

    for wrong in ({"password": "guess"}, {"username": "somebody"}, {"password": ""}, {"username": other}):
        with pytest.raises(Refused, match="Nothing was signed"):
            signing(reviewed, investigator, **wrong)
        assert not Signature.objects.exists(), wrong


def test_signing_with_the_name_and_password_of_somebody_else_is_on_record(reviewed, investigator, site, trail):
    other = investigator_of(site)
    trail()

    with pytest.raises(Refused, match="Nothing was signed"):
        signing(reviewed, investigator, username=other.username)

    (event,) = trail()
    assert (event.action, event.by, event.subject_id) == ("failed_sign_in", investigator, str(other.pk))
    assert event.changes == {"username": [None, other.username]}


def test_a_screening_that_changed_since_it_was_read_is_not_signed(site, investigator):
    visit = in_review(site, IN_DOUBT)
    rule_on_review(by=investigator, at=NOW, visit=visit, code="I07", verdict="PASS", reason="No rash.")

    with pytest.raises(Refused, match="changed since you opened it"):
        signing(visit, investigator)


def test_a_double_click_of_a_delegated_investigator_signs_once_as_sub_investigator(reviewed, investigator, trail):
    trail()

    signature = signing(reviewed, investigator)

    assert signature.role == "Sub-investigator"
    assert signing(reviewed, investigator) == signature
    assert Signature.objects.count() == 1
    assert len(trail()) == 1


def test_a_delegation_at_the_site_covers_its_first_and_its_last_day(reviewed, site, elsewhere):
    user = investigator_of(site, delegated=False)

    for where, first, last, may in (
        (site, date(2026, 11, 3), date(2026, 11, 3), True),
        (site, date(2026, 11, 4), None, False),
        (site, date(2026, 1, 1), date(2026, 11, 2), False),
        (elsewhere, date(2026, 1, 1), None, False),
    ):
        with undone():
            DelegationFactory(user=user, site=where, valid_from=first, valid_to=last)
            if may:
                assert signing(reviewed, user)
            else:
                with pytest.raises(PermissionDenied):
                    signing(reviewed, user)
                assert not Signature.objects.exists(), (where, first)


def test_the_day_of_a_delegation_is_the_sites_own(reviewed, site):
    """In Chicago it is still the evening of the day before."""
    user = investigator_of(site, delegated=False)
    DelegationFactory(user=user, site=site, valid_from=date(2026, 11, 4))
    after_midnight_utc = NOW.replace(day=4, hour=3)

    with pytest.raises(PermissionDenied):
        signing(reviewed, user, at=after_midnight_utc)
    assert signing(reviewed, user, at=after_midnight_utc + timedelta(hours=3))


def test_the_snapshot_is_of_the_moment_of_signing_and_the_digest_binds_all_of_it(reviewed, investigator):
    signature = signing(reviewed, investigator)
    assert signature.evaluation.outcome == "ELIGIBLE"
    assert signature.evaluation.made_at == NOW
    assert signature.evaluation.facts["weight"]["value"].compare(74) == 1

    forged = {"printed_name": "Somebody Else", "role": "Principal investigator", "meaning": "screen_failure"}
    for name, value in forged.items():
        kept = Signature.objects.get(pk=signature.pk)
        assert is_intact(kept), name
        setattr(kept, name, value)
        assert not is_intact(kept), name

    kept = Signature.objects.get(pk=signature.pk)
    kept.evaluation.snapshot = kept.evaluation.snapshot.replace("3200", "3201")
    assert not is_intact(kept)


@pytest.mark.parametrize("decided", [eligible, screen_failure])
def test_reopening_needs_a_reason_and_voids_the_signature_visibly(site, investigator, decided, trail):
    visit = decided(site)
    trail()

    with pytest.raises(Refused):
        reopen(by=investigator, at=NOW, visit=visit, reason=" ")
    assert valid_signature(visit) is not None
    assert trail() == []
    reopen(by=investigator, at=NOW, visit=visit, reason="The CK was of another person.")

    signature = Signature.objects.get(visit=visit)
    assert (signature.voided_by, signature.void_reason) == (investigator, "The CK was of another person.")
    assert valid_signature(visit) is None
    assert (now(visit).status, now(visit).decided_at, now(visit).decided_by) == ("draft", None, None)
    assert now(visit).submitted_at is not None
    assert [(event.action, event.reason) for event in trail()] == [("reopened", "The CK was of another person.")]


def test_a_failure_that_another_attempt_follows_stays_decided(site, investigator):

    failure = screen_failure(site)
    start_attempt(
        by=investigator,
        at=NOW,
        participant=failure.participant,
        facts=FAILING,
        consent=consent_of(failure),
        submission_key=uuid.uuid4(),
    )

    with pytest.raises(Refused, match="later attempt"):
        reopen(by=investigator, at=NOW, visit=failure, reason="A mistake.")


def test_what_was_reopened_is_signed_anew(site, investigator, coordinator):

    visit = eligible(site)
    reopen(by=investigator, at=NOW, visit=visit, reason="A mistake.")

    sign(submit_for_review(by=coordinator, at=NOW, visit=visit), investigator)

    assert now(visit).status == "eligible"
    assert Signature.objects.filter(visit=visit).count() == 2
