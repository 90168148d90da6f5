"""What an investigator answers in review."""

from collections.abc import Iterable
from typing import Any

from django import forms

from screening.forms.fields import ChoiceField
from screening.forms.plain import ChosenField, PlainForm, ReasonField, RevisingForm
from screening.models import CRITERION_CODES


class RulingForm(RevisingForm):
    """A REVIEW is decided; there is one form for each criterion on the page."""

    verdict = ChosenField(label="Ruling", choices=[("PASS", "Pass"), ("FAIL", "Fail")], missing="Choose pass or fail.")
    reason = ReasonField(label="Reason", missing="Enter the reason for the ruling.")

    def __init__(self, code: str, data: Any = None, **initial: Any) -> None:
        super().__init__(data, prefix=code, initial=initial)


class JudgementForm(RevisingForm):
    """Whether taking part is unadvisable in the investigator's judgement."""

    unadvisable = ChosenField(
        label="Is it unadvisable for this person to take part?",
        choices=[("no", "No"), ("yes", "Yes")],
        missing="Choose yes or no.",
    )
    reason = ReasonField(label="Reason", missing="Enter the reason, also for no.")


class QueryForm(PlainForm):
    """A question to the coordinator on one answer or one criterion."""

    subject = ChoiceField(label="About")
    text = ReasonField(label="Question", missing="Enter the question.")

    def __init__(self, subjects: Iterable[Any], data: Any = None, *, prefix: str = "query", about: str = "") -> None:
        super().__init__(data, prefix=prefix, initial={"subject": about})
        self.fields["subject"].choices = [("", "Choose a criterion or an answer"), *subjects]
        self.fields["subject"].error_messages["required"] = "Choose what the question is about."


class ReturnForm(QueryForm):
    """Back to the coordinator; a question may be added on the way."""

    def __init__(self, subjects: Iterable[Any], data: Any = None, *, already_asked: bool = False) -> None:
        super().__init__(subjects, data, prefix="return")
        for field in self.fields.values():
            field.required = not already_asked

    def clean(self) -> dict[str, Any]:
        """A question needs both its parts, also where it is one more."""
        cleaned = super().clean() or self.cleaned_data
        given = {name for name in self.fields if cleaned.get(name)}
        if len(given) == 1 and not self.errors:
            (absent,) = set(self.fields) - given
            self.refuse(str(self.fields[absent].error_messages["required"]), absent)
        return cleaned


class AnswerForm(RevisingForm):
    """The answer to a query."""

    answer = ReasonField(label="Answer", missing="Enter the answer.")

    def __init__(self, key: int, data: Any = None, **initial: Any) -> None:
        super().__init__(data, prefix=f"query_{key}", initial=initial)


class SignForm(PlainForm):
    """A signature: user name and password once more, and the second factor where it is ``asked`` for.

    ``seen`` is the digest of the answers and verdicts that the page shows.
    """

    version = forms.IntegerField(widget=forms.HiddenInput)
    seen = forms.CharField(required=False, max_length=64, widget=forms.HiddenInput)
    meaning = forms.CharField(widget=forms.HiddenInput)
    username = forms.CharField(label="User name", max_length=150)
    password = forms.CharField(label="Password", max_length=200, strip=False, widget=forms.PasswordInput)

    code = forms.CharField(label="Code from your app, or a recovery code", max_length=20, required=False)

    def __init__(self, data: Any = None, *, asked: frozenset[str] = frozenset({"password"}), **initial: Any) -> None:
        super().__init__(data, prefix="sign", initial=initial)
        self.fields["code"].widget.attrs["autocomplete"] = "one-time-code"
        if "code" not in asked:
            del self.fields["code"]
        if "password" not in asked:
            del self.fields["username"], self.fields["password"]
            return
        self.fields["username"].widget.attrs["autocomplete"] = "username"
        self.fields["password"].widget.attrs["autocomplete"] = "current-password"
        self.fields["username"].error_messages["required"] = "Enter your user name."
        self.fields["password"].error_messages["required"] = "Enter your password."


class VerifyForm(PlainForm):
    """The criteria of one attempt whose sources a monitor has compared; ``version`` is that of the attempt shown."""

    codes = forms.MultipleChoiceField(
        label="Criteria",
        choices=[(code, code) for code in CRITERION_CODES],
        error_messages={
            "required": "Tick at least one criterion.",
            "invalid_choice": "%(value)s is none of the 28 criteria.",
            "invalid_list": "Tick the criteria on this page.",
        },
    )
    version = forms.IntegerField(
        required=False, widget=forms.HiddenInput, error_messages={"invalid": "Open this page again, then tick."}
    )
