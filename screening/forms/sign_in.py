"""Signing in."""

from typing import Any

from django import forms
from django.contrib.auth.forms import AuthenticationForm, PasswordChangeForm, SetPasswordForm
from django.core.exceptions import ValidationError

from screening.actions.passwords import LOCKED_OUT, LockedOutError, account_with
from screening.forms.plain import PlainForm
from screening.models import User


class SignInForm(AuthenticationForm):
    """User name and password, with errors that do not tell which of the two was wrong."""

    error_messages = {
        "invalid_login": "The user name or the password is not right. Capital and small letters differ.",
        "inactive": "This account is closed. Ask the administrator.",
    }

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields["username"].label = "User name"
        self.fields["username"].error_messages["required"] = "Enter your user name."
        self.fields["password"].error_messages["required"] = "Enter your password."
        for field in self.fields.values():
            field.widget.attrs["class"] = "form-control"

    def clean(self) -> dict[str, Any]:
        """Whether the two belong together; after too many errors that is not even asked."""
        username, password = self.cleaned_data.get("username"), self.cleaned_data.get("password")
        if username and password:
            try:
                self.user_cache = account_with(username, password)
            except LockedOutError:
                raise ValidationError(LOCKED_OUT, code="locked_out") from None
            if self.user_cache is None:
                raise self.get_invalid_login_error()
        return self.cleaned_data


class _OnlyThePassword:
    """Saves nothing else: an administrator may have changed the account, or closed it, meanwhile."""

    def set_password_and_save(self, user: User, *field: str, commit: bool = True) -> User:
        """Django would save every column as it was when the page was asked for."""
        super().set_password_and_save(user, *field, commit=False)
        if commit:
            user.save(update_fields=["password"])
        return user


class NewPasswordForm(_OnlyThePassword, PasswordChangeForm):
    """The present password, and twice the new one."""

    field_order = ("old_password", "new_password1", "new_password2")
    error_messages = {
        "password_incorrect": "This is not your present password.",
        "password_mismatch": "The two new passwords differ. Type the same one twice.",
    }
    labels = {
        "old_password": "Present password",
        "new_password1": "New password",
        "new_password2": "New password again",
    }

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.label = self.labels[name]
            field.error_messages["required"] = f"Enter the {field.label.lower()}."
            field.widget.attrs["class"] = "form-control"

    def clean_old_password(self) -> str:
        """Guessing it here counts like guessing it at the sign-in."""
        password = self.cleaned_data["old_password"]
        try:
            account = account_with(self.user.username, password, by=self.user)
        except LockedOutError:
            raise ValidationError(LOCKED_OUT, code="locked_out") from None
        if account is None:
            raise ValidationError(self.error_messages["password_incorrect"], code="password_incorrect")
        return password

    def clean_new_password1(self) -> str:
        """Another one: what somebody may have learnt is no new secret."""
        password = self.cleaned_data["new_password1"]
        if password == self.cleaned_data.get("old_password"):
            raise ValidationError("This is your present password. Choose another one.", code="not_new")
        return password


class ForgottenForm(PlainForm):
    """Where the link to set a new password goes."""

    email = forms.EmailField(label="E-mail", max_length=254, widget=forms.EmailInput(attrs={"autocomplete": "email"}))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["email"].error_messages |= {
            "required": "Enter the e-mail address of your account.",
            "invalid": "Enter an e-mail address, such as name@example.org.",
        }


class PasswordByLinkForm(_OnlyThePassword, SetPasswordForm):
    """Twice the new password."""

    error_messages = {"password_mismatch": NewPasswordForm.error_messages["password_mismatch"]}

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.label = NewPasswordForm.labels[name]
            field.error_messages["required"] = f"Enter the {field.label.lower()}."
            field.widget.attrs["class"] = "form-control"
