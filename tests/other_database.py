"""Another database in the place of the tests' own."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.db import connection, connections
from django.db.utils import load_backend


@contextmanager
def working_with(**settings: Any) -> Iterator[None]:
    """What runs inside finds this database; settings that are not named are those of the present one."""
    present = connections["default"]
    other = present.settings_dict | settings
    connections["default"] = load_backend(other["ENGINE"]).DatabaseWrapper(other, "default")
    try:
        yield
    finally:
        connections["default"].close()
        connections["default"] = present


@contextmanager
def empty_database(folder: Path) -> Iterator[None]:
    """A new database without tables in the place of the present one."""
    if connection.vendor == "sqlite":
        with working_with(NAME=str(folder / "elsewhere.sqlite3")):
            yield
        return
    with connection.cursor() as cursor:
        cursor.execute("CREATE DATABASE elsewhere")
    try:
        with working_with(NAME="elsewhere"):
            yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute("DROP DATABASE elsewhere")


def counts() -> dict[str, int]:
    """Rows by table."""
    with connection.cursor() as cursor:
        tables = connection.introspection.table_names(cursor)
        return {table: _count(cursor, table) for table in tables}


def _count(cursor: Any, table: str) -> int:
    cursor.execute(f'SELECT count(*) FROM "{table}"')
    return cursor.fetchone()[0]
