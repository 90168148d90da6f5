"""Facts in, 28 results and an outcome out. All criteria are evaluated, also after a FAIL."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from screening.rules.contradictions import Contradiction, contradictions_of
from screening.rules.criterion import Criterion, Result, Verdict
from screening.rules.facts import Facts, Ruling
from screening.rules.protocol import CURRENT, RULES_VERSION, Protocol

JUDGEMENT = "E20"
"""The investigator's own criterion, which is shown with every flag."""


class Outcome(StrEnum):
    """All 28 verdicts together."""

    INELIGIBLE = "INELIGIBLE"
    UNDETERMINED = "UNDETERMINED"
    NEEDS_REVIEW = "NEEDS_REVIEW"
    ELIGIBLE = "ELIGIBLE"


@dataclass(frozen=True, slots=True)
class Evaluation:
    """One result per criterion, in protocol order, and what they come to."""

    results: tuple[Result, ...]
    protocol_version: str
    rules_version: str = RULES_VERSION

    @property
    def outcome(self) -> Outcome:
        """A FAIL decides; then what is unknown; then what awaits a ruling."""
        verdicts = {result.verdict for result in self.results}
        if Verdict.FAIL in verdicts:
            return Outcome.INELIGIBLE
        if Verdict.UNKNOWN in verdicts:
            return Outcome.UNDETERMINED
        return Outcome.NEEDS_REVIEW if Verdict.REVIEW in verdicts else Outcome.ELIGIBLE

    @property
    def blockers(self) -> tuple[str, ...]:
        """The codes of the criteria that fail."""
        return self._codes(Verdict.FAIL)

    @property
    def open(self) -> tuple[str, ...]:
        """The codes of the criteria that are not decided yet."""
        return self._codes(Verdict.UNKNOWN, Verdict.REVIEW)

    def result(self, code: str) -> Result:
        """The result of one criterion; KeyError for a code that is none."""
        return {result.code: result for result in self.results}[code]

    def _codes(self, *verdicts: Verdict) -> tuple[str, ...]:
        return tuple(result.code for result in self.results if result.verdict in verdicts)


def evaluate(facts: Facts, protocol: Protocol = CURRENT) -> Evaluation:
    """The verdict of every criterion on these facts, on their screening date."""
    contradictions = contradictions_of(facts, protocol.parameters)
    results = [result_of(criterion, facts, protocol, contradictions) for criterion in protocol.criteria]
    flags = tuple(dict.fromkeys(flag for result in results for flag in result.flags))
    return Evaluation(
        tuple(replace(result, flags=flags) if result.code == JUDGEMENT else result for result in results),
        protocol.version,
    )


def result_of(
    criterion: Criterion, facts: Facts, protocol: Protocol, contradictions: Iterable[Contradiction]
) -> Result:
    """One criterion's result, with what contradicts it and with its ruling."""
    return amended(criterion.evaluate(facts, protocol.parameters), facts, contradictions)


def amended(result: Result, facts: Facts, contradictions: Iterable[Contradiction]) -> Result:
    """What a criterion says by itself, with what contradicts it and with its ruling."""
    for contradiction in contradictions:
        if result.code in contradiction.codes:
            result = _contradicted(result, contradiction)
    ruling = facts.rulings.get(result.code)
    return _ruled(result, ruling) if ruling else result


def _contradicted(result: Result, contradiction: Contradiction) -> Result:
    flagged = replace(
        result,
        flags=tuple(dict.fromkeys((*result.flags, contradiction.flag))),
        facts=tuple(dict.fromkeys((*result.facts, *contradiction.facts))),
    )
    if result.verdict is not Verdict.PASS:
        return flagged
    because = f"{result.because}; but the facts contradict each other: {contradiction.flag.rstrip('.')}"
    return replace(flagged, verdict=Verdict.REVIEW, because=because)


def _ruled(result: Result, ruling: Ruling) -> Result:
    said = f"A ruling of {ruling.verdict.title()} is recorded, but"
    if result.verdict is not Verdict.REVIEW:
        return replace(result, flags=(*result.flags, f"{said} this is not up for review: it is not applied."))
    flags = result.flags
    if not (ruling.by and ruling.reason):
        flags = (*flags, f"{said} the investigator or the reason is not.")
    by = f" by {ruling.by}" if ruling.by else ""
    why = f": {ruling.reason}" if ruling.reason else ""
    because = f"{result.because}; ruled{by}{why}"
    return replace(result, verdict=Verdict(ruling.verdict), because=because, flags=flags, ruled=True)
