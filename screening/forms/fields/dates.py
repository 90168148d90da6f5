"""Dates as people type them: ``2024``, ``2024-03``, ``MAR-2024``, ``15-MAR-2024``, ``UNK-MAR-2024``."""

import re
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from screening.rules.partial_date import MONTHS, PartialDate, show_day

FIRST_YEAR, LAST_YEAR = 1880, 2200

_ALLOWED = "write 15-MAR-2024, MAR-2024 or 2024 (or 2024-03-15)"
_ISO = re.compile(r"[0-9]{4}(-[0-9]{1,2}(-[0-9]{1,2})?)?", re.ASCII)
_WORDED = re.compile(
    r"(?:(?P<day>[0-9]{1,2}|UNK?)[-/. ]+)?(?:(?P<month>[A-Z]{2,9})[-/., ]+)(?P<year>[0-9]{4})", re.ASCII
)
_NUMBERS_ONLY = re.compile(r"[0-9]{1,2}[-/. ][0-9]{1,2}[-/. ]([0-9]{4}|[0-9]{2})", re.ASCII)
_UNKNOWN = ("UNK", "UN")
_MONTH_NAMES = (
    "JANUARY", "FEBRUARY", "MARCH", "APRIL", "MAY", "JUNE",
    "JULY", "AUGUST", "SEPTEMBER", "OCTOBER", "NOVEMBER", "DECEMBER",
)  # fmt: skip


def read_typed_date(text: str) -> PartialDate:
    """The date that was typed; ValueError says what is allowed. Nothing is guessed."""
    typed = " ".join(text.upper().split())
    if _ISO.fullmatch(typed):
        return _of(text, *(int(part) for part in typed.split("-")))
    worded = _WORDED.fullmatch(typed)
    if worded:
        return _from_words(text, worded["day"], worded["month"], int(worded["year"]))
    if _NUMBERS_ONLY.fullmatch(typed):
        raise ValueError(f"{text} can be read in two ways, the day or the month first: {_ALLOWED}")
    raise ValueError(f"{text} is not a date that can be read: {_ALLOWED}")


def _from_words(text: str, day: str | None, month: str, year: int) -> PartialDate:
    if month in _UNKNOWN:
        if day not in (None, *_UNKNOWN):
            raise ValueError(f"{text} gives a day without its month: write the year alone")
        return _of(text, year)
    number = _month(month)
    if number is None:
        raise ValueError(f"{month} is not a month: {_ALLOWED}")
    return _of(text, year, number) if day in (None, *_UNKNOWN) else _of(text, year, number, int(day))


def _month(word: str) -> int | None:
    """1 to 12 for ``MAR``, ``SEPT`` or ``MARCH``."""
    found = [number for number, name in enumerate(_MONTH_NAMES, 1) if len(word) >= 3 and name.startswith(word)]
    return found[0] if found else None


def _of(text: str, *parts: int) -> PartialDate:
    if not FIRST_YEAR <= parts[0] <= LAST_YEAR:
        raise ValueError(f"the year {parts[0]} is not possible: write it in full, such as 2024")
    try:
        return PartialDate.of(*parts)
    except ValueError:
        raise ValueError(f"{text} is not a day of the calendar") from None


class PartialDateField(forms.CharField):
    """A day, a month or a year; shown back as ``15-MAR-2024``, ``UNK-MAR-2024``, ``UNK-UNK-2024``."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(required=kwargs.pop("required", False), max_length=40, **kwargs)
        self.widget.attrs["data-date"] = True  # where t is today

    def to_python(self, value: Any) -> PartialDate | None:
        """The date, or None where the field is empty."""
        typed = super().to_python(value)
        if not typed:
            return None
        try:
            return read_typed_date(typed)
        except ValueError as error:
            raise ValidationError(f"{error}.") from None

    def run_validators(self, value: Any) -> None:
        """A date has no length."""

    def prepare_value(self, value: Any) -> Any:
        """As clinical forms write it; what was typed stays as it was typed."""
        return str(value) if isinstance(value, PartialDate) else value


class DayField(PartialDateField):
    """An exact day, as a ``datetime.date``."""

    def to_python(self, value: Any) -> date | None:  # type: ignore[override]
        """The day, or None where the field is empty."""
        read = super().to_python(value)
        if read is None:
            return None
        if not read.is_exact:
            raise ValidationError(
                f"The exact day is needed, such as 15-{MONTHS[read.earliest.month - 1]}-{read.earliest.year}."
            )
        return read.earliest

    def prepare_value(self, value: Any) -> Any:
        """As clinical forms write it."""
        return show_day(value) if isinstance(value, date) else value
