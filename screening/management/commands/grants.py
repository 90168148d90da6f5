"""``manage.py grants ROLE``: lets the server work in a PostgreSQL database as a role that owns nothing."""

from argparse import ArgumentParser
from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.core.management.base import BaseCommand, CommandError
from django.db import ProgrammingError, connection, transaction

from screening.models import Draft, Presence, SavedFilter

_PASSING = {"sessions", "axes", "mfa", "account"}  # applications whose rows come and go
_ONLY_READ = {"auth", "contenttypes"}
_ONLY_ADDED = {"admin"}


class Command(BaseCommand):
    """The owner runs it, after each migration too: what the role may do is then exactly this."""

    help = "Let ROLE do what the server needs in this PostgreSQL database, and nothing else. Run it as the owner."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """To whom."""
        parser.add_argument("role")

    def handle(self, *args: Any, role: str, **options: Any) -> None:
        """All or nothing; each statement is shown."""
        if connection.vendor != "postgresql":
            raise CommandError("SQLite knows no roles: keep the file where only the server can write to it.")
        try:
            with transaction.atomic(), connection.cursor() as cursor:
                for statement in _statements(connection.ops.quote_name(role), _written_once(cursor)):
                    cursor.execute(statement)
                    self.stdout.write(f"{statement};")
        except ProgrammingError as error:
            raise CommandError(f"Nothing was granted. {error}") from error


def _written_once(cursor: Any) -> set[str]:
    """The tables that refuse to be changed (see models.guards)."""
    triggers = "SELECT relname FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid"
    cursor.execute(f"{triggers} WHERE tgname = relname || '_no_update'")
    return {name for (name,) in cursor.fetchall()}


def _statements(role: str, written_once: set[str]) -> Iterator[str]:
    yield f"REVOKE ALL ON ALL TABLES IN SCHEMA public FROM {role}"
    yield f"GRANT USAGE ON SCHEMA public TO {role}"
    yield f"GRANT SELECT ON ALL TABLES IN SCHEMA public TO {role}"
    yield f"GRANT SELECT ON ALL SEQUENCES IN SCHEMA public TO {role}"  # a backup keeps them
    for model in apps.get_models(include_auto_created=True):
        table = model._meta.db_table
        if rights := _rights(model, table in written_once):
            yield f"GRANT {rights} ON {table} TO {role}"


def _rights(model: Any, is_written_once: bool) -> str:
    application = model._meta.app_label
    if application in _ONLY_READ:
        return ""
    if is_written_once or application in _ONLY_ADDED:
        changeable = sorted(model._meta.get_field(name).column for name in getattr(model, "MAY_CHANGE", ()))
        return "INSERT" + (f", UPDATE ({', '.join(changeable)})" if changeable else "")
    if application in _PASSING or model in (Draft, Presence, SavedFilter):
        return "INSERT, UPDATE, DELETE"
    return "INSERT, UPDATE"
