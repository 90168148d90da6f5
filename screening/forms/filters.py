"""What a list is narrowed to."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.utils.http import urlencode

from screening.actions.base import Action
from screening.forms.fields import ChoiceField, DayField
from screening.forms.fields.texts import SeenTextField
from screening.forms.plain import PlainForm
from screening.models.criteria import VERDICTS
from screening.models.filters import LONGEST_NAME
from screening.models.vocabulary import OutcomeNow, Status
from screening.queries import SORTS
from screening.queries.flow import NOT_STARTED
from screening.rules.protocol import CURRENT
from screening.rules.words import show_day

_OUTCOMES = (
    (OutcomeNow.ELIGIBLE.value, "Eligible"),
    (OutcomeNow.NEEDS_REVIEW.value, "Needs review"),
    (OutcomeNow.UNDETERMINED.value, "Not yet known"),
    (OutcomeNow.INELIGIBLE.value, "Not eligible"),
)


class FindForm(PlainForm):
    """What is looked for. It is sent in the body: whatever is typed here must not get into an address."""

    number = SeenTextField(
        max_length=40,
        label="Screening number, site, criterion or query",
        widget=forms.TextInput(attrs={"placeholder": "UAB-001"}),
        error_messages={
            "required": "Enter a screening number, like UAB-001, a site, a criterion, or a query by its number.",
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

    @property
    def asked(self) -> dict[str, str]:
        """The same as an address says it: always in the same words and the same order."""
        return {name: show_day(value) if isinstance(value, date) else value for name, value in self.chosen.items()}

    @property
    def query(self) -> str:
        """The same as the part of an address behind the question mark."""
        return urlencode(self.asked)


def listed(codes: Iterable[str], everything: str) -> list[tuple[str, str]]:
    """One of the codes, or none for everything."""
    return [("", everything), *((code, code) for code in codes)]


class FilterForm(ListedForm):
    """Of the matrix: some of what the list of participants can be narrowed to, by the same names."""

    site = ChoiceField(required=False, label="Site")
    status = ChoiceField(
        required=False,
        label="Status",
        choices=[("", "Any status"), (NOT_STARTED, "Registered, not started"), *Status.choices],
    )
    criterion = ChoiceField(
        required=False,
        label="Criterion",
        choices=[("", "Any criterion"), *((each.code, f"{each.code} {each.name}") for each in CURRENT.criteria)],
    )
    verdict = ChoiceField(required=False, label="Verdict", choices=[("", "Any verdict"), *VERDICTS])

    def __init__(self, sites: Iterable[str], data: Any) -> None:
        super().__init__(data)
        self.fields["site"].choices = listed(sites, "All sites")


class ParticipantFilterForm(FilterForm):
    """Of the list of participants."""

    outcome = ChoiceField(required=False, label="Outcome", choices=[("", "Any outcome"), *_OUTCOMES])
    window = ChoiceField(
        required=False,
        label="Screening window",
        choices=[("", "Any"), ("open", "Open"), ("soon", "Ends within 7 days"), ("over", "Over")],
    )
    screened_from = DayField(label="Screened from", widget=forms.TextInput({"placeholder": "03-NOV-2026"}))
    screened_until = DayField(label="Screened until", widget=forms.TextInput({"placeholder": "03-NOV-2026"}))
    sort = ChoiceField(
        required=False,
        label="Order",
        widget=forms.HiddenInput,
        choices=[(f"{sign}{name}", name) for name in SORTS for sign in ("", "-")],
    )
    field_order = ("site", "status", "outcome", "criterion", "verdict", "window", "screened_from", "screened_until")

    def clean_sort(self) -> str:
        """Empty for the order that the list has anyway."""
        sort: str = self.cleaned_data["sort"]
        return "" if sort == "number" else sort


class SavedFilterForm(PlainForm):
    """The name of a filter that is to be kept."""

    name = SeenTextField(
        max_length=LONGEST_NAME,
        label="Name, for you alone (nothing about a patient)",
        error_messages={
            "required": "Give the filter a name.",
            "max_length": "Shorten the name to %(limit_value)d characters; it has %(show_value)d.",
        },
    )


class TrailFilterForm(ListedForm):
    """Of the audit trail."""

    site = ChoiceField(required=False, label="Site")
    participant = ChoiceField(required=False, label="Participant")
    action = ChoiceField(required=False, label="Done", choices=[("", "Anything"), *Action.choices])

    def __init__(self, sites: Iterable[str], participants: Iterable[str], data: Any) -> None:
        super().__init__(data)
        self.fields["site"].choices = listed(sites, "All sites")
        self.fields["participant"].choices = listed(participants, "Everything")
