"""Why each answer was changed: from a list, in other words, or both; one for all that have none of their own."""

from collections.abc import Iterator, Mapping
from typing import Any

from django import forms
from django.http import QueryDict

from screening.forms.fields import SeenTextField
from screening.forms.fields.texts import LONGEST_TEXT
from screening.models import ReasonForChange

STEM = "why-"
_ALL = f"{STEM}all"
_LISTED = "-listed"


class ReasonForm(forms.Form):
    """One reason; ``id_<prefix>-listed`` is its first control."""

    listed = forms.ChoiceField(
        choices=[("", "Choose a reason"), *ReasonForChange.choices],
        required=False,
        widget=forms.Select(attrs={"class": "form-select"}),
        error_messages={"invalid_choice": "Choose one of the listed reasons."},
    )
    words = SeenTextField(
        required=False,
        max_length=LONGEST_TEXT,
        widget=forms.TextInput(
            attrs={"class": "form-control", "autocomplete": "off", "placeholder": "In your own words, or details"}
        ),
        error_messages={"max_length": "Shorten this to %(limit_value)d characters; it has %(show_value)d."},
    )

    def reason(self) -> str:
        """In words; empty where none is given or what is given cannot be read."""
        if not self.is_valid():
            return ""
        code, words = self.cleaned_data["listed"], self.cleaned_data["words"].strip()
        if code in ("", ReasonForChange.OTHER):
            return words
        label = ReasonForChange(code).label
        return f"{label}: {words}" if words else label

    def require(self) -> None:
        """Says what is missing, unless something is wrong already."""
        if not self.reason() and not self.errors:
            is_other = self.cleaned_data["listed"] == ReasonForChange.OTHER
            self.add_error("words" if is_other else "listed", "Say which." if is_other else "Choose the reason.")


class ReasonsForm:
    """The reasons that were sent with a form, by the place of each change."""

    def __init__(self, data: QueryDict) -> None:
        self.data, self.for_all = data, ReasonForm(data, prefix=_ALL)

    def of(self, place: str) -> ReasonForm:
        """The reason of one change."""
        return ReasonForm(self.data, prefix=f"{STEM}{place}")

    def was_asked(self, place: str) -> bool:
        """Whether the page that was sent asked for this reason."""
        return f"{STEM}{place}{_LISTED}" in self.data

    def reasons(self) -> Mapping[str, str]:
        """By place, the reason of each change that was asked about; empty where none is given."""
        places = [name.removeprefix(STEM).removesuffix(_LISTED) for name in self.data if _asks(name)]
        for_all = self.for_all.reason()
        return {place: self._own(place, for_all) for place in places}

    def _own(self, place: str, for_all: str) -> str:
        form = self.of(place)
        return form.reason() or ("" if form.has_changed() else for_all)

    def as_sent(self) -> Iterator[tuple[str, Any]]:
        """Names and values, to be carried along by a page that does not ask for them."""
        return ((name, self.data[name]) for name in self.data if name.startswith(STEM))


def _asks(name: str) -> bool:
    return name.startswith(STEM) and name.endswith(_LISTED) and name != f"{_ALL}{_LISTED}"
