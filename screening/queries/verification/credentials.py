"""Passwords and second factors beside the seals that the accounts, which have versions, keep of them."""

from collections.abc import Iterator

from allauth.mfa.models import Authenticator
from django.core.exceptions import ObjectDoesNotExist

from screening.models import AuditEvent, User
from screening.models.seal import is_seal, password_text
from screening.queries.second_factor import factor_text
from screening.queries.verification.pages import UNREADABLE


def broken_credentials() -> Iterator[str]:
    """Each account whose password or second factors the application did not keep like that."""
    for pk in User.objects.order_by("pk").values_list("pk", flat=True).iterator():
        if _found(pk):  # somebody may have set one up between the readings
            yield from _found(pk)
    there = User.objects.values("pk")
    for pk in Authenticator.objects.exclude(user__in=there).order_by("pk").values_list("pk", flat=True):
        yield f"second factor {pk}: it is nobody's"


def _found(pk: int) -> list[str]:
    kept = User.objects.filter(pk=pk).values_list("password", "password_seal", "factor_seals").get()
    password, password_seal, factor_seals = map(str, kept)
    broken = [] if _is_sealed(password, password_seal) else [f"user {pk}: its password was changed"]
    sealed = dict(line.split(" ", 1) for line in factor_seals.splitlines() if " " in line)
    keys = {str(key) for key in Authenticator.objects.filter(user=pk).values_list("pk", flat=True)}
    for key in sorted(sealed.keys() | keys):
        if problem := _factor(key, sealed.get(key)) if key in keys else "was removed":
            broken.append(f"user {pk}: its second factor {key} {problem}")
    return broken


def _factor(key: str, seal: str | None) -> str:
    if seal is None:
        return "was put in"
    try:
        factor = Authenticator.objects.get(pk=key)
        if not is_seal(seal, factor_text(factor)):
            return "was changed"
        return "" if _codes_used_as_told(factor) else "counts other codes as used than the audit trail tells of"
    except (*UNREADABLE, ObjectDoesNotExist):
        return "was changed"


def _codes_used_as_told(factor: Authenticator) -> bool:
    """Of recovery codes: each that was used is on record, and no used one was made good again."""
    if factor.type != Authenticator.Type.RECOVERY_CODES:
        return True
    used = AuditEvent.objects.filter(
        action="recovery_code_used", subject_type="user", subject_id=str(factor.user_id), at__gte=factor.created_at
    )
    return factor.data["used_mask"].bit_count() == used.count()


def _is_sealed(password: str, claimed: str) -> bool:
    try:
        return is_seal(claimed, password_text(password))
    except UNREADABLE:
        return False
