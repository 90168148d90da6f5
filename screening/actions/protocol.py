"""An amendment takes effect: a version is put in force, and drafts are moved to it one by one."""

from datetime import datetime

from django.db import transaction

from screening.actions import verdicts
from screening.actions.audit import Changes, changes_between, record
from screening.actions.base import Action, Refused, locked, require, require_status, required_text
from screening.models import ProtocolVersion, ScreeningVisit, Status, User
from screening.permissions import Permission
from screening.rules.protocol import PROTOCOLS


@transaction.atomic
def activate_version(*, by: User, at: datetime, version: str, reason: str) -> ProtocolVersion:
    """New attempts are screened under this version from now on; those begun keep theirs."""
    require(by, Permission.ADMINISTER)
    if version not in PROTOCOLS:
        raise Refused("There is no such version.", "version")
    reason = required_text(reason, "Enter the reason.")
    before = ProtocolVersion.objects.select_for_update().get(is_active=True)
    if before.version == version:
        return before
    before.is_active = False
    before.save()
    active, _ = ProtocolVersion.objects.get_or_create(version=version, defaults={"effective_on": at.date()})
    active.is_active = True
    active.save()
    changes: Changes = {"version_in_force": [before.version, version]}
    record(by=by, at=at, action=Action.PROTOCOL_ACTIVATED, subject=active, changes=changes, reason=reason)
    return active


@transaction.atomic
def move_to_version_in_force(*, by: User, at: datetime, visit: ScreeningVisit, reason: str) -> ScreeningVisit:
    """Pins a draft to the version in force and evaluates it by that; what is submitted or decided keeps its own."""
    visit = locked(visit)
    require(by, Permission.RECORD, visit.participant.site)
    require_status(visit, Status.DRAFT)
    active = ProtocolVersion.active()
    if visit.protocol_version == active:
        raise Refused(f"This attempt is under version {active} already.")
    reason = required_text(reason, "Enter the reason.")
    before = {"protocol_version": visit.protocol_version, "outcome": visit.outcome}
    visit.protocol_version = active
    visit.version += 1  # what somebody has on their screen was judged by the other version
    verdicts.refresh(visit, at=at)
    changes = changes_between(before, {"protocol_version": active, "outcome": visit.outcome})
    record(by=by, at=at, action=Action.PROTOCOL_MOVED, subject=visit, visit=visit, changes=changes, reason=reason)
    return visit
