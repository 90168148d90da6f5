"""All that the screening form shows beside the questions: verdicts, workings, section lines."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.http import QueryDict

from screening.assemble import Rows, facts_json, facts_of, participating_states
from screening.forms.carrying import Carried, taken
from screening.forms.layout import SECTIONS, screening_helper, section_of
from screening.forms.plausibility import doubts
from screening.forms.screening import Problem, ScreeningForm
from screening.models import ScreeningVisit, Source
from screening.presenters.ask_next import AskNext, ask_next
from screening.presenters.calculators import workings
from screening.presenters.form_sections import SectionState, judgement, section_lines, section_states
from screening.presenters.medicines import Known, known
from screening.presenters.paths import field_name
from screening.presenters.verdicts import panel
from screening.queries import protocol_of
from screening.rules.evaluate import JUDGEMENT, Evaluation, evaluate
from screening.rules.facts import Facts
from screening.rules.horizon import look_ahead
from screening.rules.interchange import parse_facts
from screening.rules.places import US_STATES
from screening.rules.protocol import Protocol
from screening.rules.words import listed, show_day
from screening.views.carrying import carried_from_before, in_words


@dataclass(frozen=True)
class Page:
    """A screening form with what it comes to; ``carried`` is what the attempt before offers."""

    form: ScreeningForm
    facts: Facts | None
    protocol: Protocol
    carried: tuple[Carried, ...] = ()

    @property
    def confirmed(self) -> list[str]:
        """The groups of carried answers that somebody confirmed."""
        return [each.group for each in self.carried if each.taken]

    @cached_property
    def evaluation(self) -> Evaluation | None:
        """The 28 results; None until there is a screening date."""
        return evaluate(self.facts, self.protocol) if self.facts else None

    @property
    def missing(self) -> dict[str, str]:
        """The fields that some criterion still waits for, in protocol order, each with its fact's path."""
        results = self.evaluation.results if self.evaluation else ()
        waited_for = [path for result in results if result.code != JUDGEMENT for path in result.missing]
        return {self.form.field_of(path): path for path in waited_for}

    def problems(self) -> list[Problem]:
        """What has to be put right or confirmed before the form can be saved, section by section."""
        found = [*self.form.problems(), *(Problem(one.field, "", one.words) for one in self.form.unconfirmed)]
        sections = list(SECTIONS)
        return sorted(found, key=lambda problem: sections.index(section_of(problem.field) or sections[0]))

    def context(self, *, is_judged: bool = False) -> dict[str, Any]:
        """For the templates; ``is_judged`` also unfolds what has to be put right."""
        return {
            "form": self.form.answers,
            "helper": screening_helper(),
            "panel": self._panel(),
            "ask_next": self._ask_next(),
            "workings": workings(self.facts),
            "sections": self._sections(is_judged),
            "medicines": self._medicines(),
            "participating_states": self._states(),
            "carried": in_words(self.carried),
            "carried_open": len(self.confirmed) < len(self.carried),
            "judgement": judgement(self.form.visit),
            "unreadable": len(self.form.problems()) if self.form.data is not None else 0,
        }

    def _panel(self) -> Any:
        if self.evaluation is None or self.facts is None:
            return None
        horizon = look_ahead(self.facts, self.protocol)
        return panel(self.evaluation, horizon, facts=self.facts, anchor=self._anchor)

    def _ask_next(self) -> AskNext | None:
        if self.evaluation is None or self.facts is None:
            return None
        return ask_next(self.facts, self.evaluation, lambda path: f"#{self._anchor(path)}")

    def _anchor(self, path: str) -> str:
        return f"id_{self.form.field_of(path)}"

    def _sections(self, is_judged: bool) -> dict[str, SectionState]:
        lines = dict.fromkeys(SECTIONS, "")
        lines |= section_lines(self.facts) if self.facts else {}
        lines |= {"consent": self._consent_line(), "sources": self._sources_line()}
        wrong = [problem.field for problem in self.form.problems()] if self.form.data is not None else []
        wrong += [question.field for question in self.form.unconfirmed] if is_judged else []
        return section_states(
            lines,
            wrong=filter(None, map(section_of, wrong)),
            lacking=[*filter(None, map(section_of, self.missing)), *([] if lines["consent"] else ["consent"])],
            unfolded=[] if self.form.visit.pk else ["consent"],
        )

    def _consent_line(self) -> str:
        visit = self.form.record()[0] if self.form.data is not None else self.form.visit
        if not (visit.consented_on and visit.consent_version_id and visit.screening_date):
            return ""
        consent = f"consent {visit.consent_version.version} of {show_day(visit.consented_on)}"
        return f"{consent} · screened {show_day(visit.screening_date)}"

    def _sources_line(self) -> str:
        answers = self.form.sources
        count = len(answers.answers()) if self.form.data is not None else answers.recorded
        return f"{count} of 28 criteria have a source" if count else ""

    def _medicines(self) -> dict[str, Known]:
        rows = self.form.rows["treatments"].forms
        return {row.prefix: known(str(row["name"].value() or ""), row["route"].value()) for row in rows}

    def _states(self) -> str:
        states = self.facts.participating_states if self.facts else None
        return listed([US_STATES[code] for code in states]) if states else ""


def saved_form(visit: ScreeningVisit, rows: Rows, sources: Iterable[Source]) -> ScreeningForm:
    """The answers as they are kept."""
    return ScreeningForm(visit, rows, sources, field_name)


def saved_page(visit: ScreeningVisit, rows: Rows, sources: Iterable[Source]) -> Page:
    """The form as it is kept."""
    form = saved_form(visit, rows, sources)
    facts = facts_of(visit, rows, participating_states(visit.screening_date)) if visit.pk else None
    return Page(form, facts, protocol_of(visit), tuple(carried_from_before(visit, rows)))


def typed_page(visit: ScreeningVisit, rows: Rows, sources: Iterable[Source], data: QueryDict) -> Page:
    """The form as it was sent; what cannot be read counts as not recorded.

    Unlikely values that are kept already were confirmed when they were saved. Answers of the attempt
    before that were confirmed are in it as if they had been typed.
    """
    data, carried = taken(data, carried_from_before(visit, rows, data))
    form = ScreeningForm(visit, rows, sources, field_name, data)
    facts = form.read()
    if facts is not None:
        saved = doubts(parse_facts(facts_json(visit, rows, states=[]))) if visit.pk else ()
        confirmed = {doubt.token for doubt in saved}
        form.doubt(doubt for doubt in doubts(facts) if doubt.token not in confirmed)
    return Page(form, facts, protocol_of(visit), tuple(carried))
