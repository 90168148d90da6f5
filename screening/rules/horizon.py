"""When the verdicts change by themselves, though nothing new is recorded.

Every time-bound criterion names the days on which it may turn; each is evaluated on those days
alone, which gives the same as evaluating every day. Where listed rows answer each by itself, each is
asked on its own days alone, so that a long list costs no more than its rows.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from itertools import pairwise, zip_longest
from typing import NamedTuple

from screening.rules.contradictions import Contradiction, contradictions_of
from screening.rules.criterion import Answer, Criterion, Finding, Result, Verdict, any_of, finding
from screening.rules.evaluate import amended
from screening.rules.facts import Facts
from screening.rules.parameters import Parameters
from screening.rules.protocol import CURRENT, Protocol

Course = list[tuple[date, Verdict]]
"""A criterion's verdicts, each with the first day it holds, from the screening date on."""


class Stretch(NamedTuple):
    """A verdict with the first and the last day it holds; None is "no end"."""

    verdict: Verdict
    begins: date
    ends: date | None


@dataclass(frozen=True, slots=True)
class Horizon:
    """The days to come, as the recorded facts alone decide them.

    ``changes_on`` holds the first day on which a verdict changes (None: never).
    ``qualifies_from`` is the first day without a FAIL, ``qualifies_until`` the last day of
    that stretch; None is "no such day" and "no end".
    """

    courses: Mapping[str, Course]
    qualifies_from: date | None
    qualifies_until: date | None

    @property
    def changes_on(self) -> Mapping[str, date | None]:
        """By code, the first day on which the verdict is another one."""
        return {code: course[1][0] if len(course) > 1 else None for code, course in self.courses.items()}

    @property
    def set_from(self) -> tuple[str, ...]:
        """The codes of the criteria that cease to fail on ``qualifies_from``; none where none failed before it."""
        return self._turning(self.qualifies_from, to_fail=False) if self.qualifies_from else ()

    @property
    def set_until(self) -> tuple[str, ...]:
        """The codes of the criteria that begin to fail on the day after ``qualifies_until``."""
        return self._turning(self.qualifies_until + timedelta(days=1), to_fail=True) if self.qualifies_until else ()

    def _turning(self, day: date, *, to_fail: bool) -> tuple[str, ...]:
        return tuple(
            code
            for code, course in self.courses.items()
            for before, now in pairwise(course)
            if now[0] == day and Verdict.FAIL is (now if to_fail else before)[1]
        )


def stretches(course: Course) -> list[Stretch]:
    """The course as stretches of days, without a gap."""
    ends = [begins - timedelta(days=1) for begins, _ in course[1:]]
    return [Stretch(verdict, begins, end) for (begins, verdict), end in zip_longest(course, ends)]


def look_ahead(facts: Facts, protocol: Protocol = CURRENT) -> Horizon:
    """The course of every criterion from the screening date on."""

    @cache
    def contradictions_on(day: date) -> tuple[Contradiction, ...]:
        return contradictions_of(facts.on(day), protocol.parameters)

    def verdict(criterion: Criterion, answer: Answer | None, day: date) -> Verdict:
        said = criterion.verdict(answer)
        contradicting = contradictions_on(day) if said is Verdict.PASS else ()  # they change no other verdict
        return amended(Result(criterion.code, said, ""), facts, contradicting).verdict

    def course(criterion: Criterion) -> Course:
        answers = _answers(criterion, facts, protocol.parameters)
        verdicts = [(day, verdict(criterion, answer, day)) for day, answer in answers]
        return verdicts[:1] + [now for before, now in pairwise(verdicts) if now[1] is not before[1]]

    courses = {criterion.code: course(criterion) for criterion in protocol.criteria}
    return Horizon(courses, *_stretch_without_fail(list(courses.values())))


def _answers(criterion: Criterion, facts: Facts, parameters: Parameters) -> Iterator[tuple[date, Answer | None]]:
    """What the criterion answers on the screening date and on each later day on which it may turn."""
    heard: defaultdict[date, dict[int, frozenset[Answer]]] = defaultdict(dict)
    for number, part in enumerate(criterion.parts(facts)):
        turns = {day for day in criterion.turning_days(part, parameters) if day > facts.screening_date}
        for day in {facts.screening_date, *turns}:
            heard[day][number] = criterion.decide(part.on(day), parameters).could_be
    standing: dict[int, frozenset[Answer]] = {}
    for day in sorted(heard):
        standing |= heard[day]
        yield day, _together(frozenset(standing.values())).answer


@cache
def _together(parts: frozenset[frozenset[Answer]]) -> Finding:
    """All parts' answers; equal ones say no more than one of them."""
    return any_of([finding(could_be, "") for could_be in parts], "", at_rest=Answer.NOT_APPLICABLE)


def _stretch_without_fail(courses: list[Course]) -> tuple[date | None, date | None]:
    begins = None
    for day in sorted({day for course in courses for day, _ in course}):
        fails = any(_verdict_on(course, day) is Verdict.FAIL for course in courses)
        if begins is None and not fails:
            begins = day
        elif begins is not None and fails:
            return begins, day - timedelta(days=1)
    return begins, None


def _verdict_on(course: Course, day: date) -> Verdict:
    return next(verdict for begins, verdict in reversed(course) if begins <= day)
