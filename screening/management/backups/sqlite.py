"""Backups of SQLite: a copy through SQLite itself, which is consistent while others write."""

import os
import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path
from typing import Any
from urllib.parse import quote

from screening.management.backups.manifest import BackupError, Contents

SUFFIX = ".sqlite3"


def make(database: Any, file: Path) -> Contents:
    """Copy the database into the empty file in one step, and read the copy back."""
    with closing(_opened(Path(database.settings_dict["NAME"]))) as live, closing(_opened(file)) as copy:
        live.backup(copy)
        copy.execute("PRAGMA journal_mode=DELETE")  # the file stands alone
    return contents(file)


def contents(file: Path) -> Contents:
    """What the file holds; BackupError when SQLite finds it damaged."""
    try:
        with closing(_opened(file, "ro")) as copy:
            damage = [row[0] for row in copy.execute("PRAGMA integrity_check") if row[0] != "ok"]
            if damage or copy.execute("PRAGMA foreign_key_check").fetchall():
                raise BackupError(f"{file.name} is damaged. If it has just been made, check the disk and the database.")
            tables = copy.execute(
                "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite~_%' ESCAPE '~'"
            )
            rows = {name: _count(copy, name) for (name,) in tables.fetchall()}
            applied = copy.execute("SELECT app || '.' || name FROM django_migrations ORDER BY id")
            return Contents(rows, [name for (name,) in applied])
    except sqlite3.DatabaseError as error:
        raise BackupError(f"{file.name} cannot be read as a database of this application ({error}).") from error


def restore(database: Any, file: Path, expected: Contents) -> None:
    """Put a checked copy in the place of the empty database, all at once."""
    place = Path(database.settings_dict["NAME"])
    database.close()
    if any(place.with_name(place.name + ending).exists() for ending in ("-wal", "-shm", "-journal")):
        raise BackupError("Another program has the database open. Stop the server first.")
    handle, name = tempfile.mkstemp(dir=place.parent, prefix=f"{place.name}.")  # readable by its owner alone
    os.close(handle)
    part = Path(name)
    try:
        with closing(_opened(file, "ro")) as source, closing(_opened(part)) as copy:
            source.backup(copy)
        if contents(part) != expected:
            raise BackupError(f"{file.name} does not hold what its manifest says. Use another backup.")
        os.replace(part, place)
    finally:
        part.unlink(missing_ok=True)


def _opened(file: Path, mode: str = "rw") -> sqlite3.Connection:
    return sqlite3.connect(f"file:{quote(str(file.absolute()))}?mode={mode}", uri=True)


def _count(copy: sqlite3.Connection, table: str) -> int:
    return copy.execute(f'SELECT count(*) FROM "{table}"').fetchone()[0]  # noqa: S608 (a name from the schema)
