"""The pre-screening log as a table: codes and days, nobody's identity."""

from collections.abc import Iterable
from datetime import UTC

from screening.exports.tables import Cell, Table
from screening.models import PrescreenEntry

HEADINGS = (
    *("Site", "Entry", "Date", "Source", "Outcome", "Reason (code)", "Reason", "Screening number"),
    *("Recorded by", "Recorded at (UTC)"),
)


def prescreening_log(entries: Iterable[PrescreenEntry]) -> Table:
    """One row an entry; ``entries`` with site, participant and who recorded them."""
    return Table("Pre-screening log", HEADINGS, [_row(entry) for entry in entries])


def _row(entry: PrescreenEntry) -> tuple[Cell, ...]:
    return (
        entry.site.code,
        entry.number,
        entry.prescreened_on,
        entry.get_source_display(),
        entry.get_outcome_display(),
        entry.reason,
        entry.get_reason_display() if entry.reason else "",
        str(entry.participant) if entry.participant else "",
        entry.recorded_by.name,
        f"{entry.recorded_at.astimezone(UTC):%Y-%m-%d %H:%M:%S}",
    )
