"""Each state that a row ever had is kept as a version of it; an audit event tells of each version by its digest."""

import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from functools import cache
from typing import Any

from django.apps import apps
from django.db import connection, models
from simple_history.manager import HistoryManager
from simple_history.models import HistoricalRecords

from screening.models.base import Frozen

_NO_VALUE = object()
_IN_THE_EVENT = property(lambda version: None, lambda version, value: None)


class VersionManager(HistoryManager):
    """Its class is made once, and not at each save."""

    @classmethod
    @cache
    def from_queryset(cls, queryset_class: type[models.QuerySet]) -> type[models.Manager]:
        """The manager with the methods of that kind of query."""
        return super().from_queryset(queryset_class)


class RowVersions(HistoricalRecords):
    """A version for each save, written once. Who saved, and why, is in the event that tells of it.

    A save of nothing but excluded columns makes no version.
    """

    def __init__(self, *, without: Iterable[str] = ()) -> None:
        super().__init__(
            bases=(Frozen,),
            excluded_fields=list(without),
            history_id_field=models.BigAutoField(primary_key=True),
            history_manager=VersionManager,
        )

    def copy_fields(self, model: type[models.Model]) -> dict[str, Any]:
        """Found by the row alone: an index more is a save that takes longer."""
        fields = super().copy_fields(model)
        for name, field in fields.items():
            field.db_index = name == model._meta.pk.name
        return fields

    def get_extra_fields(self, model: type[models.Model], fields: dict[str, Any]) -> dict[str, Any]:
        """Without the columns that would say again what the event says."""
        events = {"history_user": _IN_THE_EVENT, "history_change_reason": _IN_THE_EVENT}
        return super().get_extra_fields(model, fields) | events

    def post_save(self, instance: models.Model, created: bool, using: str | None = None, **kwargs: Any) -> None:
        """Writes the version, where a column was saved that it has."""
        saved = kwargs.get("update_fields")
        if saved is None or not set(saved) <= set(self.excluded_fields):
            super().post_save(instance, created, using, **kwargs)


def versioned_models() -> Iterator[type[models.Model]]:
    """Those that keep versions."""
    for model in apps.get_app_config("screening").get_models():
        if hasattr(model._meta, "simple_history_manager_attribute"):
            yield model


def told_models() -> Iterator[type[Frozen]]:
    """Those whose every row an event tells of."""
    for model in apps.get_app_config("screening").get_models():
        if issubclass(model, Frozen) and model.TOLD:
            yield model


def digests(model: type[models.Model], pks: Sequence[int]) -> dict[int, str]:
    """The digest of each of these rows, of what the database itself has; those that are not there are left out."""
    defaults, name = _defaults(model), connection.ops.quote_name
    columns, places = ", ".join(name(column) for column in defaults), ", ".join(["%s"] * len(pks))
    key = list(defaults).index(model._meta.pk.column)
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT {columns} FROM {name(model._meta.db_table)} "  # noqa: S608 (all of it are our own names)
            f"WHERE {name(model._meta.pk.column)} IN ({places or 'NULL'})",
            pks,
        )
        return {row[key]: _digest(defaults, row) for row in cursor.fetchall()}


@cache
def _defaults(model: type[models.Model]) -> dict[str, Any]:
    """By column; those that may change later are left out."""
    may_change = getattr(model, "MAY_CHANGE", ())
    return {field.column: _said_by_none(field) for field in model._meta.concrete_fields if field.name not in may_change}


def _said_by_none(field: models.Field) -> Any:
    """The default, but of what is chosen from a list: what was chosen is always told."""
    default = field.get_default()
    return _NO_VALUE if field.choices and default in dict(field.flatchoices) else default


def _digest(defaults: dict[str, Any], row: Sequence[Any]) -> str:
    """SHA-256 of the row as JSON. What is the column's default is left out: a column added later changes no digest.

    A migration that changes the default of a column, or takes one away, changes the digests: it would have to say
    so in an event.
    """
    said = {
        column: _text(value)
        for (column, default), value in zip(defaults.items(), row, strict=True)
        if value is not default and (type(value) is not type(default) or value != default)
    }
    return hashlib.sha256(json.dumps(said, sort_keys=True, separators=(",", ":")).encode()).hexdigest()


def _text(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.replace(tzinfo=value.tzinfo or UTC).astimezone(UTC).isoformat(timespec="microseconds")
    return value if value is None or isinstance(value, bool | int | float) else str(value)
