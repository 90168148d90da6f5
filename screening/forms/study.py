"""What the study pages are asked for."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from django import forms

from screening.forms.filters import ListedForm, listed
from screening.rules.protocol import CURRENT
from screening.rules.what_if import SCALES, Supposition, amount_of


class StudyForm(ListedForm):
    """Of which site."""

    site = forms.ChoiceField(required=False, label="Site")

    def __init__(self, sites: Iterable[str], data: Any) -> None:
        super().__init__(data)
        self.fields["site"].choices = listed(sites, "All sites")


class WhatIfForm(StudyForm):
    """What is supposed. ``of`` is the number that ``value`` was given for: chosen anew, one begins where it is."""

    change = forms.ChoiceField(required=False, label="Change")
    of = forms.CharField(required=False, max_length=40, label="Number moved")
    value = forms.CharField(required=False, max_length=12, label="Number")

    def __init__(self, sites: Iterable[str], changes: list[Any], data: Any) -> None:
        super().__init__(sites, data)
        self.fields["change"].choices = [("", "Choose one"), *changes]

    def clean_value(self) -> str:
        """A step of the scale, or nothing."""
        typed, name = self.cleaned_data["value"], self.cleaned_data.get("change", "")
        if not typed or name not in SCALES or self.cleaned_data.get("of") != name:
            return ""
        if not typed.replace(".", "", 1).isdecimal() or not SCALES[name].holds(Decimal(typed)):
            raise forms.ValidationError("This is not on the scale.")
        return typed

    @property
    def supposition(self) -> Supposition:
        """What was chosen, with the number as it is where none was given."""
        name = self.chosen.get("change", "")
        if name not in SCALES:
            return Supposition(without=name)
        value = self.chosen.get("value", "")
        return Supposition(parameter=name, amount=Decimal(value) if value else amount_of(CURRENT.parameters, name))
