"""The pre-screening log in words and rows."""

from collections.abc import Iterable
from dataclasses import dataclass

from screening.models import PrescreenEntry, PrescreenOutcome, PrescreenSource
from screening.queries.prescreening import PrescreenCounts
from screening.rules.words import show_day


@dataclass(frozen=True, slots=True)
class PrescreenLine:
    """One entry in a row of the table."""

    key: int
    name: str
    day: str
    source: str
    outcome: str
    reason: str
    participant: str
    by: str
    void: str


def prescreen_lines(entries: Iterable[PrescreenEntry]) -> list[PrescreenLine]:
    """In the order given."""
    return [
        PrescreenLine(
            key=entry.pk,
            name=str(entry),
            day=show_day(entry.prescreened_on),
            source=entry.get_source_display(),
            outcome=entry.get_outcome_display(),
            reason=entry.get_reason_display() if entry.reason else "",
            participant=str(entry.participant) if entry.participant else "",
            by=entry.recorded_by.name,
            void=entry.void_reason,
        )
        for entry in entries
    ]


@dataclass(frozen=True, slots=True)
class CountTable:
    """Sources down, outcomes across, sums at the edges; and the reasons of those not eligible, most frequent first."""

    outcomes: tuple[str, ...]
    rows: tuple[tuple[str, tuple[int, ...]], ...]
    reasons: tuple[tuple[str, int], ...]


def count_table(counts: PrescreenCounts) -> CountTable:
    """Every source and every outcome, also where there is nobody."""
    names = dict(PrescreenEntry._meta.get_field("reason").flatchoices)
    kinds = list(PrescreenOutcome.values)
    rows = [
        (source.label, [counts.by_source.get((source.value, kind), 0) for kind in kinds]) for source in PrescreenSource
    ]
    rows.append(("All sources", [counts.with_outcome(kind) for kind in kinds]))
    return CountTable(
        outcomes=(*PrescreenOutcome.labels, "All"),
        rows=tuple((label, (*cells, sum(cells))) for label, cells in rows),
        reasons=tuple(sorted(((names[code], n) for code, n in counts.by_reason.items()), key=lambda each: -each[1])),
    )
