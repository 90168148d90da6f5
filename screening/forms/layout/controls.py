"""The controls of the form as HTML. Drawn here because a page has some 250 of them: a template each takes too long."""

from functools import lru_cache
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.forms.utils import flatatt
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from screening.forms.fields.choices import options


def control(bound: BoundField, spoken: str = "") -> SafeString:
    """A text field or a list; ``spoken`` names it where no label stands beside it."""
    attributes = _attributes(
        tuple(bound.field.widget.attrs.items()),
        isinstance(bound.field.widget, forms.Select),
        bound.html_name,
        bound.auto_id,
        _described_by(bound),
        spoken,
        bool(bound.errors),
    )
    return _list(bound, attributes) if isinstance(bound.field.widget, forms.Select) else _text(bound, attributes)


@lru_cache(maxsize=4096)
def _attributes(
    own: tuple[tuple[str, Any], ...],
    is_list: bool,
    name: str,
    key: str,
    described_by: str,
    spoken: str,
    is_wrong: bool,
) -> SafeString:
    """All but the answer: they are the same on every form."""
    attributes = {
        **dict(own),
        "class": ("form-select" if is_list else "form-control") + (" is-invalid" if is_wrong else ""),
        "name": name,
        "id": key,
        "aria-describedby": described_by,
        **({"aria-label": spoken} if spoken else {}),
        **({"aria-invalid": "true"} if is_wrong else {}),
    }
    return flatatt(attributes if is_list else {"type": "text", **attributes})


def _described_by(bound: BoundField) -> str:
    hint = f"hint_{bound.html_name} " if bound.field.help_text else ""
    return f"{hint}note_{bound.html_name}"


def _text(bound: BoundField, attributes: SafeString) -> SafeString:
    answer = bound.value()
    return format_html("<input{}{}>", attributes, "" if answer in (None, "") else format_html(' value="{}"', answer))


def _list(bound: BoundField, attributes: SafeString) -> SafeString:
    """The choices, and at the end what was sent and is none of them, so that nothing typed is lost."""
    chosen = "" if bound.value() is None else str(bound.value())
    choices = [(str(code), str(words)) for code, words in bound.field.choices]
    if chosen not in (code for code, _ in choices):
        choices.append((chosen, chosen))
    return format_html("<select{}>{}</select>", attributes, options(tuple(choices), chosen))


def buttons(bound: BoundField, marks: SafeString) -> SafeString:
    """A question that is answered with buttons side by side; ``marks`` stand after the last."""
    chosen = "" if bound.value() is None else str(bound.value())
    choices = tuple((str(code), str(words)) for code, words in bound.field.choices)
    return format_html(
        '<fieldset id="{}" aria-describedby="{}"><legend>{}</legend><div class="segmented">{}{}</div></fieldset>',
        bound.auto_id,
        _described_by(bound),
        bound.label,
        _buttons(bound.html_name, bound.auto_id, choices, chosen),
        marks,
    )


@lru_cache(maxsize=1024)
def _buttons(name: str, key: str, choices: tuple[tuple[str, str], ...], chosen: str) -> SafeString:
    marked = (
        (
            SafeString("" if code else ' class="is-blank"'),
            name,
            f"{key}_{index}",
            code,
            SafeString(" checked" if code == chosen else ""),
            words,
        )
        for index, (code, words) in enumerate(choices)
    )
    return format_html_join("", '<label{}><input type="radio" name="{}" id="{}" value="{}"{}> {}</label>', marked)


def tick(bound: BoundField, css: str) -> SafeString:
    """A box to tick with its words."""
    return format_html(
        '<label class="{}"><input type="checkbox" class="form-check-input" name="{}" id="{}"{}> {}</label>',
        css,
        bound.html_name,
        bound.auto_id,
        SafeString(" checked" if bound.value() else ""),
        bound.label,
    )


def counts(rows: forms.BaseFormSet) -> SafeString:
    """How many rows there are, which a form tells with what is typed in them."""
    fields = [(field.html_name, field.value(), field.auto_id) for field in rows.management_form]
    return format_html_join("", '<input type="hidden" name="{}" value="{}" id="{}">', fields)


def hint(bound: BoundField) -> SafeString:
    """What helps to answer; nothing where nothing does."""
    if not bound.help_text:
        return SafeString("")
    return format_html('<p class="form-text" id="hint_{}">{}</p>', bound.html_name, bound.help_text)
