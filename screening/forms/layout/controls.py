"""The controls of the form as HTML. Drawn here because a page has some 250 of them: a template each takes too long."""

from functools import lru_cache
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.forms.utils import flatatt
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString


def control(bound: BoundField, spoken: str = "") -> SafeString:
    """A text field or a list; ``spoken`` names it where no label stands beside it."""
    is_list = isinstance(bound.field.widget, forms.Select)
    hint = f"hint_{bound.html_name} " if bound.field.help_text else ""
    attributes: dict[str, Any] = {
        **bound.field.widget.attrs,
        "class": "form-select" if is_list else "form-control",
        "name": bound.html_name,
        "id": bound.auto_id,
        "aria-describedby": f"{hint}note_{bound.html_name}",
    }
    if spoken:
        attributes["aria-label"] = spoken
    if bound.errors:
        attributes["class"] += " is-invalid"
        attributes["aria-invalid"] = "true"
    return _list(bound, attributes) if is_list else _text(bound, attributes)


def _text(bound: BoundField, attributes: dict[str, Any]) -> SafeString:
    value = {} if bound.value() in (None, "") else {"value": bound.value()}
    return format_html("<input{}>", flatatt({"type": "text", **attributes, **value}))


def _list(bound: BoundField, attributes: dict[str, Any]) -> SafeString:
    """The choices, and at the end what was sent and is none of them, so that nothing typed is lost."""
    chosen = "" if bound.value() is None else str(bound.value())
    choices = [(str(code), str(words)) for code, words in bound.field.choices]
    if chosen not in (code for code, _ in choices):
        choices.append((chosen, chosen))
    return format_html("<select{}>{}</select>", flatatt(attributes), _choices(tuple(choices), chosen))


@lru_cache(maxsize=1024)
def _choices(choices: tuple[tuple[str, str], ...], chosen: str) -> SafeString:
    """Drawn once and kept: the rows of a form offer the same lists over and over."""
    marked = ((code, SafeString(" selected") if code == chosen else "", words) for code, words in choices)
    return format_html_join("", '<option value="{}"{}>{}</option>', marked)


def options(bound: BoundField) -> list[dict[str, Any]]:
    """The answers of a question that is asked with buttons."""
    chosen = "" if bound.value() is None else str(bound.value())
    return [
        {"id": f"{bound.auto_id}_{index}", "value": value, "words": words, "checked": str(value) == chosen}
        for index, (value, words) in enumerate(bound.field.choices)
    ]
