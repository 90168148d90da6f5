"""People at a site, and attempts brought to a status the way users bring them there."""

import copy
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta

from django.db import transaction

from screening.actions import disposition, screening, signing
from screening.actions.consent import Consent
from screening.actions.reasons import ReasonsMissing
from screening.actions.verdicts import refresh
from screening.models import Role, ScreeningVisit, Status
from tests.factories import (
    BASE_FACTS,
    NOW,
    PASSWORD,
    DelegationFactory,
    ParticipantFactory,
    SiteRoleFactory,
    UserFactory,
    VisitFactory,
)

LATER = NOW + timedelta(hours=2)
NEXT_DAY = datetime(2026, 11, 4, 15, 30, tzinfo=UTC)
FAILING = BASE_FACTS | {"dm_rash": "yes"}
IN_DOUBT = BASE_FACTS | {"dm_rash": "uncertain"}
UNJUDGED = {key: value for key, value in BASE_FACTS.items() if key != "investigator"}


@contextmanager
def undone():
    """What is done inside is taken back, so that the same people serve again."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def coordinator_of(site):
    return SiteRoleFactory(site=site, role=Role.COORDINATOR).user


def monitor_of(site):
    return SiteRoleFactory(site=site, role=Role.MONITOR).user


def administrator():
    return UserFactory(is_administrator=True)


def investigator_of(site, *, delegated=True):
    user = SiteRoleFactory(site=site, role=Role.INVESTIGATOR).user
    if delegated:
        DelegationFactory(user=user, site=site)
    return user


def facts_without(*keys, **others):
    return {key: copy.deepcopy(value) for key, value in BASE_FACTS.items() if key not in keys} | others


def draft(site, facts=BASE_FACTS, **fields):
    visit = VisitFactory(participant=ParticipantFactory(site=site), facts=facts, **fields)
    refresh(visit, at=NOW)
    return ScreeningVisit.objects.get(pk=visit.pk)


def in_review(site, facts=BASE_FACTS, **fields):
    return screening.submit_for_review(by=coordinator_of(site), at=NOW, visit=draft(site, facts, **fields))


def sign(visit, by, meaning=None, at=NOW, **proof):
    meaning = meaning or ("screen_failure" if visit.outcome == "INELIGIBLE" else "eligible")
    proof |= {"username": by.username, "password": PASSWORD}
    return signing.sign_decision(by=by, at=at, visit=visit, meaning=meaning, version=visit.version, **proof)


def eligible(site, **fields):
    visit = in_review(site, **fields)
    sign(visit, investigator_of(site))
    return ScreeningVisit.objects.get(pk=visit.pk)


def screen_failure(site, facts=FAILING):
    return eligible(site, facts=facts)


def enrolled(site, at=NOW):
    return disposition.enrol(by=coordinator_of(site), at=at, visit=eligible(site))


def at_status(site, status):
    """An attempt that stands there."""
    coordinator = coordinator_of(site)
    left = {"by": coordinator, "at": NOW, "left_on": date(2026, 11, 3), "reason": "family"}
    match status:
        case Status.DRAFT:
            return draft(site)
        case Status.IN_REVIEW:
            return in_review(site)
        case Status.ELIGIBLE:
            return eligible(site)
        case Status.SCREEN_FAILURE:
            return screen_failure(site)
        case Status.DECLINED:
            return disposition.decline(visit=draft(site), **left)
        case Status.WITHDRAWN:
            return disposition.withdraw(visit=draft(site), **left)
        case Status.ENROLLED:
            return enrolled(site)
    ended = {"by": coordinator, "at": NOW, "discontinued_on": date(2026, 11, 3), "reason": "adverse_event"}
    return disposition.discontinue(visit=enrolled(site), **ended)


def consent_of(visit, **others):
    kept = Consent.of(visit)
    return Consent(**{name: others.get(name, getattr(kept, name)) for name in Consent.__slots__})


def save(visit, by, facts, *, at=NOW, version=None, reason="", **others):
    """A form saved; ``reason`` is that of every change that needs one."""
    said = {"by": by, "at": at, "visit": visit, "facts": facts}
    said["consent"] = others.pop("consent", None) or Consent.of(visit)
    said["version"] = visit.version if version is None else version
    try:
        return screening.record_screening(**said, **others)
    except ReasonsMissing as missing:
        if not reason:
            raise
        return screening.record_screening(**said, **others, reasons=dict.fromkeys(missing.changes, reason))
