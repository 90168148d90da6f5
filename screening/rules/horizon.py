"""When the verdicts change by themselves, though nothing new is recorded.

Every time-bound criterion names the days on which it may turn; each is evaluated on those days
alone, which gives the same as evaluating every day.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from itertools import pairwise, zip_longest
from typing import NamedTuple

from screening.rules.contradictions import Contradiction, contradictions_of
from screening.rules.criterion import Criterion, Verdict
from screening.rules.evaluate import result_of
from screening.rules.facts import Facts
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

    def course(criterion: Criterion) -> Course:
        turns = {day for day in criterion.turning_days(facts, protocol.parameters) if day > facts.screening_date}
        days = [facts.screening_date, *sorted(turns)]
        verdicts = [
            (day, result_of(criterion, facts.on(day), protocol, contradictions_on(day)).verdict) for day in days
        ]
        return verdicts[:1] + [now for before, now in pairwise(verdicts) if now[1] is not before[1]]

    courses = {criterion.code: course(criterion) for criterion in protocol.criteria}
    return Horizon(courses, *_stretch_without_fail(list(courses.values())))


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
