"""Single sign-on: whom an administrator has linked gets in, and nobody else.

The link is the pair of issuer and subject, which a provider never gives to anybody else. An e-mail address does not
link: it can be changed by its owner, and be given to somebody else.
"""

import hashlib
import hmac
from datetime import datetime

from allauth.account.internal.flows.login import get_authentication_records
from django.conf import settings
from django.db import transaction
from django.http import HttpRequest

from screening.actions.audit import record
from screening.actions.base import Action, Refused
from screening.actions.suspension import Cause, note_new_secret
from screening.models import User

METHOD = "sign_on"
"""How a session names it among what was shown."""
NOT_LINKED = "No account here is linked to you."


def account_linked(*, at: datetime, issuer: str, subject: str) -> User:
    """The account of whom the provider names; Refused, and on record, where there is none or it is closed."""
    found = User.objects.filter(sign_on_issuer=issuer, sign_on_subject=subject).first()
    if found and found.is_active:
        return found
    sign_on_refused(at=at, subject=subject, account=found)
    raise Refused("This account is closed. Ask the administrator." if found else NOT_LINKED)


@transaction.atomic
def sign_on_refused(*, at: datetime, subject: str, account: User | None = None, by: User | None = None) -> None:
    """On record. Of who they said they are a digest is kept: the same again can be told, and nobody be named by it."""
    digest = hmac.new(settings.SECRET_KEY.encode(), subject.encode(), hashlib.sha256).hexdigest()
    record(by=by, at=at, action=Action.SIGN_ON_REFUSED, subject=account, changes={"claimed_subject": [None, digest]})


def came_by_sign_on(request: HttpRequest, user: User) -> bool:
    """Whether that is what this session began with, and no password."""
    begun = [each["method"] for each in get_authentication_records(request, user) if each["method"] != "mfa"]
    return begun[-1:] == [METHOD]


@transaction.atomic
def signed_on(*, user: User, at: datetime) -> None:
    """On record. What an administrator touched is in its owner's hands again; a second person still has to confirm."""
    note_new_secret(user=user, at=at, causes=_settled_by_sign_on(user))
    record(by=user, at=at, action=Action.SIGNED_ON, subject=user)


def _settled_by_sign_on(user: User) -> set[str]:
    if user.has_usable_password():
        return {Cause.SIGN_ON}
    return set(Cause) - (set() if settings.OIDC.asks_second_factor else {Cause.SECOND_FACTOR})
