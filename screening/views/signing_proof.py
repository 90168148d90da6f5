"""What somebody shows before they sign, as the session knows it; whether it is enough is decided at signing."""

from time import time
from typing import Any

from django.conf import settings
from django.http import HttpRequest

from screening.actions.signing import asks_second_factor
from screening.models import ScreeningVisit
from screening.views.second_factor import shown_again

SHOWN_FOR = settings.ACCOUNT_REAUTHENTICATION_TIMEOUT
"""Seconds within which what was shown at the provider has to be used."""
_HAS_SIGNED, _AT_PROVIDER = "has_signed", "shown_at_provider"


def is_first_signing(request: HttpRequest) -> bool:
    """Whether nothing was signed since the person signed in."""
    return not request.session.get(_HAS_SIGNED)


def note_signing(request: HttpRequest) -> None:
    """The next signature of this session needs less, but the provider is asked for each."""
    request.session[_HAS_SIGNED] = True
    request.session.pop(_AT_PROVIDER, None)


def note_shown_at_provider(request: HttpRequest, signing: dict[str, Any]) -> None:
    """The provider has asked anew, for the signature of that user, attempt, meaning and version."""
    request.session[_AT_PROVIDER] = {"at": time(), "signing": signing}


def shown_at_provider(request: HttpRequest, visit: ScreeningVisit, meaning: str, version: int | None) -> bool:
    """Whether the provider has asked anew for just this signature, within the last five minutes."""
    signing = {"user": request.user.pk, "visit": visit.pk, "meaning": meaning, "version": version}
    shown = request.session.get(_AT_PROVIDER, {"at": 0})
    return shown["at"] > time() - SHOWN_FOR and shown["signing"] == signing


def proof_asked(request: HttpRequest, visit: ScreeningVisit, meaning: str, version: int | None) -> frozenset[str]:
    """What the form to sign asks for.

    ``password``; ``provider``, to go there first; ``code``; ``shown_again`` where a passkey can stand in for it.
    """
    by_password = request.user.has_usable_password()
    by_provider = settings.OIDC and request.user.sign_on and not by_password
    if by_provider and not shown_at_provider(request, visit, meaning, version):
        return frozenset({"provider"})
    asked = {"password"} if by_password else set()
    if is_first_signing(request) and asks_second_factor(request.user) and not shown_again(request):
        asked |= {"code", "shown_again"}
    return frozenset(asked)
