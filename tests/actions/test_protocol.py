"""An amendment takes effect for new attempts and for drafts that are moved; for nothing else."""

import pytest
from django.core.exceptions import PermissionDenied

from screening.actions.base import Refused
from screening.actions.protocol import activate_version, move_to_version_in_force
from screening.actions.screening import start_attempt
from screening.management.demo.protocol import AMENDED
from screening.models import AuditEvent, ProtocolVersion, Status
from screening.rules.protocol import PROTOCOLS
from tests.factories import BASE_FACTS, NOW, ParticipantFactory, SiteFactory
from tests.scenes import administrator, at_status, consent_of, coordinator_of, draft

pytestmark = pytest.mark.django_db
_RECENT_TIA = {"tia": {"ever": "yes", "events": [{"date": "2026-01-20"}]}}
"""Ten months ago: too recent under version 1.0, long enough ago under the amended one."""


@pytest.fixture
def amended(monkeypatch):
    monkeypatch.setitem(PROTOCOLS, AMENDED.version, AMENDED)


def in_force(**others):
    said = {"by": administrator(), "at": NOW, "version": AMENDED.version, "reason": "Approved."}
    return activate_version(**(said | others))


def test_a_version_nobody_wrote_cannot_be_put_in_force(db):
    with pytest.raises(Refused, match="no such version"):
        in_force()
    assert ProtocolVersion.active().version == "1.0"


def test_only_an_administrator_puts_a_version_in_force_and_says_why(amended):
    with pytest.raises(PermissionDenied):
        in_force(by=coordinator_of(SiteFactory()))
    with pytest.raises(Refused, match="reason"):
        in_force(reason=" ")
    in_force()
    event = AuditEvent.objects.last()
    assert (event.action, event.reason) == ("protocol_activated", "Approved.")
    assert event.changes == {"version_in_force": ["1.0", AMENDED.version]}


def test_new_attempts_are_screened_under_the_version_in_force_and_those_begun_keep_theirs(amended):
    begun = draft(SiteFactory())
    in_force()
    person = ParticipantFactory(site=begun.participant.site)
    said = {"by": coordinator_of(person.site), "at": NOW, "participant": person, "facts": BASE_FACTS}
    visit = start_attempt(**said, consent=consent_of(begun), submission_key=person.submission_key)
    assert visit.protocol_version.version == AMENDED.version
    begun.refresh_from_db()
    assert begun.protocol_version.version == "1.0"


def test_a_draft_is_moved_with_a_reason_and_judged_by_the_other_version(amended):
    visit = draft(SiteFactory(), BASE_FACTS | {"history": BASE_FACTS["history"] | _RECENT_TIA})
    assert visit.verdicts.get(code="E10").verdict == "FAIL"
    in_force()
    said = {"by": coordinator_of(visit.participant.site), "at": NOW, "visit": visit}
    with pytest.raises(Refused, match="reason"):
        move_to_version_in_force(**said, reason="")
    moved = move_to_version_in_force(**said, reason="Amendment approved here.")
    assert moved.verdicts.get(code="E10").verdict == "PASS"
    event = AuditEvent.objects.last()
    assert event.changes["protocol_version"] == ["1.0", AMENDED.version]
    assert event.reason == "Amendment approved here."
    with pytest.raises(Refused, match="already"):
        move_to_version_in_force(**said, reason="Again.")


@pytest.mark.parametrize("status", [Status.IN_REVIEW, Status.ELIGIBLE])
def test_what_is_submitted_or_decided_is_never_moved(amended, status):
    visit = at_status(SiteFactory(), status)
    in_force()
    with pytest.raises(Refused, match="only be done while"):
        move_to_version_in_force(by=coordinator_of(visit.participant.site), at=NOW, visit=visit, reason="Approved.")
