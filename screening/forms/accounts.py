"""Accounts, as an administrator makes and changes them."""

from typing import Any

from django import forms
from django.conf import settings
from django.contrib.auth.forms import ReadOnlyPasswordHashField, ReadOnlyPasswordHashWidget, UserChangeForm
from django.contrib.auth.hashers import is_password_usable
from django.core.exceptions import ValidationError

from screening.models import User


class LinkedForm(forms.ModelForm):
    """With who they are at the single sign-on: another administrator's word links them, no claim of their own."""

    def clean_sign_on_subject(self) -> str | None:
        """Nobody else's; None is no link."""
        subject = self.cleaned_data["sign_on_subject"] or None
        if "sign_on_subject" not in self.changed_data:
            return subject
        issuer = settings.OIDC.issuer
        others = User.objects.exclude(pk=self.instance.pk)
        if subject and others.filter(sign_on_issuer=issuer, sign_on_subject=subject).exists():
            raise ValidationError("Another account is linked to this subject.")
        self.instance.sign_on_issuer = issuer if subject else None
        self.changed_data.append("sign_on_issuer")
        return subject


class NewUserForm(LinkedForm):
    """A new account; its first password is set by its owner, by a link, unless they come by single sign-on."""

    class Meta:
        model = User
        fields = ("username", "name", "email", "sign_on_subject")


class ReasonForm(forms.Form):
    """Why something is taken away."""

    reason = forms.CharField(max_length=200, label="Reason")


class PasswordState(ReadOnlyPasswordHashWidget):
    """Whether there is a password, not how it is kept."""

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """A word, and the way to a link with which its owner sets a new one."""
        is_set = bool(value) and is_password_usable(value)
        words = {"summary": [{"label": "Set" if is_set else "Not set"}], "button_label": "Send a link"}
        return super().get_context(name, value, attrs) | words


class ChangedUserForm(LinkedForm, UserChangeForm):
    """An account that exists; its name is for good."""

    password = ReadOnlyPasswordHashField(label="Password", help_text="Nobody can see it.", widget=PasswordState)

    class Meta(UserChangeForm.Meta):
        model = User
