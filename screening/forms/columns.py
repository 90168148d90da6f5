"""From the columns that facts are kept in to the fields that ask for them, and back."""

from collections.abc import Iterator, Mapping
from typing import Any

from django import forms
from django.db import models

from screening.forms.fields import (
    AnswerField,
    LaboratoryField,
    ListField,
    NumberField,
    PartialDateField,
    TextField,
    TickField,
    WholeNumberField,
    YesNoField,
)
from screening.forms.questions import ANSWERS, HINTS, LABELS
from screening.models import fields as columns
from screening.models.columns import in_words
from screening.rules.places import COUNTRY_NAMES, UNITED_STATES
from screening.rules.quantity import Range

_LISTS = ("_unit", "schedule", "route", "given_class", "type", "kind", "indication", "_of_residence")
"""Endings of the columns whose answers are a list rather than buttons."""

_CENSORED = "_sign"


def fields_of(*parts: type[models.Model]) -> dict[str, forms.Field]:
    """A field for each column; the sign of a censored value belongs to the field of the value."""
    names = {column.name for part in parts for column in part._meta.local_fields}
    return {
        column.name: _field(column, f"{column.name}{_CENSORED}" in names)
        for part in parts
        for column in part._meta.local_fields
        if not _is_sign(column.name, names)
    }


def form_of(*parts: type[models.Model]) -> type[forms.Form]:
    """A form with a field for each column."""
    return type("FactsForm", (forms.Form,), fields_of(*parts))


def _is_sign(name: str, names: set[str]) -> bool:
    return name.endswith(_CENSORED) and name.removesuffix(_CENSORED) in names


def _field(column: models.Field, may_be_censored: bool) -> forms.Field:
    words = {"label": _label(column.name), "help_text": HINTS.get(column.name, "")}
    if column.choices:
        kind = ListField if column.name.endswith(_LISTS) else AnswerField
        blank = "Unit?" if column.name.endswith("_unit") else ""
        return kind(choices=_answers(column), blank_words=blank, **words)
    if isinstance(column, columns.PartialDateField):
        return PartialDateField(**words)
    if isinstance(column, models.BooleanField):
        return (YesNoField if column.null else TickField)(**words)
    if isinstance(column, models.DecimalField):
        return (LaboratoryField if may_be_censored else NumberField)(**words)
    return (WholeNumberField if isinstance(column, models.IntegerField) else TextField)(**words)


def _label(name: str) -> str:
    """A condition is its own label: ``hypercoagulable_conditions_factor_v_leiden``."""
    _, found, condition = name.partition("_conditions_")
    return in_words(condition) if found else LABELS[name]


def _answers(column: models.Field) -> list[tuple[str, str]]:
    words = ANSWERS.get(column.name, {})
    answers = [(code, words.get(code, usual)) for code, usual in column.flatchoices]
    return sorted(answers, key=_as_looked_for) if column.name.endswith("_of_residence") else answers


def _as_looked_for(place: tuple[str, str]) -> tuple[bool, str]:
    """By name, and the country of the trial before all others."""
    name = place[1]
    return name != COUNTRY_NAMES[UNITED_STATES], name


def shown(record: models.Model, fields: Mapping[str, forms.Field]) -> dict[str, Any]:
    """What a record holds, as the initial values of its fields."""
    return {name: _shown(record, name, field) for name, field in fields.items() if hasattr(record, name)}


def _shown(record: models.Model, name: str, field: forms.Field) -> Any:
    value = getattr(record, name)
    if not isinstance(field, LaboratoryField) or value is None:
        return value
    sign = getattr(record, name + _CENSORED)
    return Range.parse_censored(f"{sign}{value:f}") if sign else Range.exactly(value)


def kept(cleaned: Mapping[str, Any], fields: Mapping[str, forms.Field]) -> dict[str, Any]:
    """The columns and values that answers are kept in; a field that could not be read is not recorded."""
    return dict(pair for name, field in fields.items() for pair in _kept(name, field, cleaned.get(name)))


def _kept(name: str, field: forms.Field, value: Any) -> Iterator[tuple[str, Any]]:
    if isinstance(field, LaboratoryField):
        yield name, value.bound if value else None
        yield name + _CENSORED, value.sign if value else ""
    elif isinstance(field, TickField):
        yield name, bool(value)
    elif isinstance(field, forms.ModelChoiceField | YesNoField | NumberField | PartialDateField):
        yield name, value
    else:
        yield name, value or ""
