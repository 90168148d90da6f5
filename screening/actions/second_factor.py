"""The second factor: a code from an app, a recovery code or a passkey, beside the password.

What is wrong counts like a wrong password, for that user name; what is right counts once.
"""

from datetime import datetime
from typing import Any

from allauth.mfa.models import Authenticator
from allauth.mfa.signals import authenticator_removed
from allauth.mfa.totp.internal import auth as totp
from django.db import transaction
from django.db.models.signals import post_delete, post_save
from django.utils import timezone

from screening.actions.audit import record
from screening.actions.base import Action, Refused, require, required_text
from screening.actions.passwords import count_failure, forget_failures
from screening.actions.suspension import Cause, note_new_secret, suspend_signing
from screening.models import User
from screening.models.fields import decrypted
from screening.models.seal import seal
from screening.permissions import Permission
from screening.queries.second_factor import FACTORS, factor_text, has_second_factor

Type = Authenticator.Type


def put_factors_on_record() -> None:
    """Listens from now on."""
    post_save.connect(_added, sender=Authenticator, dispatch_uid="second_factor_added")
    post_delete.connect(_deleted, sender=Authenticator, dispatch_uid="second_factor_deleted")
    authenticator_removed.connect(_removed, dispatch_uid="second_factor_removed")


@transaction.atomic
def _added(instance: Authenticator, created: bool, **kwargs: Any) -> None:
    if not created:  # used, renamed or encrypted anew: a forged one is not sealed by that
        return
    _seal(instance, seal(factor_text(instance)))
    codes = instance.type == Type.RECOVERY_CODES
    if not codes:
        note_new_secret(user=instance.user, at=instance.created_at)
    action = Action.RECOVERY_CODES_MADE if codes else Action.SECOND_FACTOR_ADDED
    changes = {} if codes else {"second_factor": [None, instance.type]}
    _record(action, instance.user, changes, at=instance.created_at)


def _removed(authenticator: Authenticator, **kwargs: Any) -> None:
    _record(Action.SECOND_FACTOR_REMOVED, authenticator.user, {"second_factor": [authenticator.type, None]})


def _deleted(instance: Authenticator, **kwargs: Any) -> None:
    """Whoever deletes it tells of it."""
    _seal(instance, None)


@transaction.atomic(savepoint=False)
def _seal(factor: Authenticator, made: str | None) -> None:
    """Keeps the seal of that factor, or none, beside those of the person's others."""
    user = User.objects.select_for_update(no_key=True).get(pk=factor.user_id)
    others = [line for line in user.factor_seals.splitlines() if line.split()[0] != str(factor.pk)]
    user.factor_seals = "\n".join([*others, f"{factor.pk} {made}"] if made else others)
    user.save(update_fields=["factor_seals"])


def wrong_second_factor(user: User) -> None:
    """Counts towards the lock-out of that name and is on record."""
    _record(Action.SECOND_FACTOR_FAILED, user)
    count_failure(user)


def right_second_factor(user: User) -> None:
    """All was shown: the errors before it are forgotten."""
    forget_failures(user)


@transaction.atomic
def use_code(user: User, code: str) -> Authenticator | None:
    """Which of the person's factors the code belongs to; each code counts once. None where it is wrong."""
    for factor in Authenticator.objects.select_for_update().filter(user=user).exclude(type=Type.WEBAUTHN):
        if factor.type == Type.TOTP and _is_new_totp(factor, code):
            return factor
        if factor.type == Type.RECOVERY_CODES and factor.wrap().validate_code(code):
            _record(Action.RECOVERY_CODE_USED, user)
            return factor
    return None


def _is_new_totp(factor: Authenticator, code: str) -> bool:
    """The step a code belongs to is kept in the database: every server process knows what was used."""
    secret = decrypted(factor.data["secret"])
    fits = [
        step
        for step in totp.yield_hotp_counters_from_time()
        if totp.compare_user_code(actual=code, expected=totp.format_hotp_value(totp.hotp_value(secret, step)))
    ]
    if not fits or max(fits) <= factor.data.get("last_step", 0):
        return False
    factor.data["last_step"] = max(fits)
    factor.save(update_fields=["data"])
    return True


@transaction.atomic
def rename_passkey(passkey: Authenticator, name: str) -> Authenticator:
    """What its owner calls it; the same name again leaves no trace."""
    before = passkey.data["name"]
    if before != name:
        passkey.data["name"] = name
        passkey.save(update_fields=["data"])
        _record(Action.PASSKEY_RENAMED, passkey.user, {"passkey": [before, name]})
    return passkey


@transaction.atomic
def remove_second_factor(*, by: User, at: datetime, user: User, reason: str) -> None:
    """An administrator takes away what somebody lost; that person's signing is suspended until it is settled."""
    require(by, Permission.ADMINISTER)
    reason = required_text(reason, "Say why the second factor is taken away.")
    if user == by:
        raise Refused("Your own second factor is removed on your own page.")
    if not has_second_factor(user):
        raise Refused(f"{user.name} has no second factor.")
    held = Authenticator.objects.filter(user=user)
    kinds = ", ".join(sorted(held.filter(type__in=FACTORS).values_list("type", flat=True)))
    held.delete()
    changes = {"second_factor": [kinds, None]}
    record(by=by, at=at, action=Action.SECOND_FACTOR_REMOVED, subject=user, changes=changes, reason=reason)
    suspend_signing(by=by, at=at, user=user, cause=Cause.SECOND_FACTOR)


@transaction.atomic
def _record(
    action: Action, user: User, changes: dict[str, list[str | None]] | None = None, at: datetime | None = None
) -> None:
    record(by=user, at=at or timezone.now(), action=action, subject=user, changes=changes)
