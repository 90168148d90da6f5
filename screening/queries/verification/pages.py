"""Reading a long table a part at a time, each part with a query of its own: no long transaction, little memory."""

from collections.abc import Iterator
from typing import TypeVar

from django.db.models import Model, QuerySet

Record = TypeVar("Record", bound=Model)


def paged(records: "QuerySet[Record]", size: int) -> Iterator[Record]:
    """All of them by their keys; what was read is not read again."""
    page = list(records.order_by("pk")[:size])
    while page:
        yield from page
        page = list(records.filter(pk__gt=page[-1].pk).order_by("pk")[:size])
