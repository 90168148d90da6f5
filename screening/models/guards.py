"""The database itself refuses to change what is written once: triggers on the table of every frozen model.

SQLite drops the triggers of a table that a migration rebuilds, without a word, so they are put
there anew after every migration. An owner of the tables can take them away: ``verify_audit``
finds what was changed then.
"""

from collections.abc import Iterator

from django.apps import apps
from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper

from screening.models.base import Frozen, Voidable

Triggers = dict[str, str]
"""The statement that makes a trigger, by its name."""

_POSTGRESQL_REFUSES = """
CREATE OR REPLACE FUNCTION written_once() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is written once: % is refused', TG_TABLE_NAME, TG_OP
    USING ERRCODE = 'integrity_constraint_violation';
END $$
"""


def install(connection: BaseDatabaseWrapper) -> None:
    """Puts every trigger there, as it has to be."""
    take_away(connection)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(_POSTGRESQL_REFUSES)
        for model in _guarded(connection):
            for statement in _triggers(connection, model).values():
                cursor.execute(statement)


def take_away(connection: BaseDatabaseWrapper) -> None:
    """Takes every trigger away; only an owner of the tables can."""
    with connection.cursor() as cursor:
        for model in _guarded(connection):
            place = f" ON {model._meta.db_table}" if connection.vendor == "postgresql" else ""
            for name in _triggers(connection, model):
                cursor.execute(f"DROP TRIGGER IF EXISTS {name}{place}")


def missing(connection: BaseDatabaseWrapper) -> list[str]:
    """The names of the triggers that are not there, switched off, or other ones of the same name."""
    found = (_found_on_postgresql if connection.vendor == "postgresql" else _found_on_sqlite)(connection)
    return [
        name
        for model in _guarded(connection)
        for name, statement in _triggers(connection, model).items()
        if found.get(name) != statement.lower()
    ]


def _found_on_sqlite(connection: BaseDatabaseWrapper) -> Triggers:
    with connection.cursor() as cursor:
        cursor.execute("SELECT name, lower(sql) FROM sqlite_master WHERE type = 'trigger'")
        return dict(cursor.fetchall())


def _found_on_postgresql(connection: BaseDatabaseWrapper) -> Triggers:
    """None where what the triggers call does not refuse any more."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT prosrc FROM pg_proc WHERE oid = to_regproc('written_once')")
        if [(_POSTGRESQL_REFUSES.split("$$")[1],)] != cursor.fetchall():
            return {}
        as_made = "lower(replace(pg_get_triggerdef(oid, true), '\"', ''))"
        cursor.execute(f"SELECT tgname, {as_made} FROM pg_trigger WHERE tgenabled IN ('O', 'A')")  # noqa: S608
        return dict(cursor.fetchall())


def _guarded(connection: BaseDatabaseWrapper) -> Iterator[type[Frozen]]:
    tables = set(connection.introspection.table_names())
    for model in apps.get_app_config("screening").get_models():
        if issubclass(model, Frozen) and model._meta.db_table in tables:
            yield model


def _triggers(connection: BaseDatabaseWrapper, model: type[Frozen]) -> Triggers:
    table = model._meta.db_table
    changeable = {model._meta.get_field(name).column for name in model.MAY_CHANGE}
    frozen = ", ".join(field.column for field in model._meta.concrete_fields if field.column not in changeable)
    refused = {f"BEFORE UPDATE OF {frozen}": ("update", ""), "BEFORE DELETE": ("delete", "")}
    if issubclass(model, Voidable):
        refused[f"BEFORE UPDATE OF {', '.join(sorted(changeable))}"] = ("void_again", "OLD.voided_at IS NOT NULL")
    if connection.vendor == "sqlite":
        taken = f"EXISTS (SELECT 1 FROM {table} WHERE {_taken(model)})"  # noqa: S608 (all of it are our own names)
        refused["BEFORE INSERT"] = ("replace", taken)
    make = _on_postgresql if connection.vendor == "postgresql" else _on_sqlite
    made = {}
    for event, (name, when) in refused.items():
        made[f"{table}_no_{name}"] = make(f"{table}_no_{name}", event, table, when)
    if connection.vendor == "postgresql":
        name = f"{table}_no_truncate"
        made[name] = (
            f"CREATE TRIGGER {name} BEFORE TRUNCATE ON {table} FOR EACH STATEMENT EXECUTE FUNCTION written_once()"
        )
    return made


def _on_postgresql(name: str, event: str, table: str, when: str) -> str:
    condition = f" WHEN ({when})" if when else ""
    return f"CREATE TRIGGER {name} {event} ON {table} FOR EACH ROW{condition} EXECUTE FUNCTION written_once()"


def _on_sqlite(name: str, event: str, table: str, when: str) -> str:
    condition = f" WHEN {when}" if when else ""
    refusal = f"SELECT RAISE(ABORT, '{table} is written once')"
    return f"CREATE TRIGGER {name} {event} ON {table} FOR EACH ROW{condition} BEGIN {refusal}; END"


def _taken(model: type[models.Model]) -> str:
    """Whose place a new row would take: INSERT OR REPLACE deletes that one without asking a trigger."""
    same = [f"{field.column} = NEW.{field.column}" for field in model._meta.concrete_fields if field.unique]
    if issubclass(model, Voidable):
        same.append("visit_id = NEW.visit_id AND voided_at IS NULL AND NEW.voided_at IS NULL")
    return " OR ".join(same)
