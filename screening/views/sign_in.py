"""Signing in and out, and a new password of one's own."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import LoginView, LogoutView, PasswordChangeView
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse_lazy
from django.utils import timezone
from django.views.decorators.http import require_safe
from django.views.generic import RedirectView

from screening.actions.passwords import own_password_changed
from screening.forms.sign_in import NewPasswordForm, SignInForm
from screening.views.second_factor import hand_over


class _SignIn(LoginView):
    """User name and password; who has a second factor is asked for it next."""

    authentication_form = SignInForm
    redirect_authenticated_user = True
    http_method_names = ("get", "head", "post")

    def form_valid(self, form: SignInForm) -> HttpResponse:
        return hand_over(self.request, form.get_user(), self.get_success_url())


sign_in = _SignIn.as_view()
sign_out = login_not_required(LogoutView.as_view())  # also once the session has ended by itself


@require_safe
def administration_sign_in(request: HttpRequest) -> HttpResponse:
    """There is one sign-in; the administration sends those here who are signed in and are no administrators."""
    if not request.user.is_staff:
        raise PermissionDenied
    return redirect("admin:index")


class _ChangePassword(PasswordChangeView):
    """Changes it and says so in the audit trail, or neither; other sessions of the same person end."""

    form_class = NewPasswordForm
    template_name = "registration/change_password.html"
    success_url = reverse_lazy("home")
    http_method_names = ("get", "head", "post")

    def form_valid(self, form: NewPasswordForm) -> HttpResponse:
        with transaction.atomic():
            response = super().form_valid(form)
            own_password_changed(by=self.request.user, at=timezone.now())
        messages.success(self.request, "Your password is changed. Wherever else you were signed in, you are no longer.")
        return response


change_password = _ChangePassword.as_view()
administration_password = RedirectView.as_view(pattern_name="change_password", http_method_names=["get", "head"])
