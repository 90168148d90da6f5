"""Whether the trail, what was signed and the rows are as the application wrote them; each broken place in words."""

from collections.abc import Iterator

from screening.queries.verification.anchored import broken_anchors
from screening.queries.verification.chain import broken_events
from screening.queries.verification.credentials import broken_credentials
from screening.queries.verification.decisions import broken_decisions
from screening.queries.verification.derived import broken_verdicts
from screening.queries.verification.guarded import missing_guards
from screening.queries.verification.kinds import broken_kinds
from screening.queries.verification.live import broken_rows
from screening.queries.verification.pages import any_text
from screening.queries.verification.suspensions import broken_suspensions
from screening.queries.verification.versions import broken_versions

__all__ = ["findings"]


def findings() -> Iterator[str]:
    """Each broken place, found while reading on: the memory does not grow with the trail."""
    with any_text():
        yield from broken_events()
        yield from broken_anchors()
        yield from broken_decisions()
        yield from broken_suspensions()
        yield from broken_versions()
        yield from broken_rows()
        yield from broken_verdicts()
        yield from broken_credentials()
        yield from broken_kinds()
        yield from missing_guards()
