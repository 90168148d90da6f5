"""Whether somebody can show more than a password, and what is sealed of it."""

import json

from allauth.mfa.models import Authenticator

from screening.models import User
from screening.models.fields import decrypted

FACTORS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)
"""Recovery codes only stand in for one of these."""


def has_second_factor(user: User) -> bool:
    """An app or a passkey."""
    return Authenticator.objects.filter(user=user, type__in=FACTORS).exists()


def factor_text(factor: Authenticator) -> str:
    """What is sealed of a second factor: the secret, decrypted. A new key for it, its name or use change nothing."""
    secrets = {
        name: decrypted(kept) if name in ("secret", "seed") else kept
        for name, kept in factor.data.items()
        if name in ("secret", "seed", "credential")
    }
    return json.dumps(["factor", factor.user_id, factor.pk, factor.type, secrets], sort_keys=True)
