"""What is asked for beside the password, and again before something weighty."""

from typing import Any

from allauth.account.forms import ReauthenticateForm
from allauth.core import context
from allauth.mfa.base import forms as codes
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.totp.internal.auth import SECRET_SESSION_KEY
from allauth.mfa.webauthn import forms as passkeys
from cryptography.exceptions import InvalidSignature
from django import forms
from django.core.exceptions import ValidationError

from screening.actions.passwords import LOCKED_OUT, LockedOutError, is_locked_out
from screening.actions.second_factor import rename_passkey, right_second_factor, use_code, wrong_second_factor
from screening.models.fields import decrypted, encrypted

WRONG_CODE = "This code is not right, or it was used already. Wait for the next one, then try again."
WRONG_PASSKEY = "This passkey could not be checked. Try again, or use another way."

# The library reads what the browser sent without asking first whether it has the right shape.
_NOT_A_PASSKEY = (ValidationError, ValueError, TypeError, KeyError, AttributeError, InvalidSignature)


def refuse_while_locked(user: Any) -> None:
    """ValidationError while the name has to wait, also for what is right."""
    if is_locked_out(user):
        raise ValidationError(LOCKED_OUT, code="locked_out")


def _dress(form: forms.Form, name: str, label: str, missing: str) -> None:
    field = form.fields[name]
    field.label, field.error_messages["required"] = label, missing
    field.widget.attrs["class"] = "form-control"
    field.widget.attrs.pop("placeholder", None)


class _Code:
    """A code from an app, or a recovery code."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].max_length = 20
        _dress(self, "code", "Code from your app, or a recovery code", "Enter the code.")

    def clean_code(self) -> str:
        """Right, not used before, and the name is not locked."""
        refuse_while_locked(self.user)
        self.authenticator = use_code(self.user, self.cleaned_data["code"])
        if self.authenticator is None:
            wrong_second_factor(self.user)
            refuse_while_locked(self.user)
            raise ValidationError(WRONG_CODE, code="incorrect_code")
        right_second_factor(self.user)
        return self.cleaned_data["code"]


class CodeForm(_Code, codes.AuthenticateForm):
    """At the sign-in."""


class CodeAgainForm(_Code, codes.ReauthenticateForm):
    """Again, of who is signed in."""


class ActivateForm(ActivateTOTPForm):
    """The first code of an app, which shows that it has the key; the session keeps that encrypted until then."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        session = context.request.session
        kept = session.get(SECRET_SESSION_KEY)
        super().__init__(*args, **kwargs)
        if self.is_bound and kept:
            self.secret = decrypted(kept)
        else:
            session[SECRET_SESSION_KEY] = encrypted(self.secret)
        _dress(self, "code", "Code that the app shows", "Enter the code that the app shows.")


class _Passkey:
    """What the browser answers is checked whatever it holds."""

    def clean_credential(self) -> Authenticator:
        """The passkey it was; a wrong one counts like a wrong code."""
        refuse_while_locked(self.user)
        try:
            found = super().clean_credential()
        except _NOT_A_PASSKEY:
            wrong_second_factor(self.user)
            raise ValidationError(WRONG_PASSKEY, code="incorrect_code") from None
        right_second_factor(self.user)
        return found


class PasskeyForm(_Passkey, passkeys.AuthenticateWebAuthnForm):
    """At the sign-in."""


class PasskeyAgainForm(_Passkey, passkeys.ReauthenticateWebAuthnForm):
    """Again, of who is signed in."""


class AddPasskeyForm(passkeys.AddWebAuthnForm):
    """A new passkey and what its owner calls it."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].max_length = 60
        _dress(self, "name", "What you call it", "Give it a name.")
        self.fields["credential"].error_messages["required"] = WRONG_PASSKEY

    def clean(self) -> dict[str, Any]:
        """What the browser made belongs to what was asked for."""
        try:
            return super().clean()
        except _NOT_A_PASSKEY:
            raise ValidationError(WRONG_PASSKEY, code="incorrect_code") from None


class PasswordAgainForm(ReauthenticateForm):
    """The password again; guessing it here counts like guessing it at the sign-in."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _dress(self, "password", "Password", "Enter your password.")
        self.fields["password"].help_text = ""

    def clean_password(self) -> str:
        """Theirs, and not while the name has to wait."""
        try:
            return super().clean_password()
        except LockedOutError:
            raise ValidationError(LOCKED_OUT, code="locked_out") from None
        except ValidationError:
            raise ValidationError("This is not your password.", code="incorrect_password") from None


class RenamePasskeyForm(passkeys.EditWebAuthnForm):
    """Another name for a passkey that is there."""

    name = forms.CharField(max_length=60)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _dress(self, "name", "What you call it", "Give it a name.")

    def save(self) -> Authenticator:
        """On record."""
        return rename_passkey(self.instance, self.cleaned_data["name"])
