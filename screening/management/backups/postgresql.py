"""Backups of PostgreSQL: pg_dump and the counts look at one and the same moment."""

import os
import re
import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from django.db import transaction
from psycopg2.extensions import make_dsn

from screening.management.backups.manifest import BackupError, Contents

SUFFIX = ".dump"
_NOT_FOR_PROGRAMS = ("password", "client_encoding", "cursor_factory")
_ROWS_OF = re.compile(r'COPY (?:\S+?\.)?"?([^" (]+)"? \(?.*FROM stdin;\n')


def make(database: Any, file: Path) -> Contents:
    """Dump the database into the empty file, and read the dump back."""
    with transaction.atomic(durable=True), database.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        cursor.execute("SET LOCAL statement_timeout = 0; SET LOCAL idle_in_transaction_session_timeout = 0")
        cursor.execute("SELECT pg_export_snapshot()")
        snapshot = cursor.fetchone()[0]
        held = contents(database, cursor)
        _run(database, "pg_dump", "--format=custom", f"--snapshot={snapshot}", f"--file={file}", _target(database))
    _expect_in_dump(file, held)
    return held


def contents(database: Any, cursor: Any) -> Contents:
    """What the database holds, as the transaction of the cursor sees it."""
    rows = {}
    for table in database.introspection.table_names(cursor):
        cursor.execute(f"SELECT count(*) FROM {database.ops.quote_name(table)}")  # noqa: S608 (a name from the schema)
        rows[table] = cursor.fetchone()[0]
    cursor.execute("SELECT app || '.' || name FROM django_migrations ORDER BY id")
    return Contents(rows, [name for (name,) in cursor.fetchall()])


def restore(database: Any, file: Path, expected: Contents) -> None:
    """Load the dump in one transaction; whose tables they are and who may use them is up to the new database."""
    _expect_in_dump(file, expected)
    database.close()
    whole = ("--single-transaction", "--exit-on-error", "--no-owner", "--no-privileges")
    _run(database, "pg_restore", *whole, _target(database), str(file))
    with database.cursor() as cursor:
        if contents(database, cursor) != expected:
            raise BackupError(
                "The database does not hold what the manifest says. Do not use it; restore into a new one."
            )


def _expect_in_dump(file: Path, expected: Contents) -> None:
    reading = [_found("pg_restore"), "--data-only", "--file=-", str(file)]
    with subprocess.Popen(reading, stdout=subprocess.PIPE, text=True, encoding="utf-8") as program:  # noqa: S603
        assert program.stdout is not None
        rows = _rows_in(program.stdout)
    if program.returncode or rows != expected.rows:
        raise BackupError(
            f"{file.name} does not hold every row that was counted. Use another backup, or make a new one."
        )


def _rows_in(lines: Iterable[str]) -> dict[str, int]:
    """Rows by table in the text of a dump, where each row is one line."""
    rows: dict[str, int] = {}
    table = None
    for line in lines:
        if table is None and (start := _ROWS_OF.fullmatch(line)):
            table = start[1]
            rows[table] = 0
        elif line == "\\.\n":
            table = None
        elif table is not None:
            rows[table] += 1
    return rows


def _target(database: Any) -> str:
    parameters = database.get_connection_params()
    return "--dbname=" + make_dsn(**{key: value for key, value in parameters.items() if key not in _NOT_FOR_PROGRAMS})


def _run(database: Any, program: str, *arguments: str) -> None:
    """The password goes through the environment, where other users cannot see it."""
    environment = os.environ | {"PGPASSWORD": str(database.settings_dict["PASSWORD"])}
    command = [_found(program), *arguments]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)  # noqa: S603
    if done.returncode:
        raise BackupError(f"{program} did not succeed: {done.stderr.strip()}")


def _found(program: str) -> str:
    place = shutil.which(program)
    if place is None:
        raise BackupError(f"{program} was not found. Install the client programs of PostgreSQL and put them on PATH.")
    return place
