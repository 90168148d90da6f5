"""What an amendment would change, as a table: one row for each verdict that it turns."""

from collections.abc import Iterable

from screening.exports.tables import Table

_HEADINGS = (
    "Criterion",
    "Screening number",
    "Attempt",
    "Status",
    "What happens",
    "Verdict now",
    "Verdict then",
    "Outcome now",
    "Outcome then",
)


def amendment_table(before: str, after: str, rows: Iterable[tuple[str, ...]]) -> Table:
    """Rows as the page shows them (``presenters.amendment``); ``before`` and ``after`` are the two versions."""
    return Table("Amendment", ("Version now", "Version then", *_HEADINGS), [(before, after, *row) for row in rows])
