"""What a criterion is and what it answers.

A criterion says the protocol's sentence; a *finding* is the set of answers that the recorded
facts still allow. One answer left is the answer; several left is UNKNOWN. Only ``verdict``
turns an answer into PASS or FAIL.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from enum import Enum, StrEnum
from itertools import product

from screening.rules.facts import Facts
from screening.rules.parameters import Parameters
from screening.rules.truth import Truth


class Kind(StrEnum):
    """Whether a TRUE sentence lets a person in or keeps them out."""

    INCLUSION = "inclusion"
    EXCLUSION = "exclusion"


class Verdict(StrEnum):
    """What one criterion says of one person."""

    PASS = "PASS"
    FAIL = "FAIL"
    UNKNOWN = "UNKNOWN"
    REVIEW = "REVIEW"
    NOT_APPLICABLE = "NOT_APPLICABLE"


class Answer(Enum):
    """An answer to the protocol's sentence that facts can settle on."""

    TRUE = "TRUE"
    FALSE = "FALSE"
    REVIEW = "REVIEW"
    NOT_APPLICABLE = "NOT_APPLICABLE"


UNDECIDED = frozenset({Answer.TRUE, Answer.FALSE, Answer.REVIEW})
"""Nothing is excluded yet: the missing fact may make the sentence true, false or a case for review."""

_ANSWERS = {
    Truth.TRUE: frozenset({Answer.TRUE}),
    Truth.FALSE: frozenset({Answer.FALSE}),
    Truth.UNKNOWN: frozenset({Answer.TRUE, Answer.FALSE}),
}


@dataclass(frozen=True, slots=True)
class Finding:
    """What one item, or a whole criterion, says of the protocol's sentence.

    ``facts`` and ``missing`` are paths into the interchange format, such as ``ck.uln``.
    ``default`` is what is assumed until a REVIEW is ruled on.
    """

    could_be: frozenset[Answer]
    because: str
    facts: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()
    default: Answer | None = None

    @property
    def answer(self) -> Answer | None:
        """The one answer left, or None when several are (UNKNOWN)."""
        return next(iter(self.could_be)) if len(self.could_be) == 1 else None

    def flagged(self, *flags: str) -> "Finding":
        """The same with flags added."""
        return replace(self, flags=self.flags + flags)


def finding(
    answers: Truth | Answer | Iterable[Answer],
    because: str,
    *,
    facts: Iterable[str] = (),
    missing: Iterable[str] = (),
    flags: Iterable[str] = (),
    default: Answer | None = None,
) -> Finding:
    """A finding from a Truth, from one answer, or from all answers that are still possible."""
    if isinstance(answers, Truth):
        could_be = _ANSWERS[answers]
    else:
        could_be = frozenset({answers} if isinstance(answers, Answer) else answers)
    return Finding(could_be, because, tuple(facts), tuple(missing), tuple(flags), default)


def any_of(findings: Iterable[Finding], otherwise: str, *, at_rest: Answer = Answer.FALSE) -> Finding:
    """A sentence that is TRUE when one of its items is (TRUE > UNKNOWN > REVIEW > FALSE).

    ``otherwise`` is the reason given when every item is ``at_rest``: FALSE, or NOT_APPLICABLE
    for a sentence that speaks only of what some item has.
    """
    order = (Answer.TRUE, Answer.REVIEW, Answer.FALSE, Answer.NOT_APPLICABLE)
    return _combine(list(findings), order[: order.index(at_rest) + 1], otherwise)


def all_of(findings: Iterable[Finding], otherwise: str) -> Finding:
    """A sentence that is FALSE when one of its items is (FALSE > UNKNOWN > REVIEW > TRUE)."""
    return _combine(list(findings), (Answer.FALSE, Answer.REVIEW, Answer.TRUE), otherwise)


def _combine(items: list[Finding], order: tuple[Answer, ...], otherwise: str) -> Finding:
    """``order`` ranks the answers, the one that decides alone first, the one that needs all items last."""
    could_be = frozenset({order[-1]})
    for item in items:
        could_be = frozenset(min(pair, key=order.index) for pair in product(could_be, item.could_be))
    whole = finding(could_be, otherwise, facts=_all(item.facts for item in items), flags=_all(i.flags for i in items))
    if whole.answer is None:
        floor = min((max(item.could_be, key=order.index) for item in items), key=order.index)
        deciding = [item for item in items if any(order.index(a) < order.index(floor) for a in item.could_be)]
        whole = replace(whole, missing=_all(item.missing for item in deciding))
    else:
        deciding = [item for item in items if item.answer is whole.answer is not order[-1]]
    if whole.answer is Answer.REVIEW:
        whole = replace(whole, default=_strictest([item.default for item in deciding], order))
    return replace(whole, because="; ".join(_all([item.because] for item in deciding)) or otherwise)


def _strictest(defaults: list[Answer | None], order: tuple[Answer, ...]) -> Answer | None:
    if order[0] in defaults:
        return order[0]
    return order[2] if defaults and set(defaults) == {order[2]} else None


def _all(groups: Iterable[Iterable[str]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(text for group in groups for text in group))


@dataclass(frozen=True, slots=True)
class Result:
    """The verdict of one criterion with all that explains it."""

    code: str
    verdict: Verdict
    because: str
    facts: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()
    default: Verdict | None = None
    ruled: bool = False


def _nothing_turns(facts: Facts, parameters: Parameters) -> Iterable[date]:
    return ()


def _whole(facts: Facts) -> Iterable[Facts]:
    return (facts,)


@dataclass(frozen=True, slots=True)
class Criterion:
    """One criterion of the protocol.

    ``sentence`` is the registry's wording, ``name`` a short label, ``reading`` how the wording
    is read, ``interpretations`` those decided readings (▲) that a sponsor may change.
    ``turning_days`` yields every day on which the verdict may change with nothing new recorded.
    ``parts`` yields facts that answer the sentence each by itself: on every day it is as true of the
    whole as ``any_of`` makes it of the parts.
    """

    code: str
    kind: Kind
    name: str
    sentence: str
    reading: str
    decide: Callable[[Facts, Parameters], Finding]
    interpretations: tuple[str, ...] = ()
    turning_days: Callable[[Facts, Parameters], Iterable[date]] = field(default=_nothing_turns)
    parts: Callable[[Facts], Iterable[Facts]] = field(default=_whole)

    @property
    def is_time_bound(self) -> bool:
        """Whether there are facts on which its verdict turns by itself."""
        return self.turning_days is not _nothing_turns

    @property
    def title(self) -> str:
        """Code and name: ``E08 Statin``."""
        return f"{self.code} {self.name}"

    def verdict(self, answer: Answer | None) -> Verdict:
        """The only place where an exclusion's TRUE becomes FAIL."""
        if answer is None:
            return Verdict.UNKNOWN
        if answer in (Answer.REVIEW, Answer.NOT_APPLICABLE):
            return Verdict(answer.value)
        lets_in = answer is Answer.TRUE if self.kind is Kind.INCLUSION else answer is Answer.FALSE
        return Verdict.PASS if lets_in else Verdict.FAIL

    def evaluate(self, facts: Facts, parameters: Parameters) -> Result:
        """The verdict on these facts, before contradictions and rulings."""
        found = self.decide(facts, parameters)
        verdict = self.verdict(found.answer)
        return Result(
            self.code,
            verdict,
            found.because,
            found.facts,
            found.missing if verdict is Verdict.UNKNOWN else (),
            tuple(dict.fromkeys(found.flags)),
            self.verdict(found.default) if verdict is Verdict.REVIEW and found.default else None,
        )
