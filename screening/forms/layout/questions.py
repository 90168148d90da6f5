"""One question, and questions that stand together."""

from functools import lru_cache
from typing import Any

from crispy_forms.layout import LayoutObject
from django import forms
from django.forms.boundfield import BoundField
from django.template.loader import get_template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from screening.forms.fields.choices import Segments
from screening.forms.layout.controls import buttons, control, hint, tick


class Ask(LayoutObject):
    """One question with its label, hint, unit and whatever is wrong with its answer.

    ``unit`` is the field that holds the unit, ``suffix`` a unit that never varies; ``also`` is a
    tick beside the field.
    """

    def __init__(
        self, name: str, *, unit: str = "", suffix: str = "", also: str = "", width: str = "10", css: str = ""
    ) -> None:
        self.name, self.unit, self.suffix, self.also = name, unit, suffix, also
        self.width, self.css = width, css

    def render(self, form: forms.Form, context: Any, template_pack: Any = None, **kwargs: Any) -> SafeString:
        """The question; nothing where the form does not have it."""
        if self.name not in form.fields:
            return SafeString("")
        bound = form[self.name]
        unit, also = (form[name] if name else None for name in (self.unit, self.also))
        beside = [one for one in (bound, unit, also) if one is not None]
        css = self.css and f" {self.css}"
        marks = marks_at(context, bound.html_name, bound.label)
        return format_html(
            '<div class="field{}{}" id="div_{}">{}{}{}{}{}</div>\n',
            " has-error" if any(one.errors for one in beside) else "",
            css,
            bound.auto_id,
            buttons(bound, marks) if isinstance(bound.field.widget, Segments) else self._with_label(bound, unit, marks),
            tick(also, "also") if also else "",
            hint(bound),
            SafeString("".join(note_place(notes_of(form, one)) for one in beside)),
            queries_at(context, bound.html_name),
        )

    def _with_label(self, bound: BoundField, unit: BoundField | None, marks: SafeString) -> SafeString:
        return format_html(
            '<label for="{}">{}</label><div class="input-group width-{}">{}{}{}{}</div>',
            bound.auto_id,
            bound.label,
            self.width,
            control(bound),
            control(unit, unit.label) if unit else "",
            format_html('<span class="input-group-text">{}</span>', self.suffix) if self.suffix else "",
            marks,
        )


def marks_at(context: Any, name: str, label: Any, *, asks: bool = True) -> SafeString:
    """The links at an answer, where the page has any."""
    beside = context.get("beside")
    return beside.marks(name, label, asks=asks) if beside else SafeString("")


def queries_at(context: Any, name: str) -> SafeString:
    """The queries on an answer or on a group of them, where the page has any."""
    beside = context.get("beside")
    return beside.queries_at(name) if beside and name else SafeString("")


def notes_of(form: forms.Form, bound: BoundField) -> dict[str, Any]:
    """What is wrong with an answer, and what looks unlikely."""
    return {"name": bound.html_name, "errors": bound.errors, "doubts": _doubts(form, bound.html_name)}


def notes_of_rows(form: forms.Form, rows: forms.BaseFormSet) -> dict[str, Any]:
    """What is wrong with a list of rows, and what looks unlikely about all of them together."""
    return {"name": rows.prefix, "errors": rows.non_form_errors(), "doubts": _doubts(form, rows.prefix)}


def note_place(note: dict[str, Any]) -> SafeString:
    """Where it is told, beside the answer; the page's script fills it in as the answer changes."""
    if not (note["errors"] or note["doubts"]):
        return _empty_place(note["name"])
    told = get_template("components/fields/note.html").render({"note": note})
    return format_html('<div class="field-note" id="note_{}">{}</div>', note["name"], told)


@lru_cache(maxsize=1024)
def _empty_place(name: str) -> SafeString:
    """Most are empty, and the same on every form."""
    return format_html('<div class="field-note" id="note_{}"></div>', name)


def _doubts(form: forms.Form, name: str) -> Any:
    return getattr(form, "doubts_by_field", {}).get(name, ())


class Box(LayoutObject):
    """Questions that belong together in a template of their own."""

    template = "components/fields/side_by_side.html"

    def __init__(self, *fields: Any, **words: str) -> None:
        self.fields, self.words = list(fields), words

    def render(self, form: forms.Form, context: Any, template_pack: Any = None, **kwargs: Any) -> SafeString:
        """The box around its questions."""
        inner = queries_at(context, self.words.get("anchor", ""))
        inner += self.get_rendered_fields(form, context, template_pack, **kwargs)
        return get_template(self.template).render({"inner": inner, "form": form, **context.flatten(), **self.words})


class Side(Box):
    """Questions side by side where there is room."""


class Group(Box):
    """Questions under a heading; ``anchor`` is where links to all of them lead."""

    template = "components/fields/group.html"
