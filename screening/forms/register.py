"""Registering a person."""

import uuid
from collections.abc import Iterable, Mapping
from typing import Any

from django import forms

from screening.forms.fields import PartialDateField, SeenTextField
from screening.forms.plain import ChosenField, PlainForm, ReasonField, RevisingForm
from screening.models.participants import ParticipantFacts
from screening.models.prescreening import PrescreenEntry
from screening.models.sites import Site
from screening.rules.words import show_day

IDENTITY = ("surname", "given_name", "contact", "medical_record_number")
TYPED = ("sex", "date_of_birth", *IDENTITY)
"""What is asked of the person; the site may be filled in beforehand."""
_SEX = ParticipantFacts._meta.get_field("sex")
TORN = "A part of this form did not arrive. Open the page again."


class SiteField(forms.ModelChoiceField):
    """The sites where one may register."""

    def label_from_instance(self, obj: Site) -> str:
        """``UAB, University Hospital``."""
        return f"{obj.code}, {obj.name}"


class PrescreeningField(forms.ModelChoiceField):
    """The entries of the pre-screening log that nobody was registered from yet."""

    def label_from_instance(self, obj: PrescreenEntry) -> str:
        """Enough to find the line again: ``UAB, entry 12: 03-NOV-2026, registry, to be contacted again``."""
        words = (show_day(obj.prescreened_on), obj.get_source_display().lower(), obj.get_outcome_display().lower())
        return f"{obj}: {', '.join(words)}"


class NamesForm(PlainForm):
    """Who a person is."""

    surname = SeenTextField(label="Surname", max_length=200, required=False)
    given_name = SeenTextField(label="Given name", max_length=200, required=False)
    contact = SeenTextField(
        label="Contact",
        max_length=500,
        required=False,
        help_text="Telephone, e-mail or address, as your site needs it.",
    )
    medical_record_number = SeenTextField(label="Medical record number", max_length=100, required=False)


class IdentityForm(NamesForm, RevisingForm):
    """Who a person is, recorded later or corrected."""

    reason = ReasonField(label="Reason for the correction", missing="Enter the reason for the correction.")

    def __init__(self, data: Any = None, *, known: bool, initial: dict[str, Any] | None = None) -> None:
        super().__init__(data, initial=initial)
        self.fields["surname"].required = True
        self.fields["surname"].error_messages["required"] = "Enter the surname."
        if not known:
            del self.fields["reason"]


class RegisterForm(NamesForm):
    """Who is screened: what the study knows, and apart from it who the person is."""

    field_order = ("site", "sex", "date_of_birth", "prescreening", *IDENTITY)

    submission_key = forms.UUIDField(
        widget=forms.HiddenInput, error_messages=dict.fromkeys(("required", "invalid"), TORN)
    )
    site = SiteField(queryset=Site.objects.none(), empty_label="Choose a site", label="Site")
    sex = ChosenField(label="Sex at birth", choices=_SEX.flatchoices, missing="Choose the sex at birth.")
    date_of_birth = PartialDateField(
        required=True, label="Date of birth", help_text="15-MAR-1974, MAR-1974 or 1974. Leave out what is not known."
    )

    prescreening = PrescreeningField(
        queryset=PrescreenEntry.objects.none(),
        required=False,
        empty_label="None of them",
        label="From the pre-screening log",
        help_text="The entry of this person, if there is one. It is then counted as registered.",
        error_messages={"invalid_choice": "This entry cannot be chosen any more. Choose another one, or none."},
    )

    def __init__(
        self,
        sites: Iterable[Site],
        entries: Iterable[PrescreenEntry],
        data: Any = None,
        *,
        typed: Mapping[str, str] | None = None,
    ) -> None:
        """``entries`` are those to choose from; ``typed`` is what was filled in before and not sent."""
        super().__init__(data, initial={"submission_key": uuid.uuid4(), **(typed or {})})
        self.fields["prescreening"].queryset = entries
        own = self.fields["site"]
        own.queryset = sites
        own.error_messages |= {"required": "Choose the site.", "invalid_choice": "Choose one of your sites."}
        self.fields["date_of_birth"].error_messages["required"] = "Enter the date of birth, at least the year."
        if data is None and len(found := list(sites[:2])) == 1:
            own.initial = found[0].pk

    def clean(self) -> dict[str, Any]:
        """An identity goes by the surname."""
        cleaned = super().clean() or self.cleaned_data
        if not cleaned.get("surname") and any(cleaned.get(name) for name in IDENTITY):
            self.refuse("Enter the surname, or leave all four fields empty.", "surname")
        return cleaned

    def identity(self) -> dict[str, str]:
        """What to keep apart and encrypted; nothing where no surname was given."""
        return {name: self.cleaned_data[name] for name in IDENTITY} if self.cleaned_data["surname"] else {}
