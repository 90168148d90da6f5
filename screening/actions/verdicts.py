"""Keeping what the rules say: for lists as rows, for decisions frozen."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from screening.assemble import Rows, facts_of
from screening.models import CriterionVerdict, ScreeningVisit, User, digest_of
from screening.models import Evaluation as Snapshot
from screening.models.criteria import verdict_digests
from screening.queries import protocol_of
from screening.rules.answer import written
from screening.rules.criterion import Result
from screening.rules.evaluate import Evaluation, evaluate
from screening.rules.facts import Facts
from screening.rules.horizon import Horizon, look_ahead
from screening.rules.interchange import facts_as_json, write_json

_COLUMNS = ("verdict", "because", "missing", "is_ruled")


@dataclass(frozen=True, slots=True)
class Assessment:
    """The facts of a visit as they stand, and all that the rules say of them."""

    facts: Facts
    evaluation: Evaluation
    horizon: Horizon


def assess(visit: ScreeningVisit, rows: Rows | None = None) -> Assessment:
    """Asks the rules; keeps nothing."""
    facts, protocol = facts_of(visit, rows), protocol_of(visit)
    return Assessment(facts, evaluate(facts, protocol), look_ahead(facts, protocol))


def refresh(visit: ScreeningVisit, *, at: datetime, rows: Rows | None = None) -> Assessment:
    """Assesses the facts as they stand, saves the visit and keeps what comes of it."""
    assessment = assess(visit, rows)
    keep(visit, assessment, at=at)
    return assessment


def keep(visit: ScreeningVisit, assessment: Assessment, *, at: datetime) -> None:
    """Saves the visit with its outcome, and keeps a row per criterion."""
    evaluation, horizon = assessment.evaluation, assessment.horizon
    visit.outcome, visit.evaluated_at = evaluation.outcome.value, at
    visit.qualifies_from, visit.qualifies_until = horizon.qualifies_from, horizon.qualifies_until
    rows = [_row(visit, result) for result in evaluation.results]
    visit.verdict_digests = verdict_digests(rows)
    visit.save()
    CriterionVerdict.objects.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=("visit", "code"),
        update_fields=_COLUMNS,
    )


def _row(visit: ScreeningVisit, result: Result) -> CriterionVerdict:
    return CriterionVerdict(
        visit=visit,
        code=result.code,
        verdict=result.verdict.value,
        because=result.because,
        missing="\n".join(result.missing),
        is_ruled=result.ruled,
    )


def freeze(visit: ScreeningVisit, assessment: Assessment, *, by: User, at: datetime) -> Snapshot:
    """All that is known and concluded now, written once."""
    said = written(assessment.facts, assessment.evaluation, assessment.horizon)
    snapshot = snapshot_of(assessment.facts, said)
    return Snapshot.objects.create(
        visit=visit,
        protocol_version=said["protocol_version"],
        rules_version=said["rules_version"],
        outcome=said["outcome"],
        snapshot=snapshot,
        digest=digest_of(snapshot),
        made_at=at,
        made_by=by,
    )


def snapshot_of(facts: Facts, said: dict[str, Any]) -> str:
    """What is frozen of them; ``said`` is the answer of the rules on these facts."""
    return canonical({"facts": facts_as_json(facts), "answer": said})


def canonical(value: Any) -> str:
    """JSON in which equal things are equal texts: keys in order, numbers without idle zeros."""
    return write_json(_ordered(value))


def _ordered(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _ordered(value[key]) for key in sorted(value)}
    if isinstance(value, list | tuple):
        return [_ordered(inner) for inner in value]
    return value.normalize() if isinstance(value, Decimal) else value
