"""The audit trail as a table: one row for each value that was set or thing that was done."""

from collections.abc import Iterable

from screening.exports.tables import Table

_COLUMNS = {
    "Event": "number",
    "At (UTC)": "utc",
    "At (time of the site)": "at",
    "Who": "by",
    "Done": "done",
    "Site": "site",
    "About": "about",
    "What": "what",
    "From": "before",
    "To": "after",
    "Why": "reason",
}


def audit_trail(lines: Iterable[object]) -> Table:
    """Lines as the pages show them (``presenters.trail``), so that both say the same."""
    rows = [tuple(getattr(line, name) for name in _COLUMNS.values()) for line in lines]
    return Table("Audit trail", tuple(_COLUMNS), rows)
