"""Which rows the next audit event has to tell of.

They are kept in the one list that belongs to a transaction: Django forgets of it, at each rollback to a savepoint or
to the beginning, just what was rolled back.
"""

from dataclasses import dataclass

from django.db import models, transaction


@dataclass(frozen=True, slots=True)
class Untold:
    """A row that was written once, in the transaction that goes on."""

    model: type[models.Model]
    pk: int

    def __call__(self) -> None:
        """Nothing is left to do when the transaction ends."""


def written(row: models.Model) -> None:
    """The next event has to tell of it."""
    transaction.on_commit(Untold(type(row), row.pk))


def event_written() -> None:
    """Stands in the list where an event was written: it has told of what stands before."""


def untold() -> list[Untold]:
    """What was written in this transaction since its last event."""
    found: list[Untold] = []
    for _, function, _ in reversed(transaction.get_connection().run_on_commit):
        if function is event_written:
            break
        if isinstance(function, Untold):
            found.append(function)
    return found[::-1]
