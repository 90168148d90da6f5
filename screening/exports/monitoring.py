"""What is verified of the sources, and the queries, as tables."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime

from screening.exports.tables import Cell, Table
from screening.models import CRITERION_CODES, Query, ScreeningVisit, Source

_SOURCES = (
    "Site",
    "Screening number",
    "Attempt",
    "Status",
    "Criterion",
    "Document",
    "Document date",
    "Where it is kept",
    "State",
    "Verified by",
    "Verified at (UTC)",
)
_QUERIES = (
    "Site",
    "Screening number",
    "Attempt",
    "Query",
    "About",
    "Status",
    "Question",
    "Asked by",
    "Asked at (UTC)",
    "Answer",
    "Answered by",
    "Answered at (UTC)",
    "Closed by",
    "Closed at (UTC)",
)


def source_verification(attempts: Iterable[ScreeningVisit], verified_before: Mapping[int, datetime]) -> Table:
    """One row for each criterion of each attempt; a tick that no longer counts is told apart from none."""
    ordered = sorted(attempts, key=lambda visit: (visit.participant.screening_number, visit.attempt))
    rows = [row for visit in ordered for row in _of_attempt(visit, verified_before)]
    return Table("Source verification", _SOURCES, rows)


def _of_attempt(visit: ScreeningVisit, verified_before: Mapping[int, datetime]) -> Iterator[tuple[Cell, ...]]:
    sources = {source.code: source for source in visit.sources.all()}
    for code in CRITERION_CODES:
        yield (*_about(visit), visit.get_status_display(), code, *_of_source(sources.get(code), verified_before))


def _of_source(source: Source | None, verified_before: Mapping[int, datetime]) -> tuple[Cell, ...]:
    if source is None or not source.document:
        return ("", "", "", "no source", "", "")
    day = str(source.document_date or "")
    verifier = source.verified_by.name if source.verified_by else ""
    state = "verified" if verifier else "changed since verified" if source.pk in verified_before else "to verify"
    return source.document, day, source.place, state, verifier, _utc(source.verified_at)


def queries_table(queries: Iterable[Query]) -> Table:
    """One row for each query, closed ones too."""
    return Table("Queries", _QUERIES, [(*_about(query.visit), *_of_query(query)) for query in queries])


def _of_query(query: Query) -> Iterator[Cell]:
    yield from (query.pk, query.subject, query.status, query.text)
    yield from (query.raised_by.name, _utc(query.raised_at))
    yield from (query.answer, query.answered_by.name if query.answered_by else "", _utc(query.answered_at))
    yield from (query.closed_by.name if query.closed_by else "", _utc(query.closed_at))


def _about(visit: ScreeningVisit) -> tuple[Cell, ...]:
    return visit.participant.site.code, visit.participant.screening_number, visit.attempt


def _utc(at: datetime | None) -> str:
    return at.astimezone(UTC).strftime("%Y-%m-%d %H:%M:%S") if at else ""
