"""How an attempt ends: declined, withdrawn, enrolled, and after enrolment discontinued."""

from collections.abc import Collection
from datetime import date, datetime

from django.db import transaction
from django.db.models import Max

from screening.actions.audit import Changes, record
from screening.actions.base import Action, Refused, local_day, locked, require, require_status
from screening.actions.suspension import require_not_suspended
from screening.models import DiscontinuationReason, LeavingReason, ScreeningVisit, Status, Study, User
from screening.permissions import Permission, permits
from screening.queries import accrual, is_followed, valid_signature, window_ends_on, would_fail_on
from screening.queries.signatures import is_intact
from screening.rules.words import listed, show_day

_MAY_LEAVE = (Status.DRAFT, Status.IN_REVIEW, Status.ELIGIBLE)


@transaction.atomic
def decline(*, by: User, at: datetime, visit: ScreeningVisit, left_on: date, reason: str) -> ScreeningVisit:
    """The person does not want to take part; ``reason`` is a code of ``LeavingReason``."""
    return _leave(visit, Status.DECLINED, Action.DECLINED, left_on, reason, by=by, at=at)


@transaction.atomic
def withdraw(*, by: User, at: datetime, visit: ScreeningVisit, left_on: date, reason: str) -> ScreeningVisit:
    """The person is withdrawn, or withdraws consent; ``reason`` is a code of ``LeavingReason``."""
    return _leave(visit, Status.WITHDRAWN, Action.WITHDRAWN, left_on, reason, by=by, at=at)


def _leave(
    visit: ScreeningVisit, status: Status, action: Action, left_on: date, reason: str, *, by: User, at: datetime
) -> ScreeningVisit:
    visit = locked(visit)
    require(by, Permission.RECORD_DISPOSITION, visit.participant.site)
    require_status(visit, *_MAY_LEAVE)
    _require_code(reason, LeavingReason)
    _require_between(left_on, visit.consented_on, "the day of consent", visit, at, "left_on")
    before, visit.status = visit.status, status
    visit.left_on, visit.left_reason, visit.left_at, visit.left_by = left_on, reason, at, by
    visit.save()
    changes: Changes = {"status": [before, status.value], "left_on": [None, left_on.isoformat()]}
    changes["left_reason"] = [None, reason]
    record(by=by, at=at, action=action, subject=visit, visit=visit, changes=changes, reason=LeavingReason(reason).label)
    return visit


@transaction.atomic
def enrol(
    *, by: User, at: datetime, visit: ScreeningVisit, confirmed: bool = False, weighed: Collection[str] | None = None
) -> ScreeningVisit:
    """Gives the person one of the planned places; the last place is given once, at whatever site.

    Where a criterion would fail if assessed today an investigator enrols, and confirms it with ``confirmed``;
    ``weighed``, where it is known, are the criteria that they were shown as failing, which may have been on another
    day. Sent twice, it enrols once.
    """
    study = Study.objects.select_for_update().get()
    visit = locked(visit)
    require(by, Permission.RECORD_DISPOSITION, visit.participant.site)
    if visit.status == Status.ENROLLED and visit.enrolled_by == by:
        return visit
    require_status(visit, Status.ELIGIBLE)
    if is_followed(visit):
        raise Refused("A later attempt follows this one: a person is enrolled with the latest.")
    _require_valid_signature(visit)
    _require_open_window(visit, study, at)
    changes = _confirmation(visit, confirmed, weighed, by=by, at=at)
    if not accrual().places_free:
        raise Refused(f"All {study.planned_enrolment} planned places are taken.")
    highest = ScreeningVisit.objects.aggregate(highest=Max("enrolment_number"))["highest"] or 0
    visit.status, visit.enrolment_number = Status.ENROLLED, highest + 1
    visit.enrolled_on, visit.enrolled_at, visit.enrolled_by = local_day(visit.participant.site, at), at, by
    visit.save()
    changes |= {"status": [Status.ELIGIBLE.value, Status.ENROLLED.value], "enrolment_number": [None, str(highest + 1)]}
    record(by=by, at=at, action=Action.ENROLLED, subject=visit, visit=visit, changes=changes)
    return visit


def _require_valid_signature(visit: ScreeningVisit) -> None:
    signature = valid_signature(visit)
    if signature is None or signature.meaning != Status.ELIGIBLE or not is_intact(signature):
        raise Refused("No valid signature says that this person is eligible.")


def _require_open_window(visit: ScreeningVisit, study: Study, at: datetime) -> None:
    today, last = local_day(visit.participant.site, at), window_ends_on(visit, study)
    if not visit.screening_date <= today <= last:
        raise Refused(
            f"The screening window closed on {show_day(last)}, {study.screening_window_days} days after the screening "
            "date. Have the decision reopened and assess the person again."
        )


def _confirmation(
    visit: ScreeningVisit, confirmed: bool, weighed: Collection[str] | None, *, by: User, at: datetime
) -> Changes:
    failing = _codes_failing_today(visit, at)
    if not failing:
        return {}
    site = visit.participant.site
    if not (confirmed and permits(by, Permission.SIGN, site, local_day(site, at))):
        raise Refused(
            f"Assessed today this person would fail {listed(failing)}. An investigator has to confirm the enrolment.",
            "confirmed",
        )
    if weighed is not None and not set(failing) <= set(weighed):
        raise Refused(
            f"Assessed today this person would fail {listed(failing)}, which is not what this page told when it was "
            "opened. Weigh it, then confirm.",
            "confirmed",
        )
    require_not_suspended(by)
    visit.enrolment_confirmed_at, visit.enrolment_confirmed_by = at, by
    return {"would_fail_today": [None, ", ".join(failing)]}


def _codes_failing_today(visit: ScreeningVisit, at: datetime) -> list[str]:
    return [result.code for result in would_fail_on(visit, local_day(visit.participant.site, at))]


@transaction.atomic
def discontinue(*, by: User, at: datetime, visit: ScreeningVisit, discontinued_on: date, reason: str) -> ScreeningVisit:
    """An enrolled person stops; the place is not given again. ``reason`` is a code of ``DiscontinuationReason``."""
    visit = locked(visit)
    require(by, Permission.RECORD_DISPOSITION, visit.participant.site)
    require_status(visit, Status.ENROLLED)
    _require_code(reason, DiscontinuationReason)
    _require_between(discontinued_on, visit.enrolled_on, "the day of enrolment", visit, at, "discontinued_on")
    visit.status = Status.DISCONTINUED
    visit.discontinued_on, visit.discontinued_reason = discontinued_on, reason
    visit.discontinued_at, visit.discontinued_by = at, by
    visit.save()
    changes: Changes = {
        "status": [Status.ENROLLED.value, Status.DISCONTINUED.value],
        "discontinued_on": [None, discontinued_on.isoformat()],
        "discontinued_reason": [None, reason],
    }
    words = DiscontinuationReason(reason).label
    record(by=by, at=at, action=Action.DISCONTINUED, subject=visit, visit=visit, changes=changes, reason=words)
    return visit


def _require_code(reason: str, codes: type[LeavingReason] | type[DiscontinuationReason]) -> None:
    if reason not in codes.values:
        raise Refused("Choose one of the listed reasons.", "reason")


def _require_between(day: date, first: date, words: str, visit: ScreeningVisit, at: datetime, field: str) -> None:
    if day < first:
        raise Refused(f"This is before {words}, {show_day(first)}.", field)
    if day > local_day(visit.participant.site, at):
        raise Refused("This day has not come yet.", field)
