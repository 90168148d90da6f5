"""Whether somebody can show more than a password."""

from allauth.mfa.models import Authenticator

from screening.models import User

FACTORS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)
"""Recovery codes only stand in for one of these."""


def has_second_factor(user: User) -> bool:
    """An app or a passkey."""
    return Authenticator.objects.filter(user=user, type__in=FACTORS).exists()
