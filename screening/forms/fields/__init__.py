"""Kinds of form field: what people type, read strictly and shown back as they know it."""

from screening.forms.fields.choices import AnswerField, ChoiceField, ListField, TickField, YesNoField
from screening.forms.fields.dates import DayField, PartialDateField
from screening.forms.fields.numbers import LaboratoryField, NumberField, WholeNumberField
from screening.forms.fields.texts import SeenTextField, TextField

__all__ = [
    "AnswerField",
    "ChoiceField",
    "DayField",
    "LaboratoryField",
    "ListField",
    "NumberField",
    "PartialDateField",
    "SeenTextField",
    "TextField",
    "TickField",
    "WholeNumberField",
    "YesNoField",
]
