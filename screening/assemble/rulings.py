"""Which rulings still fit the facts that they were made on."""

import hashlib
import json
import re
from dataclasses import dataclass, field, replace
from typing import Any

from screening.models import Ruling, ScreeningVisit
from screening.rules.criterion import Verdict
from screening.rules.evaluate import Evaluation, evaluate
from screening.rules.facts import Facts
from screening.rules.interchange import facts_as_json
from screening.rules.protocol import CURRENT, PROTOCOLS, Protocol

_ROW = re.compile(r"(.+?)\[([0-9]+)\]", re.ASCII)


def protocol_of(visit: ScreeningVisit) -> Protocol:
    """The protocol version that the attempt is pinned to."""
    return PROTOCOLS[visit.protocol_version.version]


def facts_digest(facts: Facts, code: str, protocol: Protocol = CURRENT) -> str:
    """SHA-256 of the facts that one criterion uses, on that screening date; its rulings are left aside.

    A row of a list counts by what it says, not by its place, so that a new row elsewhere in the
    list changes nothing.
    """
    unruled = replace(facts, rulings={})
    return _digest(facts_as_json(unruled), evaluate(unruled, protocol), code)


@dataclass(frozen=True, slots=True)
class Rulings:
    """The latest ruling on each criterion, by what has become of it."""

    fitting: dict[str, Ruling] = field(default_factory=dict)
    """Made on the facts as they stand: it counts."""
    stale: dict[str, Ruling] = field(default_factory=dict)
    """Made on other facts; the criterion awaits a new ruling."""
    moot: dict[str, Ruling] = field(default_factory=dict)
    """The facts have changed so that there is nothing left to rule on."""


def rulings_of(visit: ScreeningVisit, facts: Facts, protocol: Protocol | None = None) -> Rulings:
    """What the rulings on a visit are worth on these facts, by the version it is pinned to or another one."""
    latest = latest_rulings(visit)
    if not latest:
        return Rulings()
    unruled = replace(facts, rulings={})
    written, evaluation = facts_as_json(unruled), evaluate(unruled, protocol or protocol_of(visit))
    found = Rulings()
    for code, ruling in latest.items():
        if evaluation.result(code).verdict is not Verdict.REVIEW:
            found.moot[code] = ruling
        elif ruling.facts_digest == _digest(written, evaluation, code):
            found.fitting[code] = ruling
        else:
            found.stale[code] = ruling
    return found


def latest_rulings(visit: ScreeningVisit) -> dict[str, Ruling]:
    """The latest ruling on each criterion, whether or not it still fits."""
    return {ruling.code: ruling for ruling in sorted(visit.rulings.all(), key=lambda one: (one.ruled_at, one.pk))}


def _digest(facts: dict[str, Any], evaluation: Evaluation, code: str) -> str:
    result = evaluation.result(code)
    used = sorted({_used(facts, path) for path in (*result.facts, *result.missing)})
    bound = json.dumps([code, facts["screening_date"], used], separators=(",", ":"))
    return hashlib.sha256(bound.encode()).hexdigest()


def _used(facts: dict[str, Any], path: str) -> tuple[str, str]:
    """What a path belongs to and what stands there: the whole row, the whole object, or the one answer."""
    row = _ROW.match(path)
    if row:
        name, rows = row[1], _at(facts, row[1])
        found = rows[int(row[2])] if rows and int(row[2]) < len(rows) else None
    else:
        name = path if path.startswith(("treatments_asked.", "history.")) else path.split(".")[0]
        found = _at(facts, name)
    return name, json.dumps(found, sort_keys=True, default=str)


def _at(facts: dict[str, Any], path: str) -> Any:
    found: Any = facts
    for key in path.split("."):
        found = found.get(key) if isinstance(found, dict) else None
    return found
