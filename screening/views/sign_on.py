"""Single sign-on: to the provider and back, to sign in and before each signature."""

from time import time
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import REDIRECT_FIELD_NAME
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render, resolve_url
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST, require_safe

from screening.actions.base import Refused
from screening.actions.sign_on import METHOD, NOT_LINKED, account_linked, sign_on_refused
from screening.models import ScreeningVisit
from screening.views.provider import NotProvenError, ProviderSilentError, begin, claims_of, what_was_begun
from screening.views.second_factor import hand_over
from screening.views.signing_proof import SHOWN_FOR, note_shown_at_provider

_LONGEST = 2_000
"""Characters of an address that is kept until the way back; a page of ours has fewer."""


@login_not_required
@require_POST
def sign_on(request: HttpRequest) -> HttpResponse:
    """From the button of the sign-in to the provider."""
    _require_provider()
    if request.user.is_authenticated:
        return redirect(settings.LOGIN_REDIRECT_URL)
    wanted = request.POST.get(REDIRECT_FIELD_NAME, "")
    is_ours = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, require_https=request.is_secure())
    is_kept = is_ours and len(wanted) <= _LONGEST
    return sign_in_at_provider(request, wanted if is_kept else resolve_url(settings.LOGIN_REDIRECT_URL))


def sign_in_at_provider(request: HttpRequest, wanted: str) -> HttpResponse:
    """The way to the provider; it leads back to the page that was ``wanted``."""
    return _onward(request, {"wanted": wanted})


def sign_at_provider(request: HttpRequest, visit: ScreeningVisit, meaning: str, version: int) -> HttpResponse:
    """The provider is to ask anew, for this signature alone: of this person, attempt, meaning and version."""
    place = [visit.participant.screening_number, visit.attempt]
    signing = {"user": request.user.pk, "visit": visit.pk, "meaning": meaning, "version": version}
    return _onward(request, {"place": place, "signing": signing}, prompt="login", max_age="0")


@login_not_required
@require_safe
def answer(request: HttpRequest) -> HttpResponse:
    """The way back.

    Our cookies are for our own pages alone, so the browser leaves them out where it is sent here by another one. Then
    this page asks for itself once more, with them.
    """
    _require_provider()
    begun = what_was_begun(request)
    if begun is None:
        if "again" not in request.GET:
            same = request.GET.copy()
            same["again"] = "1"
            return render(request, "registration/onward.html", {"onward": f"{request.path}?{same.urlencode()}"})
        return _page(
            request,
            400,
            "This sign-in cannot be used",
            "It was begun in another browser, more than ten minutes ago, or was used already. Begin again.",
        )
    try:
        claims = claims_of(request)
    except ProviderSilentError:
        return _silent(request)
    except NotProvenError:
        return _not_proven(request, begun)
    return _shown_to_sign(request, begun, claims) if "signing" in begun else _signed_in(request, begun, claims)


def _onward(request: HttpRequest, begun: dict[str, Any], **asked: str) -> HttpResponse:
    """A page that leads on by itself: a form may not lead away from here, and providers send on to others."""
    try:
        address = begin(request, begun, **asked)
    except (ProviderSilentError, NotProvenError):
        return _silent(request)
    return render(request, "registration/onward.html", {"onward": address, "at": settings.OIDC.name})


def _signed_in(request: HttpRequest, begun: dict[str, Any], claims: dict[str, Any]) -> HttpResponse:
    if request.user.is_authenticated:  # in another tab, meanwhile
        return redirect(begun["wanted"])
    try:
        user = account_linked(at=timezone.now(), issuer=settings.OIDC.issuer, subject=claims["sub"])
    except Refused as refused:
        steps = [f"Ask the administrator to link your account to this identifier: {claims['sub']}"]
        return _page(
            request, 403, "You cannot sign in here", refused.message, *(steps if refused.message == NOT_LINKED else ())
        )
    return hand_over(request, user, begun["wanted"], method=METHOD)


def _shown_to_sign(request: HttpRequest, begun: dict[str, Any], claims: dict[str, Any]) -> HttpResponse:
    user = request.user
    if not user.is_authenticated or user.pk != begun["signing"]["user"]:
        return redirect("sign_in")
    if user.sign_on != (settings.OIDC.issuer, claims["sub"]):
        sign_on_refused(at=timezone.now(), subject=claims["sub"], account=user, by=user)
        messages.error(request, f"Somebody else signed in with {settings.OIDC.name}. Nothing was signed.")
    elif not _is_fresh(claims.get("auth_time"), begun["at"]):
        messages.error(request, f"The sign-in with {settings.OIDC.name} was not a new one. Nothing was signed.")
    else:
        note_shown_at_provider(request, begun["signing"])
        messages.success(request, "You have shown that it is you. Now sign.")
    return redirect(_decision(begun))


def _is_fresh(shown_at: Any, begun_at: float) -> bool:
    """Whether somebody proved who they are after the button was pressed, and lately; the provider counts in seconds."""
    leeway, now = settings.OIDC_LEEWAY, time()
    if not isinstance(shown_at, int | float):
        return False
    return max(int(begun_at), now - SHOWN_FOR) - leeway <= shown_at <= now + leeway


def _not_proven(request: HttpRequest, begun: dict[str, Any]) -> HttpResponse:
    said = f"The sign-in with {settings.OIDC.name} did not confirm"
    if "signing" in begun and request.user.is_authenticated:
        messages.error(request, f"{said} that it is you. Nothing was signed.")
        return redirect(_decision(begun))
    step = "Sign in again. If it happens again, tell the administrator."
    return _page(request, 403, "You are not signed in", f"{said} who you are.", step)


def _decision(begun: dict[str, Any]) -> str:
    return f"{reverse('review', args=begun['place'])}#signatures"


def _silent(request: HttpRequest) -> HttpResponse:
    page = _page(
        request,
        503,
        f"The sign-in with {settings.OIDC.name} does not answer",
        "Nothing was signed, and nothing that was saved is lost.",
        "Wait a little, then try again. If it goes on, tell the administrator.",
    )
    page["Retry-After"] = "30"
    return page


def _page(request: HttpRequest, status: int, heading: str, *sentences: str) -> HttpResponse:
    return render(request, "error.html", {"heading": heading, "sentences": sentences}, status=status)


def _require_provider() -> None:
    if settings.OIDC is None:
        raise Http404
