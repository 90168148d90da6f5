"""The numbers of the study pages; people by screening number alone."""

from collections.abc import Iterable, Mapping

from screening.exports.tables import Table
from screening.queries.decisions import Decision
from screening.queries.flow import Failures
from screening.queries.what_if import Compared

_FLOW = {"Line": "level", "Words": "words", "People": "people"}
_FAILURES = {
    "Criterion": "code",
    "Name": "name",
    "Screen failures: first reason": "first_failed",
    "Screen failures: all reasons": "all_failed",
    "Still screened: first reason so far": "first_so_far",
    "Still screened: all reasons so far": "all_so_far",
    "Only blocker, all else decided": "only_blocker",
    "Only blocker so far, others open": "only_blocker_so_far",
}
_TIMES = {
    "Site": "site",
    "Screening number": "number",
    "Attempt": "attempt",
    "Consent date": "consented_on",
    "Screening date": "screening_date",
    "Date of decision": "decided_on",
    "Days from consent to decision": "from_consent",
    "Days from screening date to signature": "from_screening",
}
_WHAT_IF = {
    "Screening number": "number",
    "Attempt": "attempt",
    "Outcome as it is": "before",
    "Outcome as supposed": "after",
}


def flow_table(lines: Iterable[object]) -> Table:
    """Lines as the page shows them (``presenters.study_flow``), so that both say the same."""
    return _table("Flow of participants", _FLOW, lines)


def failures_table(failures: Iterable[Failures]) -> Table:
    """One row a criterion, in protocol order."""
    return _table("Failures by criterion", _FAILURES, failures)


def times_table(decisions: Iterable[Decision]) -> Table:
    """One row a decided attempt."""
    return _table("Time to decision", _TIMES, decisions)


def what_if_table(compared: Iterable[Compared]) -> Table:
    """One row an attempt, also where nothing would change."""
    return _table("What if", _WHAT_IF, compared)


def _table(title: str, columns: Mapping[str, str], things: Iterable[object]) -> Table:
    return Table(title, tuple(columns), [tuple(getattr(each, name) for name in columns.values()) for each in things])
