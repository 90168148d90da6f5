"""The same questions on paper: drawn from the layout of the form, so that the two cannot drift apart."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import singledispatch
from typing import Any

from django import forms
from django.forms.boundfield import BoundField

from screening.forms.fields.choices import Segments
from screening.forms.layout.grids import Muscles, SourceLines, Ticks
from screening.forms.layout.objects import RowList
from screening.forms.layout.questions import Ask, Box, Group
from screening.forms.layout.rows import row_layout
from screening.forms.layout.sections import screening_helper
from screening.forms.questions import LABELS
from screening.forms.rows import RowSet, row_set

_FEW = 8
"""A list of more answers than these is written by hand on a line."""


@dataclass(frozen=True, slots=True)
class Tick:
    """An answer to tick."""

    words: str
    ticked: bool


@dataclass(frozen=True, slots=True)
class Asked:
    """One question: boxes to tick, or else a line to write on, with its unit.

    ``names`` are the fields of the form that it stands for.
    """

    names: tuple[str, ...]
    label: str
    hint: str
    boxes: tuple[Tick, ...]
    written: str
    units: tuple[Tick, ...]
    unit: str
    also: tuple[Tick, ...]


@dataclass(frozen=True, slots=True)
class Together:
    """Questions that stand together; ``title`` may be empty."""

    title: str
    questions: tuple[Asked, ...]


@dataclass(frozen=True, slots=True)
class Lines:
    """A table to fill in: headings, and rows of a name and what is written in each cell."""

    names: tuple[str, ...]
    title: str
    headings: tuple[str, ...]
    rows: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class PaperSection:
    """A section of the form on paper."""

    key: str
    title: str
    parts: tuple[Together | Lines, ...]

    @property
    def names(self) -> set[str]:
        """Every field of the form that is asked here."""
        found: set[str] = set()
        for part in self.parts:
            found |= set(part.names) if isinstance(part, Lines) else {n for each in part.questions for n in each.names}
        return found


def on_paper(form: forms.Form, *, blank_rows: int) -> tuple[PaperSection, ...]:
    """Every section that asks something; of each list its rows and so many to be filled in where it has none."""
    sections = screening_helper().layout.fields
    drawn = ((section, tuple(_joined(_each(section.fields, form, blank_rows)))) for section in sections)
    return tuple(PaperSection(each.words["key"], each.words["title"], parts) for each, parts in drawn if parts)


def _each(fields: Iterable[Any], form: forms.Form, blank_rows: int) -> Iterator[Asked | Together | Lines]:
    for field in fields:
        yield from _parts(field, form, blank_rows)


def _joined(parts: Iterable[Asked | Together | Lines]) -> Iterator[Together | Lines]:
    """Single questions that follow each other stand together."""
    loose: list[Asked] = []
    for part in parts:
        if isinstance(part, Asked):
            loose.append(part)
            continue
        if loose:
            yield Together("", tuple(loose))
        loose = []
        yield part
    if loose:
        yield Together("", tuple(loose))


@singledispatch
def _parts(part: Any, form: forms.Form, blank_rows: int) -> Iterator[Asked | Together | Lines]:
    """What a part of the layout asks; what calculators say asks nothing."""
    yield from ()


@_parts.register
def _(part: Ask, form: forms.Form, blank_rows: int) -> Iterator[Asked]:
    if part.name in form.fields:
        yield _asked(part, form)


@_parts.register
def _(part: Box, form: forms.Form, blank_rows: int) -> Iterator[Asked | Together | Lines]:
    yield from _each(part.fields, form, blank_rows)


@_parts.register
def _(part: Group, form: forms.Form, blank_rows: int) -> Iterator[Together | Lines]:
    title = part.words.get("title", "")
    for found in _joined(_each(part.fields, form, blank_rows)):
        yield Together(title or found.title, found.questions) if isinstance(found, Together) else found
        title = ""


@_parts.register
def _(part: RowList, form: forms.Form, blank_rows: int) -> Iterator[Together]:
    rows: RowSet = form.rows[part.prefix]
    patterns = [row_set(part.prefix, None, ()).blank_row] * blank_rows
    for number, row in enumerate(rows.forms or patterns, 1):
        what = row.what.capitalize()
        yield Together(f"{what} {number}", tuple(_each(row_layout(part.prefix).fields, row, 0)))


@_parts.register
def _(part: Muscles, form: forms.Form, blank_rows: int) -> Iterator[Lines]:
    names = [[_name(cell) for cell in row["cells"]] for row in part.cells(form, {})["muscles"]]
    rows = [
        (str(row["words"]), tuple(_value(form[name]) for name in cells))
        for row, cells in zip(part.cells(form, {})["muscles"], names, strict=True)
    ]
    flat = tuple(name for cells in names for name in cells)
    yield Lines(flat, "Single muscles, each 0 to 10", ("Muscle", "Right", "Left"), tuple(rows))


@_parts.register
def _(part: Ticks, form: forms.Form, blank_rows: int) -> Iterator[Asked]:
    boxes = tuple(Tick(str(form[name].label), bool(form[name].value())) for name in part.names)
    yield Asked(tuple(part.names), part.title, "", boxes, "", (), "", ())


@_parts.register
def _(part: SourceLines, form: forms.Form, blank_rows: int) -> Iterator[Lines]:
    lines = part.cells(form, {})["lines"]
    names = [[_name(cell) for cell in line["cells"]] for line in lines]
    rows = [
        (f"{line['code']} {line['name']}", tuple(_value(form.sources[name]) for name in cells))
        for line, cells in zip(lines, names, strict=True)
    ]
    headings = ("Criterion", *(LABELS[name] for name in ("document", "document_date", "place")))
    yield Lines(tuple(name for cells in names for name in cells), "", headings, tuple(rows))


def _name(cell: dict[str, Any]) -> str:
    return str(cell["name"])


def _asked(part: Ask, form: forms.Form) -> Asked:
    bound, beside = form[part.name], [name for name in (part.unit, part.also) if name]
    boxes = _boxes(bound) if _is_ticked(bound) else ()
    return Asked(
        names=tuple(form[name].html_name for name in (part.name, *beside)),
        label=str(bound.label),
        hint=str(bound.help_text),
        boxes=boxes,
        written="" if boxes else _value(bound),
        units=_boxes(form[part.unit]) if part.unit else (),
        unit=part.suffix,
        also=(Tick(str(form[part.also].label), bool(form[part.also].value())),) if part.also else (),
    )


def _is_ticked(bound: BoundField) -> bool:
    choices = getattr(bound.field, "choices", ())
    is_kept = isinstance(bound.field, forms.ModelChoiceField)
    return isinstance(bound.field.widget, Segments) or (not is_kept and 0 < len(choices) <= _FEW)


def _boxes(bound: BoundField) -> tuple[Tick, ...]:
    """The answers but for the empty one: what is not recorded has no tick."""
    chosen = _code(bound)
    return tuple(Tick(str(words), str(code) == chosen) for code, words in bound.field.choices if str(code))


def _value(bound: BoundField) -> str:
    """What is recorded, in words; empty where nothing is."""
    code = _code(bound)
    words = {str(value): str(label) for value, label in getattr(bound.field, "choices", ())}
    return words.get(code, code) if code else ""


def _code(bound: BoundField) -> str:
    value = bound.value()
    return "" if value in (None, "") else str(value)
