"""All that can be said of one screening, in the form of the interchange format."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from screening.rules.computed import computed
from screening.rules.criterion import Result
from screening.rules.evaluate import Evaluation, evaluate
from screening.rules.facts import Facts
from screening.rules.horizon import Horizon, look_ahead
from screening.rules.protocol import CURRENT, Protocol


def answer(facts: Facts, protocol: Protocol = CURRENT) -> dict[str, Any]:
    """The 28 results, what was calculated and when it changes; numbers are Decimal, days ISO text."""
    return written(facts, evaluate(facts, protocol), look_ahead(facts, protocol))


def written(facts: Facts, evaluation: Evaluation, horizon: Horizon) -> dict[str, Any]:
    """The answer from what has been worked out already."""
    return {
        "protocol_version": evaluation.protocol_version,
        "rules_version": evaluation.rules_version,
        "outcome": evaluation.outcome.value,
        "results": [_result(result, horizon.changes_on) for result in evaluation.results],
        "computed": computed(facts),
        "blockers": list(evaluation.blockers),
        "open": list(evaluation.open),
        "qualifies_from": _iso(horizon.qualifies_from),
        "qualifies_until": _iso(horizon.qualifies_until),
    }


def _result(result: Result, changes_on: Mapping[str, date | None]) -> dict[str, Any]:
    said = {
        "code": result.code,
        "verdict": result.verdict.value,
        "because": result.because,
        "facts": list(result.facts),
        "missing": list(result.missing),
        "flags": list(result.flags),
        "default": result.default.value if result.default else None,
        "changes_on": _iso(changes_on[result.code]),
    }
    return said | {"ruled": True} if result.ruled else said


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
