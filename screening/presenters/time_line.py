"""From when and until when a person could qualify, and which criterion sets each day."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from screening.presenters.verdicts import VERDICT_WORDS
from screening.rules.criterion import Verdict
from screening.rules.horizon import Horizon, Stretch, stretches
from screening.rules.protocol import CURRENT
from screening.rules.words import listed, show_day

SETTLED = (Verdict.PASS, Verdict.NOT_APPLICABLE)
"""What stands in nobody's way."""


@dataclass(frozen=True, slots=True)
class Lane:
    """One criterion as time goes by; ``passes`` are pairs of words, from and until, of each stretch."""

    code: str
    name: str
    verdict: Verdict
    stretches: tuple[Stretch, ...]
    sets: str

    @property
    def passes(self) -> tuple[tuple[str, str], ...]:
        """The stretches without hindrance; what follows one is said with its end."""
        following = (*self.stretches[1:], None)
        pairs = zip(self.stretches, following, strict=True)
        return tuple((show_day(each.begins), _end(each, then)) for each, then in pairs if each.verdict in SETTLED)

    @property
    def otherwise(self) -> str:
        """What is said where it never passes: what is open is not called failed."""
        verdicts = {each.verdict for each in self.stretches}
        if Verdict.UNKNOWN in verdicts:
            return "not yet known"
        return "awaits a ruling" if Verdict.REVIEW in verdicts else "no day by itself"


def _end(stretch: Stretch, then: Stretch | None) -> str:
    if stretch.ends is None or then is None:
        return "no end by itself"
    return f"{show_day(stretch.ends)}, then {VERDICT_WORDS[then.verdict].lower()}"


def lanes(horizon: Horizon, last: date) -> tuple[Lane, ...]:
    """What turns up to that day, what fails before it, and what is bound to time and does not pass."""
    return tuple(
        Lane(code, criterion.name, course[0][1], tuple(stretches(course)), _sets(horizon, code))
        for code, course in horizon.courses.items()
        for criterion in (CURRENT.criterion(code),)
        if (len(course) > 1 and course[1][0] <= last)
        or course[0][1] is Verdict.FAIL
        or (criterion.is_time_bound and course[0][1] not in SETTLED)
    )


def _sets(horizon: Horizon, code: str) -> str:
    said = ["the first day"] * (code in horizon.set_from) + ["the last day"] * (code in horizon.set_until)
    return f"sets {listed(said)}" if said else ""


def time_line(horizon: Horizon, screened_on: date) -> tuple[str, ...]:
    """Sentences; the recorded facts alone are looked at."""
    if horizon.qualifies_from is None:
        return (_never(horizon),)
    return _sentences(
        horizon.qualifies_from,
        horizon.qualifies_until,
        screened_on,
        _listed(horizon.set_from),
        _listed(horizon.set_until),
    )


def frozen_time_line(answer: Mapping[str, Any], screened_on: date) -> tuple[str, ...]:
    """The same from a frozen answer, which knows of each criterion the first change alone."""
    begins, ends = (_day(answer[key]) for key in ("qualifies_from", "qualifies_until"))
    if begins is None:
        return ("Nothing changed by itself: on no later day would every criterion that failed have passed.",)
    setting = _first_turning(answer, begins) if begins != screened_on else ""
    ending = _first_turning(answer, ends + timedelta(days=1)) if ends else ""
    return _sentences(begins, ends, screened_on, setting, ending)


def _sentences(begins: date, ends: date | None, screened_on: date, setting: str, ending: str) -> tuple[str, ...]:
    if begins == screened_on:
        first = f"No criterion fails on the screening date, {show_day(begins)}."
    else:
        first = f"No criterion would fail from {show_day(begins)} on{_set_by(setting)}."
    if ends is None:
        return first, "No later day ends this by itself."
    return first, f"This holds until {show_day(ends)}{_set_by(ending)}."


def _set_by(names: str) -> str:
    return f": the day is set by {names}" if names else ""


def _first_turning(answer: Mapping[str, Any], day: date) -> str:
    return _listed(result["code"] for result in answer["results"] if _day(result["changes_on"]) == day)


def _day(written: str | None) -> date | None:
    return date.fromisoformat(written) if written else None


def _never(horizon: Horizon) -> str:
    always = [code for code, course in horizon.courses.items() if all(now is Verdict.FAIL for _, now in course)]
    if always:
        return f"Nothing changes by itself: {_fail(always)} on every later day."
    at_last = [code for code, course in horizon.courses.items() if course[-1][1] is Verdict.FAIL]
    return f"On no later day would all pass at once: {_fail(at_last)} before the others cease to."


def _fail(codes: list[str]) -> str:
    return f"{_listed(codes)} {'fails' if len(codes) == 1 else 'fail'}"


def _listed(codes: Iterable[str]) -> str:
    return listed([f"{code} ({CURRENT.criterion(code).name})" for code in codes])
