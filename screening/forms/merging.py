"""Two versions of one form: what differs, and the one that comes of choosing between them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import QueryDict

from screening.forms.questions import HISTORIES
from screening.forms.rows import HISTORY_PREFIX, RowForm, RowSet, rows_sent
from screening.forms.screening import ScreeningForm

MINE, THEIRS, BOTH = "mine", "theirs", "both"
_LISTS = {
    "treatments": "Treatments",
    "cancers": "Cancers",
    **{f"{HISTORY_PREFIX}{name}": f"{words}: events" for name, words in HISTORIES.items()},
}


@dataclass(frozen=True, slots=True)
class Difference:
    """One answer, or one list of rows, that was saved otherwise than it was typed here."""

    name: str
    label: str
    saved: str
    typed: str
    is_list: bool = False


def differences(saved: ScreeningForm, typed: ScreeningForm) -> list[Difference]:
    """``typed`` has been sent and holds no errors; ``saved`` shows what is kept."""
    return [*_single(saved.answers, typed.answers), *_lists(saved, typed), *_single(saved.sources, typed.sources)]


def _single(saved: forms.Form, typed: forms.Form) -> Iterator[Difference]:
    for name, field in typed.fields.items():
        was, now = value_of(saved, name), _sendable(field, typed.cleaned_data.get(name))
        if was != now:
            yield Difference(name, str(field.label), words_of(field, was), words_of(field, now))


def _lists(saved: ScreeningForm, typed: ScreeningForm) -> Iterator[Difference]:
    for prefix, label in _LISTS.items():
        was = [_row(form) for form in saved.rows[prefix].forms]
        now = [_row(form) for _, form in typed.rows[prefix].standing()]
        if was != now:
            yield Difference(
                prefix, label, _listed(saved.rows[prefix], was), _listed(typed.rows[prefix], now), is_list=True
            )


def value_of(form: forms.Form, name: str) -> str:
    """As it would be sent."""
    return _sendable(form.fields[name], form.get_initial_for_field(form.fields[name], name))


def _sendable(field: forms.Field, value: Any) -> str:
    if isinstance(field, forms.BooleanField):
        return "on" if value else ""
    shown = field.prepare_value(value)
    return "" if shown is None else str(shown)


def _row(form: RowForm) -> dict[str, str]:
    if form.is_bound:
        return {name: _sendable(field, form.cleaned_data.get(name)) for name, field in form.facts.items()}
    return {name: value_of(form, name) for name in form.facts}


def words_of(field: forms.Field, sent: str) -> str:
    """An answer as people read it."""
    if isinstance(field, forms.BooleanField):
        return "ticked" if sent else "not ticked"
    if not isinstance(field, forms.ChoiceField):
        return sent or "not recorded"
    return next((str(words) for code, words in field.choices if str(code) == sent), sent) if sent else "not recorded"


def _listed(rows: RowSet, values: list[dict[str, str]]) -> str:
    fields = rows.form.base_fields
    said = [", ".join(words_of(fields[name], sent) for name, sent in row.items() if sent) for row in values]
    return "; ".join(said) or "none"


def chosen(data: Mapping[str, Any], found: list[Difference]) -> dict[str, str]:
    """By name what was chosen; ``keep`` chooses for all at once."""
    everything = data.get("keep", "")
    choices = {one.name: everything or data.get(f"keep_{one.name}", "") for one in found}
    return {name: choice for name, choice in choices.items() if choice in (MINE, THEIRS, BOTH)}


def merged(data: QueryDict, saved: ScreeningForm, choices: Mapping[str, str]) -> QueryDict:
    """What was sent, with the saved answer wherever that was chosen, as if it had been typed."""
    result = data.copy()
    for name, choice in choices.items():
        if name in saved.rows and choice != MINE:
            put_rows(result, saved.rows[name], keep=choice == BOTH)
        elif choice == THEIRS:
            form = saved.answers if name in saved.answers.fields else saved.sources
            put(result, name, value_of(form, name))
    return result


def listed_rows(rows: RowSet) -> str:
    """The rows that are kept, in words."""
    return _listed(rows, [_row(form) for form in rows.forms])


def put_rows(data: QueryDict, rows: RowSet, *, keep: bool) -> None:
    """The saved rows in place of the typed ones, or after them; a row that says the same is there once."""
    total = f"{rows.prefix}-TOTAL_FORMS"
    start = (rows_sent(data, rows.prefix) or 0) if keep else 0
    if not keep:
        for key in [key for key in data if key.startswith(f"{rows.prefix}-") and not key.endswith("_FORMS")]:
            del data[key]
    typed = [{name: data.get(f"{rows.prefix}-{n}-{name}", "") for name in rows.form.base_fields} for n in range(start)]
    fresh = [_row(form) for form in rows.forms]
    fresh = [row for row in fresh if row | {"remove": ""} not in typed]
    for number, row in enumerate(fresh, start=start):
        for name, sent in row.items():
            put(data, f"{rows.prefix}-{number}-{name}", sent)
    data[total] = str(start + len(fresh))


def put(data: QueryDict, name: str, sent: str) -> None:
    """Sets an answer as if it had been typed; an empty one is taken out."""
    if sent:
        data[name] = sent
    else:
        data.pop(name, None)
