"""Reading a long table a part at a time, each part with a query of its own: no long transaction, little memory."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

from django.core.exceptions import ImproperlyConfigured
from django.db import connection
from django.db.models import Model, QuerySet

Record = TypeVar("Record", bound=Model)
UNREADABLE = (ValueError, TypeError, ArithmeticError, AttributeError, RecursionError, ImproperlyConfigured)
"""What comes of a value that its column cannot have: SQLite keeps a 13th month, or bytes where text belongs; any
database a forged cipher, or JSON deeper than anybody writes."""


@contextmanager
def any_text() -> Iterator[None]:
    """SQLite keeps text that is none; read as it is, it agrees with no seal and no digest."""
    if connection.vendor != "sqlite":
        yield
        return
    connection.ensure_connection()
    usual = connection.connection.text_factory
    connection.connection.text_factory = lambda raw: raw.decode(errors="surrogateescape")
    try:
        yield
    finally:
        connection.connection.text_factory = usual


def looked_through(records: "QuerySet[Record]", size: int, look: "Callable[[Record], Iterator[str]]") -> Iterator[str]:
    """What ``look`` finds in each of them; that one holds what cannot be looked at is a finding too."""
    for record in paged(records, size):
        try:
            yield from look(record)
        except UNREADABLE:
            yield f"{name_of(type(record), record.pk)}: it holds what the application never writes"


def name_of(model: type[Model], pk: int) -> str:
    """``version 7 of a participant``, or ``ruling 3``."""
    of = getattr(model, "instance_type", None)
    return f"version {pk} of a {of._meta.verbose_name}" if of else f"{model._meta.verbose_name} {pk}"


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
