"""What was typed is carried over to the sign-in when the session has ended, and sent again after it."""

from collections.abc import Callable

from allauth.account.stages import LoginStageController
from allauth.mfa.stages import AuthenticateStage
from django.conf import settings
from django.contrib.auth import REDIRECT_FIELD_NAME
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from screening.forms.second_factor import CodeForm
from screening.forms.sign_in import SignInForm
from screening.views.carried import keep_carried
from screening.views.second_factor import hand_over
from screening.views.sign_on import sign_in_at_provider

_SECOND = "second-factor"
_CODE = f"{_SECOND}-code"
_SIGN_ON = "sign-on"
_OURS = ("csrfmiddlewaretoken", REDIRECT_FIELD_NAME, "username", _CODE, _SIGN_ON)


class SignInFirst(LoginRequiredMiddleware):
    """Every page needs a login; a form that was sent without one is sent again once somebody signed in.

    A page that saves in the background is led to the sign-in instead: it keeps what was typed itself.
    """

    def handle_no_permission(self, request: HttpRequest, view_func: Callable[..., HttpResponse]) -> HttpResponse | None:
        """None once somebody is signed in; else the page that asks them to, with all that was sent in it.

        What was sent to sign in is for the sign-in alone: no page sees it, or keeps it as what was typed.
        """
        if request.method != "POST" or request.htmx:
            return super().handle_no_permission(request, view_func)
        at_provider = bool(settings.OIDC) and _SIGN_ON in request.POST
        form = None if at_provider else self._next_step(request)
        typed = request.POST.copy()
        for name in request.POST:
            if name in _OURS or "password" in name:
                del typed[name]
        carried = [(name, value) for name, values in typed.lists() for value in values]
        if at_provider:
            keep_carried(request, carried)
            return sign_in_at_provider(request, reverse("send_again"))
        if form is None:
            request.POST = typed
            return None
        return render(request, "screening/carry_over.html", {"form": form, "carried": carried})

    def _next_step(self, request: HttpRequest) -> Form | None:
        """What is still to be shown; None once somebody is signed in."""
        stage = LoginStageController.enter(request, AuthenticateStage.key)
        if stage and _CODE in request.POST:
            code = CodeForm(request.POST, user=stage.login.user, prefix=_SECOND)
            if not code.is_valid():
                return code
            code.save()
            stage.exit()
            return None if request.user.is_authenticated else SignInForm(request)  # the account may be closed by now
        form = SignInForm(request, request.POST) if "password" in request.POST else SignInForm(request)
        if not form.is_bound or not form.is_valid():
            return form
        user = form.get_user()
        hand_over(request, user, settings.LOGIN_REDIRECT_URL)
        return None if request.user.is_authenticated else CodeForm(user=user, prefix=_SECOND)
