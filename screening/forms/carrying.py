"""Answers of the attempt before, offered to be confirmed: they become answers of this one once somebody does."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from django.http import QueryDict

from screening.assemble.carrying import CARRIED
from screening.forms.fields import TickField
from screening.forms.merging import listed_rows, put, put_rows, value_of, words_of
from screening.forms.rows import RowSet
from screening.forms.screening import ScreeningForm

CONFIRM, CONFIRMED, EVERYTHING = "carry", "carried", "all"
_OF_THE_GROUP = ("_result", "_ever", "_state", "dm_rash")
"""The name of the ticks, of what was taken over before, and the tick for all at once."""


@dataclass(frozen=True, slots=True)
class Carried:
    """One group of answers as the attempt before has it; ``taken`` once it stands in the form."""

    group: str
    field: str
    words: str
    values: dict[str, str]
    rows: RowSet | None
    taken: bool = False


def offered(before: ScreeningForm, saved: ScreeningForm) -> list[Carried]:
    """The groups that ``before`` has and ``saved``, which shows what is kept of this attempt, has nothing of."""
    return [found for group in CARRIED if (found := _group(group, before)) and not _recorded(group, saved)]


def _names(group: str, form: ScreeningForm) -> list[str]:
    stem = group.replace(".", "_")
    return [name for name in form.answers.fields if name == stem or name.startswith(f"{stem}_")]


def _recorded(group: str, form: ScreeningForm) -> bool:
    rows = form.rows.get(group.replace(".", "_"))
    return bool((rows and rows.forms) or any(value_of(form.answers, name) for name in _names(group, form)))


def _group(group: str, before: ScreeningForm) -> Carried | None:
    values = {name: value for name in _names(group, before) if (value := value_of(before.answers, name))}
    rows = before.rows.get(group.replace(".", "_"))
    said = "; ".join([*_said(before, values), *([listed_rows(rows)] if rows and rows.forms else [])])
    if not said:
        return None
    field = next(iter(values), group.replace(".", "_"))
    return Carried(group, field, said, values, rows if rows and rows.forms else None)


def _said(before: ScreeningForm, values: dict[str, str]) -> Iterator[str]:
    """Each answer in words; the one that the group is named after without its question."""
    for name, value in values.items():
        field = before.answers.fields[name]
        label = str(field.label).rstrip("?")
        if isinstance(field, TickField):
            yield label
        elif name.endswith(_OF_THE_GROUP):
            yield words_of(field, value)
        else:
            yield f"{label}: {words_of(field, value)}"


def taken(data: QueryDict, groups: Sequence[Carried]) -> tuple[QueryDict, list[Carried]]:
    """What was sent with the confirmed groups in it, and the groups with what has become of each.

    A group in which something else was typed stays as it was typed.
    """
    if not groups:
        return data, []
    result, ticked, before = data.copy(), data.getlist(CONFIRM), data.getlist(CONFIRMED)
    found = []
    for each in groups:
        if (each.group in ticked or EVERYTHING in ticked) and not _typed_otherwise(data, each):
            for name, value in each.values.items():
                put(result, name, value)
            if each.rows is not None and not _rows_typed(data, each.rows):
                put_rows(result, each.rows, keep=False)
            found.append(replace(each, taken=True))
        else:
            found.append(replace(each, taken=each.group in before))
    return result, found


def _typed_otherwise(data: QueryDict, each: Carried) -> bool:
    stem = each.group.replace(".", "_")
    typed = {
        name: value
        for name, value in data.items()
        if value and "-" not in name and (name == stem or name.startswith(f"{stem}_"))
    }
    return any(each.values.get(name) != value for name, value in typed.items())


def _rows_typed(data: QueryDict, rows: RowSet) -> list[str]:
    start = f"{rows.prefix}-"
    return [name for name, value in data.items() if value and name.startswith(start) and not name.endswith("_FORMS")]
