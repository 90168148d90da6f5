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
    """Whether the reader is the second person: independent of the signer and of who touched anything, and not in doubt.

    Independent are two people if nobody has both accounts in hand.
    """
    touched = in_whose_hands(user.pk, *(each.by_id for each in standing))
    return (
        may_confirm_signer(reader, user, at)
        and not open_suspensions(reader)
        and touched.isdisjoint(in_whose_hands(reader.pk))
    )


def in_whose_hands(*users: int) -> set[int]:
    """These people, whoever may have their accounts in hand, and whoever may have theirs: A made B, who made C.

    Whoever made an account, sent its link, changed its e-mail address, took away its second factor or made it an
    administrator's may have it in hand until somebody vouched for it. An account made on the server is in nobody's.
    """
    found: set[int] = set()
    left = set(users)
    while left:
        one = left.pop()
        found.add(one)
        left |= _who_touched(one) - found
    return found


def _who_touched(user: int) -> set[int]:
    """Before anything was delegated there was no signing to suspend; the trail knows."""
    about = AuditEvent.objects.filter(subject_type="user", subject_id=str(user))
    settled = about.filter(action="signing_confirmed").aggregate(last=Max("pk"))["last"] or 0
    changed = Q(action="changed", changes__has_any_keys=["email", "sign_on_subject", "is_administrator"])
    touched = about.filter(Q(action__in=_TOUCHING) | changed, pk__gt=settled, by__isnull=False)
    return set(touched.order_by().values_list("by", flat=True).distinct())
