"""Rows that there can be any number of: treatments, events of a history, cancers."""

from collections.abc import Iterable, Iterator
from typing import Any, ClassVar

from django import forms
from django.db import models

from screening.forms.columns import form_of, kept, shown
from screening.forms.fields import ListField, TickField
from screening.forms.questions import HISTORIES
from screening.models.columns import codes
from screening.models.facts import CancerFacts, MedicalEventFacts, TreatmentFacts
from screening.rules.facts import InfarctionKind, ThrombosisKind

MOST_ROWS = 100
HISTORY_PREFIX = "history_"


class RowForm(forms.Form):
    """One row; a row that is ticked to be removed does not count."""

    what: ClassVar[str]
    remove = TickField(label="Remove")

    @property
    def facts(self) -> dict[str, forms.Field]:
        """The fields that ask for facts."""
        return {name: field for name, field in self.fields.items() if name != "remove"}

    @property
    def is_removed(self) -> bool:
        """Whether it was struck out."""
        return self.is_bound and bool(self["remove"].data)

    @property
    def is_blank(self) -> bool:
        """Whether nothing was typed in it."""
        return not any(self[name].data for name in self.facts)

    def answers(self) -> dict[str, Any]:
        """The columns of the row and what they are to hold."""
        return kept(self.cleaned_data, self.facts)


class TreatmentForm(RowForm, form_of(TreatmentFacts)):
    """One medicine or procedure."""

    what = "treatment"

    def clean(self) -> dict[str, Any]:
        """A treatment either goes on or has stopped."""
        if self.cleaned_data.get("ongoing") and self.cleaned_data.get("stopped"):
            self.add_error(
                "stopped", "A treatment that is ongoing has not stopped: clear this date, or answer Ongoing with No."
            )
        return self.cleaned_data


class EventForm(RowForm, form_of(MedicalEventFacts)):
    """One event of a history that knows no kinds."""

    what = "event"
    kind = None


class InfarctionForm(EventForm):
    """One myocardial infarction."""

    kind = ListField(label="Kind", choices=codes(InfarctionKind))


class ThrombosisForm(EventForm):
    """One deep vein thrombosis."""

    kind = ListField(label="Site of the clot", choices=codes(ThrombosisKind))


class CancerForm(RowForm, form_of(CancerFacts)):
    """One cancer."""

    what = "cancer"

    def clean(self) -> dict[str, Any]:
        """A date, or that there is none, not both."""
        for date, none in (("recurred", "recurred_none"), ("treatment_ended", "treatment_ended_none")):
            if self.cleaned_data.get(date) and self.cleaned_data.get(none):
                words = self.fields[none].label.lower()
                self.add_error(date, f"Give the date or tick “{words}”, not both.")
        return self.cleaned_data


class RowSet(forms.BaseFormSet):
    """The rows of one list."""

    default_error_messages: ClassVar[dict[str, str]] = {
        "missing_management_form": "The rows of this list did not arrive. Open the form again.",
        "too_many_forms": "At most %(num)d rows can be recorded here.",
    }

    def standing(self) -> Iterator[tuple[int, RowForm]]:
        """The rows that count, each with its number on the form."""
        for index, form in enumerate(self.forms):
            if self.is_bound and not form.is_removed and not form.is_blank:
                yield index, form

    @property
    def blank_row(self) -> RowForm:
        """The pattern that a new row is made from."""
        return self.empty_form


_FORMS: dict[str, type[RowForm]] = {
    "treatments": TreatmentForm,
    "cancers": CancerForm,
    **{f"{HISTORY_PREFIX}{name}": EventForm for name in HISTORIES},
    f"{HISTORY_PREFIX}myocardial_infarction": InfarctionForm,
    f"{HISTORY_PREFIX}dvt": ThrombosisForm,
}
_SETS = {
    prefix: forms.formset_factory(
        form, formset=RowSet, extra=0, max_num=MOST_ROWS, absolute_max=MOST_ROWS + 1, validate_max=True
    )
    for prefix, form in _FORMS.items()
}
PREFIXES = tuple(_SETS)


def rows_sent(data: Any, prefix: str) -> int | None:
    """How many rows of a list a form says it has; None where it says nothing that can be."""
    said = data.get(f"{prefix}-TOTAL_FORMS", "")
    return int(said) if said.isdecimal() and len(said) <= len(str(MOST_ROWS)) else None


def row_set(prefix: str, data: Any, rows: Iterable[models.Model]) -> RowSet:
    """The rows as they were sent, else as they are kept."""
    if data is not None:
        return _SETS[prefix](data, prefix=prefix)
    fields = _FORMS[prefix].base_fields
    return _SETS[prefix](prefix=prefix, initial=[shown(row, fields) for row in rows])
