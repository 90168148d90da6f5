"""``migrate`` killed at any moment, from nothing and from the first version with data.

``python -m benchmarks.faults.migrations 50``. A migration is there whole or not at all: run again, ``migrate`` ends
with the schema of a database that was never disturbed. Red with FLAW=in_pieces.
"""

import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit, urlunsplit

from benchmarks.faults.ground import Claims, run

TRIES = 3  # at most, for each migration that is killed
_MIGRATE = """
import os, sys, django
from benchmarks.faults import flaws
django.setup()
from django.core.management import call_command
with flaws.seeded(os.environ.get("FLAW", "")):
    call_command("migrate", *sys.argv[1:], verbosity=0)
"""
_CHECK = """
import django
django.setup()
from django.core.management import call_command
call_command("check", databases=["default"], fail_level="WARNING")
"""
_FIRST_DATA = """
import django
django.setup()
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.utils.timezone import now
apps = MigrationLoader(connection).project_state([("screening", "0001_initial")]).apps
by = apps.get_model("screening", "User").objects.create(username="somebody", name="Somebody")
event = apps.get_model("screening", "AuditEvent")
event.objects.bulk_create([event(at=now(), by=by, action="changed", reason=str(number)) for number in range(2000)])
"""


def trial(claims: Claims, rounds: int) -> None:
    """Half of the rounds begin with nothing, half with data of the first version."""
    undisturbed, ends = _schema(os.environ["DATABASE_URL"]), []
    with new_database() as url:
        began = time.monotonic()
        _ran(url, _MIGRATE)
        takes = time.monotonic() - began
    for number in range(TRIES * rounds):
        with new_database() as url:
            if number % 2:
                _ran(url, _MIGRATE, "screening", "0001_initial")
                _ran(url, _FIRST_DATA)
            if _killed(url, takes * random.uniform(0.3, 1)):  # what was quicker shows nothing
                ends.append((_again(url), _schema(url) == undisturbed))
        if len(ends) == rounds:
            break
    again, same = (sum(column) for column in zip(*ends, strict=True)) if ends else (0, 0)
    claims.expect(len(ends) == rounds, f"{len(ends)} of {rounds} migrations killed while they ran")
    claims.expect(again == rounds, f"{again} of {rounds} went through when run again, and the system check is clean")
    claims.expect(same == rounds, f"{same} of {rounds} have the schema of a database that was never disturbed")


def _killed(url: str, after: float) -> bool:
    process = subprocess.Popen([sys.executable, "-c", _MIGRATE], env=_environment(url), stderr=subprocess.DEVNULL)
    time.sleep(after)
    was_running = process.poll() is None
    process.send_signal(signal.SIGKILL)
    process.wait()
    return was_running


def _again(url: str) -> bool:
    return _ran(url, _MIGRATE) and _ran(url, _CHECK)


def _ran(url: str, program: str, *arguments: str) -> bool:
    command = [sys.executable, "-c", program, *arguments]
    return not subprocess.run(command, env=_environment(url), capture_output=True).returncode


def _environment(url: str) -> dict[str, str]:
    return os.environ | {"DATABASE_URL": url}


@contextmanager
def new_database() -> Iterator[str]:
    """The address of an empty one."""
    from django.db import connection

    if connection.vendor == "sqlite":
        memory = "/dev/shm" if os.path.isdir("/dev/shm") else None  # what is killed needs no disk to be kept
        with tempfile.TemporaryDirectory(prefix="migrations-", dir=memory) as folder:
            yield f"sqlite:///{Path(folder, 'new.sqlite3')}"
        return
    with connection.cursor() as cursor:
        cursor.execute("CREATE DATABASE new")
        yield urlunsplit(urlsplit(os.environ["DATABASE_URL"])._replace(path="/new"))
        cursor.execute("DROP DATABASE new WITH (FORCE)")


def _schema(url: str) -> list[Any]:
    if url.startswith("sqlite"):
        import sqlite3

        with sqlite3.connect(url.removeprefix("sqlite:///")) as database:
            return database.execute("SELECT type, name, sql FROM sqlite_master ORDER BY type, name").fetchall()
    dump = subprocess.run(["pg_dump", "--schema-only", f"--dbname={url}"], check=True, capture_output=True, text=True)
    return [line for line in dump.stdout.splitlines() if not line.startswith("\\")]  # a mark that differs each time


if __name__ == "__main__":
    run(trial, 50)
