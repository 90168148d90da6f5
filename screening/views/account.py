"""The pages of one's own account: django-allauth's views, by the methods that they need."""

from allauth.account.decorators import reauthentication_required
from allauth.account.views import reauthenticate
from allauth.mfa.base import views as factors
from allauth.mfa.recovery_codes import views as recovery
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as passkeys
from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.db.transaction import atomic
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse_lazy
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from screening.actions.second_factor import use_code
from screening.forms.second_factor import ActivateForm

_form = require_http_methods(["GET", "HEAD", "POST"])


class _AddApp(totp.ActivateTOTPView):
    """The code that shows that the app has the key is used up by it."""

    @atomic
    def form_valid(self, form: ActivateForm) -> HttpResponse:
        response = super().form_valid(form)
        use_code(self.request.user, form.cleaned_data["code"])
        return response


second_factor = require_safe(factors.IndexView.as_view(extra_context={"required": settings.MFA_REQUIRED}))
enter_code = _form(factors.authenticate)
add_app = _form(_AddApp.as_view())
remove_app = _form(atomic(totp.deactivate_totp))
recovery_codes = require_safe(recovery.view_recovery_codes)
new_recovery_codes = _form(recovery.generate_recovery_codes)
add_passkey = _form(atomic(passkeys.add_webauthn))
rename_passkey = _form(
    reauthentication_required(app="allauth.mfa")(
        passkeys.EditWebAuthnView.as_view(success_url=reverse_lazy("mfa_index"))
    )
)
remove_passkey = _form(atomic(passkeys.remove_webauthn))
confirm_by_password = sensitive_post_parameters("password")(_form(reauthenticate))
confirm_by_code = _form(factors.reauthenticate)
confirm_by_passkey = _form(passkeys.reauthenticate_webauthn)


@login_not_required
@require_safe
def to_sign_in(request: HttpRequest) -> HttpResponse:
    """Where the library leads who has to begin again."""
    return redirect("sign_in")


@require_safe
def to_second_factor(request: HttpRequest) -> HttpResponse:
    """Where the library leads after a passkey was removed."""
    return redirect("mfa_index")
