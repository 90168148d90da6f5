"""What is the person's, corrected in a later attempt, was what an earlier decision rested on too."""

from dataclasses import replace
from uuid import uuid4

import pytest

from screening.actions.screening import start_attempt
from screening.models import AuditEvent, DeviationNote, Signature, Source, Status, told
from screening.queries.verification.credentials import broken_credentials
from screening.queries.verification.decisions import broken_decisions
from screening.queries.verification.derived import broken_verdicts
from tests.factories import BASE_FACTS, NOW, SiteFactory
from tests.scenes import FAILING, LATER, consent_of, coordinator_of, monitor_of, save, screen_failure

pytestmark = pytest.mark.django_db


@pytest.fixture
def first():
    return screen_failure(SiteFactory(), facts=FAILING)


@pytest.fixture
def second(first):
    coordinator = coordinator_of(first.participant.site)
    said = {"participant": first.participant, "facts": BASE_FACTS, "consent": consent_of(first)}
    return start_attempt(by=coordinator, at=NOW, submission_key=uuid4(), **said)


def correct(visit, consent=None, **facts):
    coordinator = coordinator_of(visit.participant.site)
    return save(visit, coordinator, BASE_FACTS | facts, at=LATER, reason="A slip of the pen.", consent=consent)


def test_a_corrected_birth_date_voids_the_earlier_signature_and_says_which_verdicts_changed(first, second):
    minor = replace(consent_of(second), assented_on=second.consented_on, permitted_on=second.consented_on)
    correct(second, minor, date_of_birth="2012-05-14")

    signature = Signature.objects.get(visit=first)
    assert (signature.voided_at, signature.voided_by) == (LATER, AuditEvent.objects.last().by)
    assert signature.void_reason == (
        "Attempt 2 corrected the date of birth. The verdict changes on I01 from pass to fail. "
        "Reason: A slip of the pen."
    )
    first.refresh_from_db()
    assert (first.status, first.decided_at, first.decided_by) == (Status.IN_REVIEW, None, None)
    assert first.verdicts.get(code="I01").verdict == "FAIL"


def test_each_attempt_has_one_event_of_it_and_nothing_is_left_untold_or_broken(first, second):
    before = AuditEvent.objects.count()
    correct(second, sex="male")

    own, other = AuditEvent.objects.all()[before:]
    assert [(own.action, own.visit), (other.action, other.visit)] == [
        ("screening_recorded", second),
        ("person_corrected", first),
    ]
    assert other.changes["sex"] == ["female", "male", "A slip of the pen."]
    assert told.untold() == []
    assert [*broken_decisions(), *broken_verdicts(), *broken_credentials()] == []
    assert DeviationNote.objects.count() == 0


def test_what_a_monitor_compared_with_the_birth_date_has_to_be_compared_again(first):
    site = first.participant.site
    coordinator = coordinator_of(site)
    for code in "I01", "E14":
        Source.objects.create(visit=first, code=code, document="Chart", verified_at=NOW, verified_by=monitor_of(site))

    said = {"facts": BASE_FACTS | {"date_of_birth": "1971-05-15"}, "consent": consent_of(first)}
    reasons = {"reasons": {"date_of_birth": "A slip."}}
    start_attempt(by=coordinator, at=LATER, participant=first.participant, submission_key=uuid4(), **said, **reasons)

    assert Source.objects.get(visit=first, code="I01").verified_at is None
    assert Source.objects.get(visit=first, code="E14").verified_at == NOW


def test_a_later_answer_of_the_attempt_alone_leaves_the_earlier_decision_as_it_was(first, second):
    correct(second, weight={"value": 71, "unit": "kg"})

    assert Signature.objects.get(visit=first).voided_at is None
