"""What a list is narrowed to."""

from collections.abc import Iterable
from typing import Any

from django import forms

from screening.actions.base import Action
from screening.forms.fields import DayField
from screening.forms.fields.texts import SeenTextField
from screening.forms.plain import PlainForm
from screening.models.criteria import VERDICTS
from screening.models.vocabulary import OutcomeNow, Status
from screening.rules.protocol import CURRENT

_OUTCOMES = (
    (OutcomeNow.ELIGIBLE.value, "Eligible"),
    (OutcomeNow.NEEDS_REVIEW.value, "Needs review"),
    (OutcomeNow.UNDETERMINED.value, "Not yet known"),
    (OutcomeNow.INELIGIBLE.value, "Not eligible"),
)
NOT_STARTED = ("not_started", "Registered, not started")


class FindForm(PlainForm):
    """What is looked for. It is sent in the body: whatever is typed here must not get into an address."""

    number = SeenTextField(
        max_length=40,
        label="Screening number, site or criterion",
        widget=forms.TextInput(attrs={"placeholder": "UAB-001"}),
        error_messages={
            "required": "Enter a screening number, like UAB-001, a site or a criterion.",
            "max_length": "Shorten this to %(limit_value)d characters.",
        },
    )

    def add_error(self, field: str | None, error: Any) -> None:
        """Also brings the field into view: the page has much above it."""
        super().add_error(field, error)
        self.fields["number"].widget.attrs["autofocus"] = True


class ListedForm(PlainForm):
    """Choices from lists; what is on none of them is left out and named in ``ignored``."""

    @property
    def ignored(self) -> list[str]:
        """The labels of what could not be understood."""
        return [str(self.fields[name].label).lower() for name in self.errors]

    @property
    def chosen(self) -> dict[str, Any]:
        """What to look for; what could not be understood is not looked for."""
        left_out = self.errors
        return {name: value for name, value in self.cleaned_data.items() if value and name not in left_out}


def listed(codes: Iterable[str], everything: str) -> list[tuple[str, str]]:
    """One of the codes, or none for everything."""
    return [("", everything), *((code, code) for code in codes)]


class FilterForm(ListedForm):
    """Of the matrix."""

    site = forms.ChoiceField(required=False, label="Site")
    status = forms.ChoiceField(
        required=False, label="Status", choices=[("", "Any status"), NOT_STARTED, *Status.choices]
    )
    criterion = forms.ChoiceField(
        required=False,
        label="Criterion",
        choices=[("", "Any criterion"), *((each.code, f"{each.code} {each.name}") for each in CURRENT.criteria)],
    )
    verdict = forms.ChoiceField(required=False, label="Verdict", choices=[("", "Any verdict"), *VERDICTS])

    def __init__(self, sites: Iterable[str], data: Any) -> None:
        super().__init__(data)
        self.fields["site"].choices = listed(sites, "All sites")


class ParticipantFilterForm(FilterForm):
    """Of the list of participants."""

    outcome = forms.ChoiceField(required=False, label="Outcome", choices=[("", "Any outcome"), *_OUTCOMES])
    window = forms.ChoiceField(
        required=False,
        label="Screening window",
        choices=[("", "Any"), ("open", "Open"), ("soon", "Ends within 7 days"), ("over", "Over")],
    )
    screened_from = DayField(label="Screened from", widget=forms.TextInput({"placeholder": "03-NOV-2026"}))
    screened_until = DayField(label="Screened until", widget=forms.TextInput({"placeholder": "03-NOV-2026"}))
    field_order = ("site", "status", "outcome", "criterion", "verdict", "window", "screened_from", "screened_until")


class TrailFilterForm(ListedForm):
    """Of the audit trail."""

    site = forms.ChoiceField(required=False, label="Site")
    participant = forms.ChoiceField(required=False, label="Participant")
    action = forms.ChoiceField(required=False, label="Done", choices=[("", "Anything"), *Action.choices])

    def __init__(self, sites: Iterable[str], participants: Iterable[str], data: Any) -> None:
        super().__init__(data)
        self.fields["site"].choices = listed(sites, "All sites")
        self.fields["participant"].choices = listed(participants, "Everything")
