"""Two versions of the protocol to compare, and one to put in force."""

from collections.abc import Iterable
from typing import Any

from django import forms

from screening.forms.plain import PlainForm, ReasonField

_UNKNOWN = {"required": "Choose a version.", "invalid_choice": "There is no such version."}


class VersionsForm(PlainForm):
    """From which version to which."""

    before = forms.ChoiceField(label="From version", error_messages=_UNKNOWN)
    after = forms.ChoiceField(label="To version", error_messages=_UNKNOWN)

    def __init__(self, versions: Iterable[str], data: Any = None) -> None:
        super().__init__(data)
        for name in ("before", "after"):
            self.fields[name].choices = [(version, version) for version in versions]

    def clean(self) -> dict[str, Any]:
        """A version has nothing to compare with itself."""
        if "after" in self.cleaned_data and self.cleaned_data["after"] == self.cleaned_data.get("before"):
            self.add_error("after", "Choose two different versions.")
        return self.cleaned_data


class ActivateForm(PlainForm):
    """Why a version is put in force."""

    version = forms.CharField(widget=forms.HiddenInput, max_length=20)
    reason = ReasonField(label="Reason", missing="Enter the reason, such as the approval of the amendment.")
