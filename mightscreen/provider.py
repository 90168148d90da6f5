"""Where people sign in who have no password here: an OpenID provider, named by the environment."""

import os
from dataclasses import dataclass, field
from typing import Self

from django.core.exceptions import ImproperlyConfigured

_NEEDED = ("OIDC_ISSUER", "OIDC_CLIENT_ID", "OIDC_CLIENT_SECRET")


@dataclass(frozen=True)
class Provider:
    """An OpenID provider; ``name`` is what people call it, ``asks_second_factor`` whether it always asks for one."""

    issuer: str
    client_id: str
    client_secret: str = field(repr=False)
    name: str = "single sign-on"
    asks_second_factor: bool = False

    @classmethod
    def from_environment(cls, *, local: bool) -> Self | None:
        """None where the environment names none; ImproperlyConfigured where it names one by halves, or without TLS."""
        given = [os.environ.get(name, "").strip() for name in _NEEDED]
        if not any(given):
            return None
        if missing := [name for name, value in zip(_NEEDED, given, strict=True) if not value]:
            raise ImproperlyConfigured(f"Single sign-on also needs {', '.join(missing)} in the environment.")
        if not (given[0].startswith("https://") or (local and given[0].startswith("http://"))):
            raise ImproperlyConfigured("OIDC_ISSUER must be an address that begins with https://.")
        name = os.environ.get("OIDC_NAME", "").strip() or cls.name
        return cls(*given, name=name, asks_second_factor=os.environ.get("OIDC_MFA") == "1")
