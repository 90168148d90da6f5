"""How an attempt ends: refusal, withdrawal, enrolment, discontinuation, a decision reopened."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms

from screening.forms.fields import DayField
from screening.forms.plain import PlainForm, ReasonField
from screening.models.vocabulary import DiscontinuationReason, LeavingReason

_CHOOSE = [("", "Choose a reason")]


class LeaveForm(PlainForm):
    """The person declined or was withdrawn."""

    day = DayField(required=True, label="Date", help_text="The day on which it was said, such as 15-MAR-2027.")
    reason = forms.ChoiceField(label="Reason", choices=[*_CHOOSE, *LeavingReason.choices])

    def __init__(self, data: Any = None, *, today: date | None = None) -> None:
        super().__init__(data, initial={"day": today})
        self.fields["day"].error_messages["required"] = "Enter the date."
        self.fields["reason"].error_messages["required"] = "Choose the reason."


class DiscontinueForm(LeaveForm):
    """An enrolled person stops."""

    day = DayField(required=True, label="Date", help_text="The last day in the study, such as 15-MAR-2027.")
    reason = forms.ChoiceField(label="Reason", choices=[*_CHOOSE, *DiscontinuationReason.choices])


class EnrolForm(PlainForm):
    """The person enters the trial; what would fail today is confirmed by an investigator."""

    confirmed = forms.BooleanField(
        required=False, label="As investigator I have weighed what would fail today and confirm the enrolment."
    )

    weighed = forms.CharField(required=False, max_length=200, widget=forms.HiddenInput)

    def __init__(self, data: Any = None, *, failing: Iterable[str], may_confirm: bool) -> None:
        """``failing`` are the criteria that the page names."""
        super().__init__(data, initial={"weighed": " ".join(failing)})
        if not may_confirm:
            del self.fields["confirmed"], self.fields["weighed"]


class ReasonForm(PlainForm):
    """Something is taken back, and why."""

    reason = ReasonField(label="Reason", missing="Enter the reason.")
