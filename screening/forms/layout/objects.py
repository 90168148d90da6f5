"""The larger parts of the screening form: sections, lists of rows, what calculators say."""

from functools import cache
from typing import Any

from crispy_forms.layout import LayoutObject
from django import forms
from django.template import Context
from django.template.loader import get_template
from django.utils.safestring import SafeString

from screening.forms.layout.controls import counts
from screening.forms.layout.questions import Box, marks_at, note_place, notes_of_rows
from screening.forms.layout.rows import row_layout
from screening.forms.rows import RowForm, row_set


class Section(Box):
    """A part of the visit that folds to one line."""

    template = "components/fields/section.html"

    def __init__(self, key: str, title: str, *fields: Any, **words: str) -> None:
        super().__init__(*fields, key=key, title=title, **words)

    def render(self, form: forms.Form, context: Any, template_pack: Any = None, **kwargs: Any) -> SafeString:
        """The section with what it comes to on its line."""
        with context.push(state=context.get("sections", {}).get(self.words["key"])):
            return super().render(form, context, template_pack, **kwargs)


class Part(LayoutObject):
    """A template that sees the form and the page: rows, a grid, a table, a calculator's working."""

    def __init__(self, template: str, **words: Any) -> None:
        self.template, self.words = template, words

    def render(self, form: forms.Form, context: Any, template_pack: Any = None, **kwargs: Any) -> SafeString:
        """The template."""
        return get_template(self.template).render({**context.flatten(), "form": form, **self.words})


class RowList(LayoutObject):
    """The rows of one list, a pattern for new ones, and the button that adds one."""

    template = "components/fields/rows.html"

    def __init__(self, prefix: str, add: str, hide_when: str = "", *, named: str) -> None:
        self.prefix, self.add, self.hide_when, self.named = prefix, add, hide_when, named

    def render(self, form: forms.Form, context: Any, template_pack: Any = None, **kwargs: Any) -> SafeString:
        """The rows, each with its questions."""
        rows = form.rows[self.prefix]
        drawn = [self._row(row, context) for row in rows.forms]
        return get_template(self.template).render(
            {
                "rows": rows,
                "counts": counts(rows),
                "drawn": drawn,
                "blank": {"form": rows.blank_row, "inner": _pattern(self.prefix)},
                "add": self.add,
                "hide_when": self.hide_when,
                "note": note_place(notes_of_rows(form, rows)),
                "marks": marks_at(context, self.prefix, self.named),
            }
        )

    def _row(self, row: RowForm, context: Any) -> dict[str, Any]:
        known = context.get("medicines", {}).get(row.prefix)
        return {"form": row, "known": known, "inner": row_layout(self.prefix).render(row, context)}


@cache
def _pattern(prefix: str) -> SafeString:
    """The questions of a new row. They are the same on every form, and a third of all: drawn once."""
    return row_layout(prefix).render(row_set(prefix, None, ()).blank_row, Context())


class Working(Part):
    """What a calculator makes of the answers."""

    def __init__(self, key: str) -> None:
        super().__init__("components/fields/working.html", key=key)

    def render(self, form: forms.Form, context: Any, template_pack: Any = None, **kwargs: Any) -> SafeString:
        """The working, empty until there is something to work with."""
        with context.push(working=context.get("workings", {}).get(self.words["key"])):
            return super().render(form, context, template_pack, **kwargs)
