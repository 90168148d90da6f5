"""Whose signing is suspended, and for whom a reader can vouch."""

from collections.abc import Iterable
from datetime import datetime

from django.conf import settings
from django.db.models import Max, Q
from django.utils.text import capfirst

from screening.models import AuditEvent, SigningSuspension, User
from screening.permissions import may_confirm_signer

_TOUCHING = ("created", "reset_asked", "second_factor_removed")


def open_suspensions(user: User) -> list[SigningSuspension]:
    """What still stands in the way of that person's signing, the oldest first."""
    return list(SigningSuspension.objects.filter(user=user, confirmed_at=None).select_related("by"))


def is_delegated(user: User, at: datetime) -> bool:
    """Whether the person may sign anywhere, now or later."""
    return user.delegations.not_over(at).exists()


def why_signing_is_suspended(user: User) -> str:
    """What has to happen, in words; empty where nothing stands in the way."""
    standing = open_suspensions(user)
    if not standing:
        return ""
    touched = " and ".join(dict.fromkeys(each.get_cause_display() for each in standing))
    begun = f"Your signing is suspended, because an administrator changed {touched} of your account."
    if any(each.new_secret_at is None for each in standing):
        return (
            f"{begun} {capfirst(way_to_new_secret(user))}. Then ask another investigator of your site "
            "or another administrator to confirm that it was you."
        )
    return (
        f"{begun} You have set a new secret. Now ask another investigator of your site or another administrator to "
        "confirm that it was you, under “Confirm who signs”."
    )


def way_to_new_secret(user: User) -> str:
    """What the person has to do before a second person can confirm them."""
    if settings.OIDC and not user.has_usable_password():
        return f"sign in once more with {settings.OIDC.name}"
    return "set a new password or second factor"


def waiting_for(reader: User, at: datetime) -> list[tuple[User, list[SigningSuspension]]]:
    """The people whose signing the reader can confirm or will be able to, with what was touched."""
    standing = SigningSuspension.objects.filter(confirmed_at=None).exclude(user=reader).select_related("user", "by")
    by_person: dict[User, list[SigningSuspension]] = {}
    for each in standing:
        by_person.setdefault(each.user, []).append(each)
    return [(user, found) for user, found in by_person.items() if can_confirm(reader, user, found, at)]


def can_confirm(reader: User, user: User, standing: Iterable[SigningSuspension], at: datetime) -> bool:
    """Whether the reader is the second person: neither the signer nor who touched anything, and not in doubt either."""
    return (
        all(each.by_id != reader.pk for each in standing)
        and may_confirm_signer(reader, user, at)
        and not open_suspensions(reader)
        and not _has_touched(reader, user)
    )


def _has_touched(reader: User, user: User) -> bool:
    """Whether the account may be in the reader's hands by something that nobody vouched for since.

    Before anything was delegated there was no signing to suspend; the trail knows.
    """
    about = AuditEvent.objects.filter(subject_type="user", subject_id=str(user.pk))
    settled = about.filter(action="signing_confirmed").aggregate(last=Max("pk"))["last"] or 0
    touched = Q(action__in=_TOUCHING) | Q(action="changed", changes__has_any_keys=["email", "sign_on_subject"])
    return about.filter(touched, by=reader, pk__gt=settled).exists()
