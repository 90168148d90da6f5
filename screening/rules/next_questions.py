"""Which open answer to ask for next: what can already exclude comes before what cannot."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from screening.rules.criterion import Criterion, Verdict
from screening.rules.evaluate import JUDGEMENT, Evaluation
from screening.rules.facts import Facts
from screening.rules.protocol import CURRENT, Protocol
from screening.rules.representatives import answered

AS_ASKED = (
    "date_of_birth",
    "sex",
    "country_of_residence",
    "state_of_residence",
    "participating_states",
    "anti_hmgcr",
    "onset",
    "respiratory_dysfunction",
    "swallowing_dysfunction",
    "dm_rash",
    "mmt8",
    "weight",
    "height",
    "ck",
    "creatinine",
    "reported_egfr",
    "measured_gfr",
    "treatments_asked",
    "treatments",
    "ivig_reaction",
    "ig_other_route_anaphylaxis",
    "history",
    "cancers",
    "hypercoagulable",
    "reproductive",
    "wells_dvt",
    "wells_pe",
)
"""The order of a visit, which is that of the screening form, by what the paths begin with."""

MOST_TRIED_IN_ROWS = 12
"""Of the answers missing in rows of lists so many are tried, one for each criterion that waits for it; those beyond
count as if they excluded nothing, because to try them all would take longer than it helps."""


@dataclass(frozen=True, slots=True)
class NextQuestion:
    """One open answer: its path, the criteria that wait for it, and those that it alone can make fail."""

    path: str
    waiting: tuple[str, ...]
    excluding: tuple[str, ...]


def next_questions(facts: Facts, evaluation: Evaluation, protocol: Protocol = CURRENT) -> tuple[NextQuestion, ...]:
    """The open answers in the order in which they decide soonest; the investigator's judgement is left aside.

    First what alone can make a criterion fail, then what more criteria wait for, then as the form asks.
    """
    waiting: defaultdict[str, list[str]] = defaultdict(list)
    for result in evaluation.results:
        if result.code != JUDGEMENT and result.verdict is Verdict.UNKNOWN:
            for path in result.missing:
                waiting[path].append(result.code)
    excluding = _excluding(waiting, facts, protocol)
    found = [NextQuestion(path, tuple(codes), tuple(excluding[path])) for path, codes in waiting.items()]
    return tuple(sorted(found, key=_urgency))


def _excluding(waiting: Mapping[str, list[str]], facts: Facts, protocol: Protocol) -> Mapping[str, list[str]]:
    """By path, the criteria that one answer there can make fail."""
    criteria = {criterion.code: criterion for criterion in protocol.criteria}
    pairs = [(path, code) for path, codes in waiting.items() for code in codes]
    in_rows = [pair for pair in pairs if "[" in pair[0]]
    found: defaultdict[str, list[str]] = defaultdict(list)
    for path, code in [pair for pair in pairs if "[" not in pair[0]] + in_rows[:MOST_TRIED_IN_ROWS]:
        if _can_fail(criteria[code], facts, path, protocol):
            found[path].append(code)
    return found


def _can_fail(criterion: Criterion, facts: Facts, path: str, protocol: Protocol) -> bool:
    return any(
        criterion.verdict(criterion.decide(hypothetical, protocol.parameters).answer) is Verdict.FAIL
        for hypothetical in answered(facts, path)
    )


def _urgency(question: NextQuestion) -> tuple[bool, int, int]:
    stem = question.path.partition(".")[0].partition("[")[0]
    return not question.excluding, -len(question.waiting), AS_ASKED.index(stem)
