"""A second factor: asked for after the password and at signing, and where it is required, set up first of all."""

from collections.abc import Callable
from time import time

from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.login import get_authentication_records, perform_login, record_authentication
from allauth.account.models import Login
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from screening.actions.sign_on import came_by_sign_on
from screening.models import User
from screening.queries.second_factor import has_second_factor

_WITHOUT = frozenset(
    {
        "check",
        "health",
        "sign_in",
        "sign_out",
        "change_password",
        "forgotten",
        "set_password",
        "account_login",
        "mfa_index",
        "mfa_activate_totp",
        "mfa_add_webauthn",
        "mfa_view_recovery_codes",
        "account_reauthenticate",
    }
)
"""What is open to somebody who still has to set up their second factor."""


def hand_over(request: HttpRequest, user: User, address: str, *, method: str = "password") -> HttpResponse:
    """The password, or the provider, says who it is: signs in, or asks for the second factor first.

    The session gets a new key each time.
    """
    request.session.cycle_key()
    record_authentication(request, user, method=method, reauthenticated=method == "password")
    if _provider_asks(request, user):
        get_adapter().login(request, user)
        return redirect(address)
    return perform_login(request, Login(user=user, redirect_url=address))


def _provider_asks(request: HttpRequest, user: User) -> bool:
    """Whether the provider has already asked for a second factor."""
    return bool(settings.OIDC and settings.OIDC.asks_second_factor and came_by_sign_on(request, user))


def shown_again(request: HttpRequest) -> bool:
    """Whether who is signed in has shown their second factor anew within the last five minutes."""
    since = time() - settings.ACCOUNT_REAUTHENTICATION_TIMEOUT
    return any(
        each["method"] == "mfa" and each.get("reauthenticated") and each["at"] > since
        for each in get_authentication_records(request, request.user)
    )


class SecondFactorFirst:
    """With MFA_REQUIRED, who has no second factor is led to set one up and reaches nothing else."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Left to ``process_view``, which knows the page."""
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *view: object) -> HttpResponse | None:
        """The page asked for, or the way to the second factor."""
        if not settings.MFA_REQUIRED or not request.user.is_authenticated:
            return None
        if request.resolver_match.view_name in _WITHOUT or has_second_factor(request.user):
            return None
        return None if _provider_asks(request, request.user) else redirect("mfa_index")
