"""The pre-screening log: a line that is added, one that is corrected or declared wrong, and the filter."""

import uuid
from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms

from screening.actions.base import version_of
from screening.actions.prescreening import Prescreened
from screening.forms.fields import DayField
from screening.forms.filters import ListedForm, listed
from screening.forms.plain import PlainForm, RevisingForm
from screening.forms.register import TORN, SiteField
from screening.models import PrescreenEntry, PrescreenOutcome, PrescreenSource, ReasonForChange, Site
from screening.models.prescreening import PRESCREEN_REASONS, VoidReason

_BY_HAND = [choice for choice in PrescreenOutcome.choices if choice[0] != PrescreenOutcome.REGISTERED]


def _chosen(label: str, choices: Iterable[tuple[str, str]], missing: str, empty: str = "Choose") -> forms.ChoiceField:
    return forms.ChoiceField(label=label, choices=[("", empty), *choices], error_messages={"required": missing})


class PrescreenedForm(PlainForm):
    """What is known of a person, in codes."""

    prescreened_on = DayField(
        required=True, label="Date", error_messages={"required": "Enter the date, such as 15-MAR-2027."}
    )
    source = _chosen("Source", PrescreenSource.choices, "Choose how you came upon the person.")
    outcome = _chosen("Outcome", _BY_HAND, "Choose what came of it.")
    reason = forms.ChoiceField(
        required=False, label="If not eligible, first reason", choices=[("", "Choose"), *PRESCREEN_REASONS]
    )

    def clean(self) -> dict[str, Any]:
        """A reason goes with those who are not eligible, and only with them."""
        cleaned = super().clean() or self.cleaned_data
        is_out = cleaned.get("outcome") == PrescreenOutcome.NOT_ELIGIBLE
        if "outcome" in cleaned and is_out and not cleaned.get("reason") and "reason" not in self.errors:
            self.refuse("Choose why the person is not eligible.", "reason")
        if "outcome" in cleaned and not is_out and cleaned.get("reason"):
            self.refuse("A reason goes with “not eligible” alone: leave it empty.", "reason")
        return cleaned

    def said(self) -> Prescreened:
        """As the actions take it."""
        names = ("prescreened_on", "source", "outcome", "reason")
        return Prescreened(**{name: self.cleaned_data[name] for name in names if name in self.cleaned_data})


class EntryForm(PrescreenedForm):
    """A new line; day, source and site are those of the line before."""

    field_order = ("submission_key", "site")
    submission_key = forms.UUIDField(
        widget=forms.HiddenInput, error_messages=dict.fromkeys(("required", "invalid"), TORN)
    )
    site = SiteField(
        queryset=Site.objects.none(),
        empty_label="Choose",
        label="Site",
        error_messages={"required": "Choose the site.", "invalid_choice": "Choose one of your sites."},
    )

    def __init__(
        self, sites: Iterable[Site], data: Any = None, *, today: date, before: PrescreenEntry | None = None
    ) -> None:
        initial: dict[str, Any] = {"submission_key": uuid.uuid4(), "prescreened_on": today}
        if before is not None:
            initial |= {"site": before.site_id, "prescreened_on": before.prescreened_on, "source": before.source}
        super().__init__(data, initial=initial, auto_id="entry_%s")
        self.fields["site"].queryset = sites
        if before is not None:
            self.fields["source"].widget.attrs["autofocus"] = True
        elif len(found := list(sites[:2])) == 1:
            self.fields["site"].initial = found[0].pk


class CorrectionForm(PrescreenedForm, RevisingForm):
    """A line as it should have been; that somebody was registered is no answer to be changed."""

    why = _chosen(
        "Why it is corrected",
        [choice for choice in ReasonForChange.choices if choice[0] != ReasonForChange.OTHER],
        "Choose why the entry is corrected.",
    )

    def __init__(self, entry: PrescreenEntry, data: Any = None) -> None:
        names = ("prescreened_on", "source", "outcome", "reason")
        initial = {name: getattr(entry, name) for name in names}
        super().__init__(data, initial=initial | {"version": version_of(entry)})
        self.linked = entry.participant_id is not None
        if self.linked:
            del self.fields["outcome"], self.fields["reason"]

    def said(self) -> Prescreened:
        """As the actions take it; who is registered stays so."""
        if self.linked:
            self.cleaned_data["outcome"] = PrescreenOutcome.REGISTERED
        return super().said()


class VoidForm(PlainForm):
    """Why a line should not be there."""

    void = _chosen("Why it is wrong", VoidReason.choices, "Choose why the entry is wrong.")


class PrescreenFilterForm(ListedForm):
    """Of the log."""

    site = forms.ChoiceField(required=False, label="Site")
    source = forms.ChoiceField(required=False, label="Source", choices=[("", "Any source"), *PrescreenSource.choices])
    outcome = forms.ChoiceField(
        required=False, label="Outcome", choices=[("", "Any outcome"), *PrescreenOutcome.choices]
    )

    def __init__(self, sites: Iterable[str], data: Any) -> None:
        super().__init__(data)
        self.fields["site"].choices = listed(sites, "All sites")
