"""What the investigator weighs before putting a name to a decision."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import prefetch_related_objects

from screening.actions.verdicts import snapshot_of
from screening.assemble import facts_of, rulings_of
from screening.models import AuditEvent, ScreeningVisit, Signature, Source, digest_of
from screening.presenters.history import Change, history
from screening.presenters.records import (
    QueryLine,
    RulingLine,
    SignatureLine,
    SourceLine,
    query_lines,
    ruling_line,
    signature_lines,
    source_lines,
)
from screening.presenters.standing import Standing, standing_of
from screening.presenters.verdicts import VERDICT_WORDS
from screening.queries import protocol_of, queries_of
from screening.queries.signatures import attestation_of
from screening.rules.answer import answer
from screening.rules.criterion import Criterion, Result, Verdict
from screening.rules.evaluate import JUDGEMENT, Evaluation, Outcome, evaluate
from screening.rules.words import listed


@dataclass(frozen=True, slots=True)
class Item:
    """One criterion that the facts leave to the investigator."""

    code: str
    name: str
    sentence: str
    reading: str
    because: str
    default: str
    flags: tuple[str, ...]
    ruling: RulingLine | None
    stale: bool


@dataclass(frozen=True, slots=True)
class Judgement:
    """E20 and what was said of it."""

    sentence: str
    reading: str
    flags: tuple[str, ...]
    answer: str
    reason: str
    given: str


@dataclass(frozen=True, slots=True)
class ReviewPage:
    """All that is weighed; ``meaning`` is what can be signed now, empty while nothing can.

    ``digest`` is that of the answers and verdicts that would be signed.
    """

    standing: Standing
    seen_before: bool
    changes: tuple[Change, ...]
    items: tuple[Item, ...]
    moot: tuple[RulingLine, ...]
    judgement: Judgement
    queries: tuple[QueryLine, ...]
    sources: tuple[SourceLine, ...]
    signatures: tuple[SignatureLine, ...]
    meaning: str
    attestation: str
    digest: str
    hindrance: str

    @property
    def open_items(self) -> int:
        """How many still await a ruling."""
        return sum(item.ruling is None or item.stale for item in self.items)


def review_page(
    visit: ScreeningVisit, sources: Iterable[Source], since: Iterable[AuditEvent], *, seen_before: bool
) -> ReviewPage:
    """The page for a reader; ``since`` is what others did after the reader last did something here."""
    prefetch_related_objects([visit], "rulings__ruled_by")
    facts, protocol, zone = facts_of(visit), protocol_of(visit), visit.participant.site.zone
    evaluation, rulings = evaluate(facts, protocol), rulings_of(visit, facts)
    latest = rulings.fitting | rulings.stale
    meaning, hindrance = _to_sign(evaluation)
    said = answer(facts, protocol) if meaning else None
    return ReviewPage(
        standing=standing_of(visit, facts),
        seen_before=seen_before,
        changes=history((event for event in since if event.changes), zone) if seen_before else (),
        items=tuple(
            _item(
                protocol.criterion(result.code),
                result,
                ruling_line(latest[result.code], rulings, zone) if result.code in latest else None,
                result.code in rulings.stale,
            )
            for result in evaluation.results
            if result.code != JUDGEMENT and (result.verdict is Verdict.REVIEW or result.ruled)
        ),
        moot=tuple(ruling_line(each, rulings, zone) for each in rulings.moot.values()),
        judgement=_judgement(visit, protocol.criterion(JUDGEMENT), evaluation.result(JUDGEMENT)),
        queries=query_lines(visit, queries_of(visit), zone),
        sources=source_lines({source.code: source for source in sources}, zone),
        signatures=signature_lines([visit]),
        meaning=meaning,
        attestation=attestation_of(visit, said, Signature.Meaning(meaning)) if said else "",
        digest=digest_of(snapshot_of(facts, said)) if said else "",
        hindrance=hindrance,
    )


def _item(criterion: Criterion, result: Result, ruling: RulingLine | None, stale: bool) -> Item:
    default = f"Until it is ruled on, {VERDICT_WORDS[result.default].lower()} is assumed." if result.default else ""
    return Item(
        criterion.code,
        criterion.name,
        criterion.sentence,
        criterion.reading,
        f"{result.because.rstrip('.')}.",
        default,
        result.flags,
        ruling,
        stale,
    )


def _judgement(visit: ScreeningVisit, criterion: Criterion, result: Result) -> Judgement:
    given = ""
    if visit.investigator_by:
        given = f"{visit.investigator_by.name}, {visit.investigator_date}"
    return Judgement(
        criterion.sentence,
        criterion.reading,
        result.flags,
        visit.get_investigator_unadvisable_display() if visit.investigator_unadvisable else "",
        visit.investigator_reason,
        given,
    )


def _to_sign(evaluation: Evaluation) -> tuple[str, str]:
    """What can be signed now, or else what has to be done first."""
    if evaluation.outcome is Outcome.ELIGIBLE:
        return "eligible", ""
    if evaluation.outcome is Outcome.INELIGIBLE:
        return "screen_failure", ""
    to_rule = [each.code for each in evaluation.results if each.verdict is Verdict.REVIEW and each.code != JUDGEMENT]
    unknown = [each.code for each in evaluation.results if each.verdict is Verdict.UNKNOWN and each.code != JUDGEMENT]
    steps = [f"rule on {listed(to_rule)}"] if to_rule else []
    steps += [f"return it with a query, because {listed(unknown)} cannot be decided yet"] if unknown else []
    steps += [f"record your judgement ({JUDGEMENT})"] if JUDGEMENT in evaluation.open else []
    return "", f"Before this can be signed: {listed(steps)}."
