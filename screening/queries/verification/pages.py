"""Reading a long table a part at a time, each part with a query of its own: no long transaction, little memory."""

from collections.abc import Iterator
from typing import Any, TypeVar

from django.core.exceptions import ImproperlyConfigured
from django.db.models import Model, QuerySet

Record = TypeVar("Record", bound=Model)
UNREADABLE = (ValueError, TypeError, ArithmeticError, ImproperlyConfigured)
"""What Django makes of a value that its column cannot have: SQLite keeps a 13th month, any database a forged cipher."""


def paged(records: "QuerySet[Record]", size: int) -> Iterator[Record]:
    """All of them by their keys; what was read is not read again."""
    page = _page(records.order_by("pk"), size)
    while page:
        yield from page
        page = _page(records.filter(pk__gt=page[-1].pk).order_by("pk"), size)


def _page(records: "QuerySet[Record]", size: int) -> list[Record]:
    try:
        return list(records[:size])
    except UNREADABLE:
        return [read(records, pk) for pk in list(records.values_list("pk", flat=True)[:size])]


def read(records: "QuerySet[Record]", pk: int) -> Record:
    """One of them; a value that cannot be read is None, which agrees with no seal and no digest."""
    try:
        return records.get(pk=pk)
    except UNREADABLE:
        related = records.query.select_related
        return _by_column(records.model, pk, related if isinstance(related, dict) else {})


def _by_column(model: type[Record], pk: int, related: dict[str, Any]) -> Record:
    record = model(pk=pk)
    record._state.adding = False
    for field in model._meta.concrete_fields:
        setattr(record, field.attname, _value(model, pk, field.attname))
    for name, further in related.items():
        field = model._meta.get_field(name)
        setattr(record, name, _by_column(field.related_model, getattr(record, field.attname), further))
    return record


def _value(model: type[Model], pk: int, name: str) -> Any:
    try:
        return model._base_manager.filter(pk=pk).values_list(name, flat=True).first()
    except UNREADABLE:
        return None
