"""Coming and going on record, by whatever way: a signal tells of each, and each leaves one audit event."""

from typing import Any

from axes.signals import user_locked_out
from django.contrib.auth.signals import user_logged_in, user_logged_out, user_login_failed
from django.db import transaction
from django.http import HttpRequest
from django.utils import timezone

from screening.actions.audit import changes_between, record
from screening.actions.base import Action
from screening.actions.passwords import account_named
from screening.actions.sign_on import came_by_sign_on, signed_on
from screening.models import User
from screening.models.users import administrator_made


def put_on_record() -> None:
    """Listens from now on."""
    user_logged_in.connect(_signed_in, dispatch_uid="signed_in")
    user_logged_out.connect(_signed_out, dispatch_uid="signed_out")
    user_login_failed.connect(_failed, dispatch_uid="failed_sign_in")
    administrator_made.connect(_administrator_made, dispatch_uid="administrator_made")
    user_locked_out.connect(_locked_out, dispatch_uid="locked_out")


def _administrator_made(user: User, **kwargs: Any) -> None:
    """By a command: nobody is signed in there."""
    made = changes_between({}, {"username": user.username, "name": user.name, "is_administrator": True})
    _record(Action.CREATED, by=None, subject=user, changes=made)


def _signed_in(user: User, request: HttpRequest, **kwargs: Any) -> None:
    if came_by_sign_on(request, user):
        signed_on(user=user, at=timezone.now())
        return
    _record(Action.SIGNED_IN, by=user, subject=user)


def _signed_out(user: User | None, **kwargs: Any) -> None:
    if user:  # none when the session had ended before
        _record(Action.SIGNED_OUT, by=user, subject=user)


def _failed(credentials: dict[str, Any], request: HttpRequest | None = None, **kwargs: Any) -> None:
    """The name is kept as it was typed where it is an account's; else it may be a password."""
    typed = credentials.get("username") or ""
    account = account_named(typed)
    changes = {"username": [None, typed]} if account else {}
    _record(Action.FAILED_SIGN_IN, by=getattr(request, "user", None), subject=account, changes=changes)


def _locked_out(request: HttpRequest, username: str, **kwargs: Any) -> None:
    """Told again at each attempt while locked; only the failure that was one too many has been counted."""
    if request.axes_failures_since_start is not None:
        _record(Action.LOCKED_OUT, by=None, subject=account_named(username))


@transaction.atomic
def _record(action: Action, **what: Any) -> None:
    record(at=timezone.now(), action=action, **what)
