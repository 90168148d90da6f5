"""Nobody signs for another: what an administrator does to an account stops its signing until another vouches."""

from collections.abc import Iterable
from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction

from screening.actions.audit import record
from screening.actions.base import Action, Refused
from screening.models import SigningSuspension, User
from screening.queries.suspension import (
    can_confirm,
    is_delegated,
    open_suspensions,
    way_to_new_secret,
    why_signing_is_suspended,
)

Cause = SigningSuspension.Cause


@transaction.atomic
def suspend_signing(
    *, by: User, at: datetime, user: User, cause: str, new_secret_at: datetime | None = None
) -> SigningSuspension | None:
    """Stops the signing of somebody who may sign; None where there is nothing to stop.

    Nobody's own doing stops them, and the made-up people of the demonstration go on.
    """
    if by == user or user.is_demo or not is_delegated(user, at):
        return None
    made = SigningSuspension.objects.create(user=user, since=at, cause=cause, by=by, new_secret_at=new_secret_at)
    record(by=by, at=at, action=Action.SIGNING_SUSPENDED, subject=user, changes={"cause": [None, cause]})
    return made


def require_not_suspended(by: User) -> None:
    """Refused, with what has to happen, while somebody else may have that account in hand."""
    if words := why_signing_is_suspended(by):
        raise Refused(words)


@transaction.atomic
def note_new_secret(*, user: User, at: datetime, causes: Iterable[str] = tuple(Cause)) -> None:
    """The person has set a password or a second factor of their own, or signed in at the provider themselves."""
    standing = SigningSuspension.objects.select_for_update().filter(user=user, new_secret_at=None, since__lte=at)
    for each in standing.filter(cause__in=causes):
        each.new_secret_at = at
        each.save(update_fields=["new_secret_at"])


@transaction.atomic
def confirm_signer(*, by: User, at: datetime, user: User, seen: int | None = None) -> None:
    """A second person vouches for the one whose account was touched; PermissionDenied where they are none.

    ``seen`` is the newest suspension that they have read of; Refused where there is a newer one.
    """
    list(SigningSuspension.objects.select_for_update().filter(user=user, confirmed_at=None))
    standing = open_suspensions(user)
    if not standing:
        raise Refused(f"Nothing is to be confirmed for {user.name}.")
    if not can_confirm(by, user, standing, at):
        raise PermissionDenied
    if any(each.new_secret_at is None for each in standing):
        raise Refused(f"{user.name} has to {way_to_new_secret(user)} first.")
    if seen is not None and seen != max(each.pk for each in standing):
        raise Refused(f"The account of {user.name} has changed since you opened this page. Read it again.")
    for each in standing:
        each.confirmed_by, each.confirmed_at = by, at
        each.save(update_fields=["confirmed_by", "confirmed_at"])
    causes = ", ".join(each.cause for each in standing)
    record(by=by, at=at, action=Action.SIGNING_CONFIRMED, subject=user, changes={"suspended": [causes, None]})
