"""Proving who one is: the password is checked here and nowhere else, and guessing it is counted by name.

Five wrong passwords for one user name lock that name out for a quarter of an hour, wherever they come from; an
address never counts, so that a whole hospital behind one of them is not locked out by one person.
"""

import hashlib
import hmac
from datetime import datetime
from typing import Any

from axes.handlers.proxy import AxesProxyHandler
from django.conf import settings
from django.contrib.auth import authenticate
from django.db import transaction
from django.http import HttpRequest
from django.utils import timezone

from screening.actions.audit import record
from screening.actions.base import Action
from screening.actions.suspension import note_new_secret
from screening.models import User
from screening.queries.second_factor import has_second_factor

LOCKED_OUT = (
    f"Too many wrong passwords for this user name. Wait {settings.AXES_COOLOFF_TIME.seconds // 60} minutes, then try "
    "again. The administrator can shorten the wait."
)


class LockedOutError(Exception):
    """That name has to wait, whatever password is given."""


def account_with(username: str, password: str, by: User | None = None) -> User | None:
    """The account whose name and password these are; ``by`` is who is signed in already.

    A failure is counted at once; a success forgets those before it, but for an account with a second factor, which has
    yet to be shown. Name and password of somebody other than who is signed in are on record as a failure. Call it
    outside of a transaction that may be taken back.
    """
    request = _bare_request(by)
    found = authenticate(request, username=username, password=password)
    if found and by and found != by:
        _somebody_elses(found, by)
        return None
    if found:
        if not has_second_factor(found):
            forget_failures(found)
    elif AxesProxyHandler.is_locked(request, {"username": username}):
        raise LockedOutError
    return found


@transaction.atomic
def _somebody_elses(account: User, by: User) -> None:
    """On record: whoever is signed in knows the password of another. It is no guess, so nobody is locked out."""
    changes = {"username": [None, account.username]}
    record(by=by, at=timezone.now(), action=Action.FAILED_SIGN_IN, subject=account, changes=changes)


def count_failure(user: User) -> None:
    """One more of those that lock the name."""
    AxesProxyHandler.user_login_failed(User, {"username": user.username}, _bare_request(user))


def forget_failures(user: User) -> None:
    """Who has shown all that is asked for starts anew."""
    AxesProxyHandler.reset_attempts(username=user.username)


def is_locked_out(user: User) -> bool:
    """Whether that name has to wait."""
    return bool(AxesProxyHandler.is_locked(_bare_request(user), {"username": user.username}))


def _bare_request(by: User | None) -> HttpRequest:
    """What counting failures needs of a request; django-axes would keep all that was typed in the real one."""
    request = HttpRequest()
    request.META["REMOTE_ADDR"] = "0.0.0.0"  # noqa: S104 - no address: it is part of a unique key and not to be null
    request.user = by
    return request


def account_named(username: str) -> User | None:
    """The account of that name, however it is capitalised."""
    return User.objects.filter(username__iexact=username).first()


def lock_name(request: HttpRequest | None, credentials: dict[str, Any] | None) -> str:
    """What a name is counted under (AXES_USERNAME_CALLABLE): however it is written, its account's name.

    What is no account's name may be a password typed into the wrong field: only its digest is kept.
    """
    typed = (credentials or {}).get("username") or ""
    account = account_named(typed)
    if account:
        return account.username
    folded = typed.upper().casefold().encode()
    return hmac.new(settings.SECRET_KEY.encode(), folded, hashlib.sha256).hexdigest()


@transaction.atomic
def unlock(*, by: User | None, at: datetime, user: User) -> bool:
    """Lets a person who was locked out try again now; False when they were not. By a command it is nobody's doing."""
    if not is_locked_out(user):
        return False
    forget_failures(user)
    record(by=by, at=at, action=Action.UNLOCKED, subject=user)
    return True


@transaction.atomic
def own_password_changed(*, by: User, at: datetime) -> None:
    """On record that a person has a new password, never which."""
    note_new_secret(user=by, at=at)
    record(by=by, at=at, action=Action.OWN_PASSWORD_CHANGED, subject=by)
