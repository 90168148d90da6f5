"""Suspensions of signing: each step of their end is on record, and no end that is on record is gone."""

from collections.abc import Iterator

from django.db.models import QuerySet

from screening.models import AuditEvent, SigningSuspension, User
from screening.queries.verification.pages import looked_through

_AT_ONCE = 200
_NEW_SECRET = ("own_password_changed", "reset_used", "second_factor_added", "signed_on")


def broken_suspensions() -> Iterator[str]:
    """What may be written later of a suspension is in no digest: it is compared with the events that tell of it."""
    yield from looked_through(SigningSuspension.objects.all(), _AT_ONCE, _suspension)
    yield from looked_through(AuditEvent.objects.filter(action="signing_confirmed"), _AT_ONCE, _confirmation)


def _suspension(made: SigningSuspension) -> Iterator[str]:
    name = f"signing suspension {made.pk}"
    at, by = made.new_secret_at, made.user_id
    if at and not _told(made.user_id).filter(action__in=_NEW_SECRET, by=by, at=at).exists():
        yield f"{name}: the audit trail does not tell of the new secret"
    at, by = made.confirmed_at, made.confirmed_by_id
    if (at or by) and not _told(made.user_id).filter(action="signing_confirmed", by=by, at=at).exists():
        yield f"{name}: the audit trail does not tell of its confirmation"


def _confirmation(event: AuditEvent) -> Iterator[str]:
    causes, _ = event.changes["suspended"]
    confirmed = SigningSuspension.objects.filter(user=event.subject_id, confirmed_by=event.by_id, confirmed_at=event.at)
    if confirmed.count() != len(causes.split(", ")):
        yield f"event {event.pk}: what it confirmed is not confirmed any more as it was"


def _told(user: int) -> "QuerySet[AuditEvent]":
    return AuditEvent.objects.filter(subject_type=User._meta.model_name, subject_id=str(user))
