"""The only bridge between what is kept and what the rules see."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from screening.assemble import columns
from screening.assemble.columns import Json
from screening.assemble.rulings import Rulings, facts_digest, latest_rulings, protocol_of, rulings_of
from screening.models import Cancer, MedicalEvent, Ruling, ScreeningVisit, Site, Treatment
from screening.rules.facts import Facts
from screening.rules.interchange import parse_facts
from screening.rules.protocol import Protocol

__all__ = [
    "Rows",
    "Rulings",
    "apply_facts",
    "facts_digest",
    "facts_json",
    "facts_of",
    "latest_rulings",
    "participating_states",
    "participating_states_by_day",
    "protocol_of",
    "ruled",
    "rulings_of",
]

_HISTORIES = tuple(code for code, _ in MedicalEvent._meta.get_field("history").flatchoices)


@dataclass(frozen=True, slots=True)
class Rows:
    """The repeatable rows of a visit that stand, in the order of entry."""

    treatments: Sequence[Treatment] = field(default_factory=list)
    events: Sequence[MedicalEvent] = field(default_factory=list)
    cancers: Sequence[Cancer] = field(default_factory=list)

    @classmethod
    def of(cls, visit: ScreeningVisit) -> "Rows":
        """As they are kept; prefetched rows are used where they are."""
        return cls(_standing(visit.treatments.all()), _standing(visit.events.all()), _standing(visit.cancers.all()))


def _standing(rows: Iterable[Any]) -> list[Any]:
    return sorted((row for row in rows if not row.is_void), key=lambda row: row.position)


def participating_states(day: date) -> list[str]:
    """The states of the sites that are active on a day."""
    return sorted(set(Site.objects.valid_on(day).values_list("state", flat=True)))


def participating_states_by_day(days: Iterable[date], sites: Iterable[Site] | None = None) -> dict[date, list[str]]:
    """The same for many days in one query; ``sites`` stand in for those that are kept."""
    sites = list(Site.objects.all() if sites is None else sites)
    return {
        day: sorted({each.state for each in sites if each.valid_from <= day <= (each.valid_to or date.max)})
        for day in set(days)
    }


def facts_of(
    visit: ScreeningVisit,
    rows: Rows | None = None,
    states: list[str] | None = None,
    protocol: Protocol | None = None,
) -> Facts:
    """All that the rules may see of a visit, with the rulings that still fit.

    A moot ruling goes along too: the rules do not apply it and say so in a flag.
    ``rows``, ``states`` and ``protocol`` stand in for what is kept: rows of a form that is being
    filled in, states looked up once for many visits, another version by which the rulings are to
    fit. InterchangeErrors names what cannot be.
    """
    written = facts_json(visit, rows, states)
    return ruled(visit, written, parse_facts(written), protocol)


def ruled(visit: ScreeningVisit, written: Json, facts: Facts, protocol: Protocol | None = None) -> Facts:
    """The facts, which say what is ``written``, with the rulings that still fit them."""
    found = rulings_of(visit, facts, protocol)
    rulings = {code: _ruling_json(visit, ruling) for code, ruling in (found.fitting | found.moot).items()}
    return parse_facts(written | {"rulings": rulings}) if rulings else facts


def _ruling_json(visit: ScreeningVisit, ruling: Ruling) -> Json:
    ruled_on = ruling.ruled_at.astimezone(visit.participant.site.zone).date().isoformat()
    return {
        "verdict": ruling.verdict,
        "reason": ruling.reason,
        "by": ruling.ruled_by.name,
        "date": _until(visit, ruled_on),
    }


def facts_json(visit: ScreeningVisit, rows: Rows | None = None, states: list[str] | None = None) -> Json:
    """The recorded facts in the interchange format, without rulings and not yet checked."""
    rows = Rows.of(visit) if rows is None else rows
    facts = columns.read(visit, columns.VISIT)
    facts |= columns.read(visit.participant, (("date_of_birth",), ("sex",)))
    facts["participating_states"] = participating_states(visit.screening_date) if states is None else states
    facts["treatments"] = [columns.read(row, columns.TREATMENT) for row in rows.treatments]
    if rows.cancers or visit.cancers_ever == "no":
        facts["cancers"] = [columns.read(row, columns.CANCER) for row in rows.cancers]
    for row in rows.events:
        history = facts.setdefault("history", {}).setdefault(row.history, {})
        history.setdefault("events", []).append(columns.read(row, columns.EVENT))
    conditions = [name for name in columns.CONDITIONS if getattr(visit, f"hypercoagulable_conditions_{name}")]
    if conditions:
        columns.put(facts, ("hypercoagulable", "conditions"), conditions)
    _add_judgement(facts, visit)
    return facts


def _add_judgement(facts: Json, visit: ScreeningVisit) -> None:
    """Who judged; a judgement given after the screening date keeps its day out of the facts."""
    if visit.investigator_by:
        columns.put(facts, ("investigator", "by"), visit.investigator_by.name)
    judged = facts.get("investigator", {})
    if "date" in judged and _until(visit, judged["date"]) is None:
        del judged["date"]


def _until(visit: ScreeningVisit, day: str) -> str | None:
    screened = visit.screening_date.isoformat()
    return day if day <= screened[: len(day)] else None


def apply_facts(visit: ScreeningVisit, facts: Json) -> Rows:
    """The inverse: sets the columns of a visit and its participant; gives the rows, not yet saved.

    ``facts`` are valid. The participating states, the rulings and who judged are not taken from
    them: they come from the sites, from ``Ruling`` rows and from whoever is signed in.
    """
    columns.write(visit, columns.VISIT, facts)
    columns.write(visit.participant, (("date_of_birth",), ("sex",)), facts)
    for name in columns.CONDITIONS:
        listed = columns.get(facts, ("hypercoagulable", "conditions")) or []
        setattr(visit, f"hypercoagulable_conditions_{name}", name in listed)
    cancers = facts.get("cancers")
    visit.cancers_ever = "" if cancers is None else "yes" if cancers else "no"
    events = [
        (history, event) for history in _HISTORIES for event in columns.get(facts, ("history", history, "events")) or []
    ]
    return Rows(
        [_row(Treatment(visit=visit), columns.TREATMENT, row, n) for n, row in _counted(facts.get("treatments"))],
        [
            _row(MedicalEvent(visit=visit, history=history), columns.EVENT, row, n)
            for n, (history, row) in _counted(events)
        ],
        [_row(Cancer(visit=visit), columns.CANCER, row, n) for n, row in _counted(cancers)],
    )


def _counted(rows: Sequence[Any] | None) -> Iterable[tuple[int, Any]]:
    return enumerate(rows or [], start=1)


def _row(row: Any, paths: tuple[columns.Path, ...], facts: Json, position: int) -> Any:
    row.position = position
    columns.write(row, paths, facts)
    return row
