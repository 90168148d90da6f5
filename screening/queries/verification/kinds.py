"""Days and truths that are none: SQLite keeps any text, which Django reads as nothing and a condition does not."""

from collections.abc import Iterator

from django.apps import apps
from django.db import connection
from django.db.models import BooleanField, DateField, DateTimeField, Field, Model

from screening.queries.verification.pages import name_of

_DAY = "[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]"


def broken_kinds() -> Iterator[str]:
    """Each row with such a value. PostgreSQL takes none."""
    if connection.vendor != "sqlite":
        return
    for model in apps.get_app_config("screening").get_models():
        if wrong := [condition for field in model._meta.concrete_fields if (condition := _is_none(field))]:
            yield from _rows(model, " OR ".join(wrong))


def _is_none(field: Field) -> str:
    column = field.column
    if isinstance(field, DateTimeField):
        return f"{column} NOT GLOB '{_DAY}*' OR ({column} IS NOT NULL AND datetime({column}) IS NULL)"
    if isinstance(field, DateField):
        return f"{column} NOT GLOB '{_DAY}'"
    return f"{column} NOT IN (0, 1)" if isinstance(field, BooleanField) else ""


def _rows(model: type[Model], condition: str) -> Iterator[str]:
    key, table = model._meta.pk.column, model._meta.db_table
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {key} FROM {table} WHERE {condition} ORDER BY 1")  # noqa: S608 (all our own names)
        for (pk,) in cursor.fetchall():
            yield f"{name_of(model, pk)}: it holds a day or a truth that is none"
