"""A link with which a person sets their own password: by mail, or shown to the administrator where there is no mail.

It works for an hour and once (Django's token is bound to the present password). A password set by a link that an
administrator asked for does not let anybody sign before a second person has confirmed it.
"""

import logging
import smtplib
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta

from django.conf import settings
from django.contrib.auth.tokens import default_token_generator
from django.core.mail import send_mail
from django.db import transaction
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode

from screening.actions.audit import record
from screening.actions.base import Action, Refused, require
from screening.actions.suspension import Cause, note_new_secret, suspend_signing
from screening.models import AuditEvent, User
from screening.permissions import Permission

Absolute = Callable[[str], str]
"""Makes the whole address of a path."""

_TEXT = """Somebody asked for a link to set the password of the account “{username}” in MIGHTScreen.

{link}

It works once, and for one hour. If you did not expect this, leave the link alone and tell the administrator.
"""
_MADE_WITHIN = 60
"""Seconds, at most, from when a link was asked for until it is made and its hour begins."""
_ANOTHER_AFTER = timedelta(minutes=5)
"""A stranger who asks again and again fills nobody's mailbox; the first link still works."""
_background = ThreadPoolExecutor(1, thread_name_prefix="mail")
_log = logging.getLogger(__name__)


def link_for(user: User, absolute: Absolute) -> str:
    """The address at which that person sets a password."""
    where = [urlsafe_base64_encode(force_bytes(user.pk)), default_token_generator.make_token(user)]
    return absolute(reverse("set_password", args=where))


@transaction.atomic
def ask_for_link(*, at: datetime, email: str, absolute: Absolute) -> None:
    """Mails a link to whoever has that address; what is answered and how long it takes tells nothing of it."""
    found = User.objects.filter(email__iexact=email, is_active=True) if email else ()
    users = [user for user in found if user.has_usable_password()]
    for user in users:
        has_one = _asked(user, since=at - _ANOTHER_AFTER).filter(by=None).exists()
        record(by=None, at=at, action=Action.RESET_ASKED, subject=user)
        if not has_one:
            _mail(user, link_for(user, absolute))
    if not users:
        record(by=None, at=at, action=Action.RESET_ASKED)


@transaction.atomic
def send_link(*, by: User, at: datetime, user: User, absolute: Absolute) -> str:
    """An administrator has a link sent; the link itself is returned where it cannot be mailed, else nothing."""
    require(by, Permission.ADMINISTER)
    if user == by:
        raise Refused("Change your own password on your own page.")
    if not user.is_active:
        raise Refused("This account is closed.")
    record(by=by, at=at, action=Action.RESET_ASKED, subject=user)
    link = link_for(user, absolute)
    if not (settings.EMAIL_HOST and user.email):
        return link
    _mail(user, link)
    return ""


def is_unused(user: User) -> bool:
    """Whether the password is still the one that the link was for; until the transaction ends nobody changes it."""
    return User.objects.select_for_update(no_key=True).get(pk=user.pk).password == user.password


def link_used(*, at: datetime, user: User) -> None:
    """On record that a password was set by a link; call it in the transaction that sets it."""
    since = at - timedelta(seconds=settings.PASSWORD_RESET_TIMEOUT + _MADE_WITHIN)
    by_administrator = _asked(user, since).exclude(by=None).exclude(by=user).last()
    note_new_secret(user=user, at=at)
    record(by=user, at=at, action=Action.RESET_USED, subject=user)
    if by_administrator:
        suspend_signing(by=by_administrator.by, at=at, user=user, cause=Cause.PASSWORD, new_secret_at=at)


def _asked(user: User, since: datetime) -> QuerySet[AuditEvent]:
    return AuditEvent.objects.filter(
        action=Action.RESET_ASKED, subject_type="user", subject_id=str(user.pk), at__gte=since
    )


def _mail(user: User, link: str) -> None:
    """Once what is on record is kept, and without anybody waiting for the mail server."""
    text = _TEXT.format(username=user.username, link=link)
    transaction.on_commit(lambda: _background.submit(_send, user.email, text))


def _send(address: str, text: str) -> None:
    try:
        send_mail("Set your MIGHTScreen password", text, None, [address])
    except (OSError, smtplib.SMTPException):
        _log.exception("A link to set a password could not be mailed.")
