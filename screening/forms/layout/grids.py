"""Questions that are best asked in a table: single muscles, a list of ticks, the sources."""

from collections.abc import Iterable
from typing import Any

from crispy_forms.layout import LayoutObject
from django import forms
from django.forms.boundfield import BoundField
from django.template.loader import get_template
from django.utils.safestring import SafeString

from screening.forms.layout.controls import control, tick
from screening.forms.layout.questions import marks_at, note_place, notes_of, queries_at
from screening.forms.questions import MUSCLES
from screening.forms.sources import COLUMNS, source_field
from screening.rules.calculators.mmt8 import NECK
from screening.rules.protocol import CURRENT

_STEM = "mmt8_muscles_"


class Grid(LayoutObject):
    """A table of fields."""

    template: str

    def render(self, form: forms.Form, context: Any, template_pack: Any = None, **kwargs: Any) -> SafeString:
        """The table."""
        return get_template(self.template).render({**context.flatten(), **self.cells(form, context)})

    def cells(self, form: forms.Form, context: Any) -> dict[str, Any]:
        """What the template needs."""
        raise NotImplementedError


class Muscles(Grid):
    """The muscles, right and left; the neck also once, for the form that scores it so."""

    template = "components/fields/muscles.html"

    def cells(self, form: forms.Form, context: Any) -> dict[str, Any]:
        """A row for each muscle; ``hide`` names the forms that do not score it."""
        pairs = [
            {
                "words": words,
                "hide": "mmt8_form=0-150" if muscle == NECK else "",
                "cells": [_cell(form, f"{_STEM}{muscle}_{side}", context) for side in ("right", "left")],
            }
            for muscle, words in MUSCLES.items()
        ]
        once = {
            "words": "Neck flexors, once",
            "hide": "mmt8_form=0-160 0-80",
            "cells": [_cell(form, _STEM + NECK, context)],
        }
        anchor = _STEM.removesuffix("_")
        marks, queries = marks_at(context, anchor, "the single muscles"), queries_at(context, anchor)
        return {"muscles": [once, *pairs], "marks": marks, "queries": queries}


class Ticks(Grid):
    """A list to tick."""

    template = "components/fields/ticks.html"

    def __init__(self, title: str, anchor: str, names: Iterable[str]) -> None:
        self.title, self.anchor, self.names = title, anchor, list(names)

    def cells(self, form: forms.Form, context: Any) -> dict[str, Any]:
        """The ticks."""
        marks, queries = marks_at(context, self.anchor, "the conditions"), queries_at(context, self.anchor)
        ticks = [tick(form[name], "also") for name in self.names]
        return {"title": self.title, "anchor": self.anchor, "ticks": ticks, "marks": marks, "queries": queries}


class SourceLines(Grid):
    """For each criterion the document its facts were taken from."""

    template = "components/fields/sources.html"

    def cells(self, form: forms.Form, context: Any) -> dict[str, Any]:
        """A line for each of the 28; the page tells their names and who verified them."""
        lines = [
            {
                "code": criterion.code,
                "name": criterion.name,
                "cells": [
                    _cell(form.sources, source_field(criterion.code, column), context, marked=False)
                    for column in COLUMNS
                ],
                "marks": marks_at(context, f"source_{criterion.code}", f"the source of {criterion.code}"),
                "verified_by": form.sources.verified_by.get(criterion.code),
            }
            for criterion in CURRENT.criteria
        ]
        return {"lines": lines}


def _cell(form: forms.Form, name: str, context: Any, *, marked: bool = True) -> dict[str, Any]:
    bound: BoundField = form[name]
    note = note_place(notes_of(form, bound))
    marks = marks_at(context, name, bound.label, asks=False) if marked else ""
    return {"name": name, "control": control(bound, spoken=bound.label), "marks": marks, "note": note}
