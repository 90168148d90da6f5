"""The screening form as one thing: what was typed, what is wrong with it, and the facts it comes to."""

import copy
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS
from django.http import QueryDict

from screening.assemble import Rows, facts_json, participating_states, ruled
from screening.forms.plausibility import Doubt
from screening.forms.rows import HISTORY_PREFIX, PREFIXES, RowForm, row_set
from screening.forms.sources import SourcesForm
from screening.forms.visit import VisitForm
from screening.models import Cancer, MedicalEvent, ScreeningVisit, Source, Treatment
from screening.rules.facts import Facts
from screening.rules.interchange import InterchangeErrors, parse_facts

_ROW = re.compile(r"(?P<rows>treatments|cancers|history\.[a-z_]+\.events)\[(?P<index>[0-9]+)\]", re.ASCII)
_NOT_FOR_PEOPLE = {' (or "none" where it did not happen)': ""}


@dataclass(frozen=True, slots=True)
class Problem:
    """Something to put right: which field, what it asks, and what is wrong."""

    field: str
    label: str
    words: str


@dataclass(frozen=True, slots=True)
class Question:
    """An unlikely value beside its field, and whether somebody said that it is right."""

    field: str
    words: str
    token: str
    confirmed: bool


class ScreeningForm:
    """All the forms of one screening page. ``name_of`` gives the field that asks for a fact's path."""

    def __init__(
        self,
        visit: ScreeningVisit,
        rows: Rows,
        sources: Iterable[Source],
        name_of: Callable[[str], str],
        data: QueryDict | None = None,
    ) -> None:
        self.visit, self.data, self.name_of = visit, data, name_of
        self.kept_rows = rows
        self.answers = VisitForm(visit, data)
        self.rows = {prefix: row_set(prefix, data, _of_list(rows, prefix)) for prefix in PREFIXES}
        self.sources = SourcesForm(sources, data)
        self.questions: list[Question] = []
        self.answers.rows, self.answers.sources = self.rows, self.sources

    # -- what was typed ---------------------------------------------------

    def row_forms(self) -> Iterator[RowForm]:
        """Every row that counts."""
        for rows in self.rows.values():
            yield from (form for _, form in rows.standing())

    def parts(self) -> Iterator[forms.Form]:
        """Every form that counts."""
        yield self.answers
        yield from self.row_forms()
        yield self.sources

    def form_path(self, path: str) -> str:
        """The path with the number that its row has on the form, where blank and removed rows have numbers too."""
        found = _ROW.match(path)
        if found is None:
            return path
        prefix = self.name_of(found["rows"])
        standing = [index for index, _ in self.rows[prefix].standing()] if self.data is not None else None
        row = int(found["index"])
        number = row if standing is None or row >= len(standing) else standing[row]
        return f"{found['rows']}[{number}]{path[found.end() :]}"

    def field_of(self, path: str) -> str:
        """The name of the field that asks for the fact at a path."""
        return self.name_of(self.form_path(path))

    # -- what is wrong with it --------------------------------------------

    def refuse(self, name: str, words: str) -> None:
        """Says beside a field what is wrong with it; where there is no such field, at the first that begins like it."""
        form, field = self._find(name)
        if field is None or field not in form.errors:
            form.add_error(field, words)

    def _find(self, name: str) -> tuple[forms.Form, str | None]:
        for form in self.parts():
            prefix = f"{form.prefix}-" if form.prefix else ""
            if name.startswith(prefix):
                own = name.removeprefix(prefix)
                found = [field for field in form.fields if field == own] or [
                    f for f in form.fields if f.startswith(own)
                ]
                if found and own:
                    return form, found[0]
        return self.answers, None

    def problems(self) -> list[Problem]:
        """Everything to put right, in the order of the form."""
        found = [
            _problem(form, field, words)
            for form in self.parts()
            for field, list_ in form.errors.items()
            for words in list_
        ]
        for rows in self.rows.values():
            found += [Problem(f"{rows.prefix}", "", str(words)) for words in rows.non_form_errors()]
        return found

    def doubt(self, doubts: Iterable[Doubt]) -> None:
        """Asks beside each field whether an unlikely value is right."""
        said = set(self.data.getlist("confirmed")) if self.data is not None else set()
        self.questions = [Question(self.field_of(one.path), one.words, one.token, one.token in said) for one in doubts]
        by_field: dict[str, list[Question]] = {}
        for question in self.questions:
            by_field.setdefault(question.field, []).append(question)
        for form in self.parts():
            form.doubts_by_field = by_field

    @property
    def unconfirmed(self) -> list["Question"]:
        """The unlikely values that nobody has said are right."""
        return [question for question in self.questions if not question.confirmed]

    # -- the facts it comes to --------------------------------------------

    def record(self) -> tuple[ScreeningVisit, Rows]:
        """The visit as it would be if saved, in memory; what could not be read is not recorded."""
        visit = copy.copy(self.visit)
        visit.participant = copy.copy(visit.participant)
        for record, values in ((visit, self.answers.answers()), (visit.participant, self.answers.person())):
            for column, value in values.items():
                setattr(record, column, value)
        return visit, Rows(
            list(_built(Treatment, self.rows["treatments"].standing())),
            [event for prefix in PREFIXES if prefix.startswith(HISTORY_PREFIX) for event in self._events(prefix)],
            list(_built(Cancer, self.rows["cancers"].standing())),
        )

    def _events(self, prefix: str) -> Iterator[MedicalEvent]:
        return _built(MedicalEvent, self.rows[prefix].standing(), history=prefix.removeprefix(HISTORY_PREFIX))

    def read(self) -> Facts | None:
        """The facts, without what is refused; every refusal stands beside its field. None without a screening date."""
        for form in self.parts():
            form.full_clean()
        if self.answers.cleaned_data.get("screening_date") is None:
            return None
        states = participating_states(self.answers.cleaned_data["screening_date"])
        while True:
            visit, rows = self.record()
            written = facts_json(visit, rows, states)
            try:
                facts = parse_facts(written)
            except InterchangeErrors as wrong:
                self._refuse_all(wrong)
                if "screening_date" in self.answers.errors:
                    return None
            else:
                return ruled(visit, written, facts) if visit.pk else facts

    def facts_json(self) -> dict[str, Any]:
        """The facts in the interchange format, once nothing is wrong with them."""
        visit, rows = self.record()
        return facts_json(visit, rows, states=[])

    def _refuse_all(self, wrong: InterchangeErrors) -> None:
        before = len(self.problems())
        for error in wrong.errors:
            self.refuse(self.field_of(error.place), _sentence(error.message))
        assert len(self.problems()) > before, f"no field took the blame: {wrong}"


def _of_list(rows: Rows, prefix: str) -> list[Any]:
    if prefix.startswith(HISTORY_PREFIX):
        return [event for event in rows.events if prefix == HISTORY_PREFIX + event.history]
    return list(getattr(rows, prefix))


def _built(model: Any, standing: Iterable[tuple[int, RowForm]], **fixed: Any) -> Iterator[Any]:
    for position, (_, form) in enumerate(standing, start=1):
        yield model(position=position, **fixed, **form.answers())


def _problem(form: forms.Form, field: str, words: str) -> Problem:
    if field == NON_FIELD_ERRORS:
        return Problem(form.prefix or "", "", str(words))
    return Problem(form[field].html_name, str(form.fields[field].label), str(words))


def _sentence(message: str) -> str:
    for internal, words in _NOT_FOR_PEOPLE.items():
        message = message.replace(internal, words)
    return f"This {message}."
