"""Answers to choose from. The empty one is always there, is first chosen, and means *not recorded*."""

from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from django import forms
from django.forms.utils import flatatt
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

NOT_ASKED = "Not asked"
NOT_RECORDED = "Not recorded"


class _OfAll:
    """The answers to choose from are the same on every form: a copy of the control shares them."""

    def __deepcopy__(self, memo: dict[int, Any]) -> Any:
        return forms.Widget.__deepcopy__(self, memo)


class Segments(_OfAll, forms.RadioSelect):
    """Answers as buttons side by side."""


class AnswerList(_OfAll, forms.Select):
    """Answers as a list that opens. Drawn here: a template for each answer takes as long as the rest of a page."""

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        """The list with the answer that is chosen."""
        chosen = "" if value is None else str(value)
        return format_html(
            '<select name="{}"{}>{}</select>',
            name,
            flatatt(self.build_attrs(self.attrs, attrs)),
            options(_frozen(self.choices), chosen),
        )


Choices = tuple[tuple[str, "str | Choices"], ...]


def _frozen(choices: Iterable[tuple[Any, Any]]) -> Choices:
    return tuple((str(code), _frozen(words) if isinstance(words, list) else str(words)) for code, words in choices)


@lru_cache(maxsize=1024)
def options(choices: Choices, chosen: str) -> SafeString:
    """Drawn once and kept: the rows of a form offer the same lists over and over.

    ``choices`` are codes with their words, or names of groups with the choices in them.
    """
    return format_html_join("", "{}", ((_option(code, words, chosen),) for code, words in choices))


def _option(code: str, words: str | Choices, chosen: str) -> SafeString:
    if isinstance(words, tuple):
        return format_html('<optgroup label="{}">{}</optgroup>', code, options(words, chosen))
    marked = SafeString(" selected") if code == chosen else ""
    return format_html('<option value="{}"{}>{}</option>', code, marked, words)


class ChoiceField(forms.ChoiceField):
    """One of some choices as a list, as filters have it: the first stands for none."""

    widget = AnswerList


class AnswerField(forms.ChoiceField):
    """One of a few answers, as buttons."""

    widget = Segments
    blank_words = NOT_ASKED

    def __init__(self, *, choices: Iterable[tuple[str, str]], blank_words: str = "", **kwargs: Any) -> None:
        blank = ("", blank_words or self.blank_words)
        super().__init__(required=False, choices=[*choices, blank], **kwargs)
        self.error_messages["invalid_choice"] = "%(value)s is not one of the answers offered."

    def __deepcopy__(self, memo: dict[int, Any]) -> Any:
        memo[id(self._choices)] = self._choices  # shared, like those of the control
        return super().__deepcopy__(memo)


class ListField(AnswerField):
    """One of many answers, as a list; the empty one stands first."""

    widget = AnswerList
    blank_words = NOT_RECORDED

    def __init__(self, *, choices: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(choices=choices, **kwargs)
        *answers, blank = self.choices
        self.choices = [blank, *answers]


class YesNoField(AnswerField):
    """True, False, or None for not asked."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(choices=[("yes", "Yes"), ("no", "No")], **kwargs)

    def clean(self, value: Any) -> bool | None:  # type: ignore[override]
        """True or False; None where it was not asked."""
        return {"yes": True, "no": False}.get(super().clean(value))

    def prepare_value(self, value: Any) -> Any:
        """The answer's code."""
        return {True: "yes", False: "no", None: ""}.get(value, value) if not isinstance(value, str) else value


class TickField(forms.BooleanField):
    """A box that is ticked or not."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(required=False, **kwargs)
