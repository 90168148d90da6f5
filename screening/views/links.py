"""A password by link: asking for one, and using it."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import PasswordResetConfirmView
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse_lazy
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from screening.actions.links import ask_for_link, is_unused, link_used
from screening.forms.sign_in import ForgottenForm, PasswordByLinkForm
from screening.models import User

_SENT = (
    "If an account has this address, a link is on its way to it, or was sent in the last five minutes. "
    "It works once, and for one hour. If nothing comes, ask the administrator."
)


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def forgotten(request: HttpRequest) -> HttpResponse:
    """The answer is the same whether the address is known or not."""
    form = ForgottenForm(request.POST or None)
    if form.is_valid():
        ask_for_link(at=timezone.now(), email=form.cleaned_data["email"], absolute=request.build_absolute_uri)
        messages.success(request, _SENT)
        return redirect("sign_in")
    return render(request, "registration/forgotten.html", {"form": form})


class _SetPassword(PasswordResetConfirmView):
    """Sets it and says so in the audit trail, or neither; then the person signs in with it."""

    form_class = PasswordByLinkForm
    template_name = "registration/set_password.html"
    success_url = reverse_lazy("sign_in")
    reset_url_token = "now"

    def get_user(self, uidb64: str) -> User | None:
        """None also for a closed account: its links do nothing."""
        user = super().get_user(uidb64)
        return user if user and user.is_active else None

    @transaction.atomic
    def form_valid(self, form: PasswordByLinkForm) -> HttpResponse:
        """Of two who use it at once, one does."""
        if not is_unused(self.user):
            return redirect("set_password", **self.kwargs)
        response = super().form_valid(form)
        link_used(at=timezone.now(), user=self.user)
        messages.success(self.request, "Your password is set. Sign in with it.")
        return response


set_password = login_not_required(require_http_methods(["GET", "HEAD", "POST"])(_SetPassword.as_view()))
