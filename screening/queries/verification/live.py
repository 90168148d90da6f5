"""The rows in use beside their newest versions: compared in one statement, so that nobody writes in between."""

from collections.abc import Iterator

from django.db import connection
from django.db.models import Field, Model

from screening.models.fields import EncryptedTextField
from screening.models.versions import versioned_models
from screening.queries.verification.pages import UNREADABLE, name_of


def broken_rows() -> Iterator[str]:
    """Each row that is not as its newest version says, has no version, or is gone."""
    for model in versioned_models():
        yield from _other_than_kept(model)
        yield from _gone(model)
        yield from _other_under_the_cipher(model)


def _other_than_kept(model: type[Model]) -> Iterator[str]:
    columns = [field.column for field in _kept(model) if not isinstance(field, EncryptedTextField)]
    is_other = "IS DISTINCT FROM" if connection.vendor == "postgresql" else "IS NOT"
    differ = [f"live.{column} {is_other} kept.{column}" for column in columns]
    versions, key = model.versions.model._meta.db_table, model._meta.pk.column
    statement = (
        f"SELECT live.{key}, kept.history_id, {', '.join(differ)} "  # noqa: S608 (all of it are our own names)
        f"FROM {model._meta.db_table} live LEFT JOIN {versions} kept ON kept.history_id = "
        f"(SELECT max(history_id) FROM {versions} newest WHERE newest.{key} = live.{key}) "
        f"WHERE kept.history_id IS NULL OR {' OR '.join(differ)} ORDER BY 1"
    )
    for pk, version, *others in _found(statement):
        if version is None:
            yield f"{name_of(model, pk)}: no version of it is kept"
        else:
            names = ", ".join(column for column, other in zip(columns, others, strict=True) if other)
            yield f"{name_of(model, pk)}: it is not as its newest version says ({names})"


def _gone(model: type[Model]) -> Iterator[str]:
    versions, key = model.versions.model._meta.db_table, model._meta.pk.column
    statement = (
        f"SELECT DISTINCT kept.{key} FROM {versions} kept WHERE NOT EXISTS "  # noqa: S608 (our own names)
        f"(SELECT 1 FROM {model._meta.db_table} live WHERE live.{key} = kept.{key}) ORDER BY 1"
    )
    for (pk,) in _found(statement):
        yield f"{name_of(model, pk)}: it was removed, its versions are there"


def _other_under_the_cipher(model: type[Model]) -> Iterator[str]:
    """Two encryptions of one text differ, so these are opened to be compared; what they say is not told."""
    names = [field.attname for field in _kept(model) if isinstance(field, EncryptedTextField)]
    if not names:
        return
    for pk in model.objects.order_by("pk").values_list("pk", flat=True).iterator():
        if not any(_same(model, pk, names) for _ in range(2)):  # somebody may have saved between the two readings
            yield f"{name_of(model, pk)}: it is not as its newest version says (encrypted)"


def _same(model: type[Model], pk: int, names: list[str]) -> bool:
    try:
        live = model.objects.filter(pk=pk).values_list(*names).first()
        kept = model.versions.model.objects.filter(id=pk).order_by("-pk").values_list(*names).first()
    except UNREADABLE:
        return False
    return live == kept or kept is None


def _kept(model: type[Model]) -> list[Field]:
    left_out = model.versions.model._history_excluded_fields
    return [field for field in model._meta.concrete_fields if field.name not in left_out]


def _found(statement: str) -> Iterator[tuple]:
    with connection.cursor() as cursor:
        cursor.execute(statement)
        yield from cursor.fetchall()
