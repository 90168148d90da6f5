"""What the scripts stand on: an empty database of their own, and claims that hold or do not."""

import atexit
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import django

from benchmarks.faults import flaws


class Claims:
    """What has to hold; each is printed with its numbers."""

    def __init__(self) -> None:
        self.broken = 0

    def expect(self, holds: bool, words: str) -> None:
        """Prints it, marked where it does not hold."""
        self.broken += not holds
        print(f"{'ok    ' if holds else 'BROKEN'} {words}", flush=True)

    def tell(self, words: str) -> None:
        """Prints a number that is neither right nor wrong."""
        print(f"       {words}", flush=True)


def prepare() -> None:
    """Loads the application on an empty, migrated database; SystemExit where there is something in it."""
    _name_what_is_not_named()
    django.setup()
    from django.conf import settings
    from django.core.management import call_command
    from django.db import connection

    if connection.introspection.table_names():
        raise SystemExit("This database is not empty: name a new one in DATABASE_URL.")
    # The made-up people do not sign in by the pages: their passwords need not cost a second each.
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    call_command("migrate", verbosity=0)


def _name_what_is_not_named() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mightscreen.settings")
    os.environ["DEMO"] = "1"  # plain HTTP, and keys of its own
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # a server in use has its code compiled
    if "VAR_DIR" not in os.environ:
        os.environ["VAR_DIR"] = tempfile.mkdtemp(prefix="faults-")
        atexit.register(shutil.rmtree, os.environ["VAR_DIR"], ignore_errors=True)
    data = Path(os.environ["VAR_DIR"], "data")  # a folder of its own: it can be taken away
    data.mkdir(parents=True, exist_ok=True)
    os.environ.setdefault("DATABASE_URL", f"sqlite:///{data / 'faults.sqlite3'}")


@contextmanager
def made_up() -> Iterator[None]:
    """One event tells of all that is put in here past the actions, so that the trail of what follows is whole."""
    from django.db import transaction
    from django.utils import timezone

    from screening.actions.audit import record

    with transaction.atomic():
        yield
        record(by=None, at=timezone.now(), action="changed")


def calibration() -> float:
    """The seconds that a loop takes which takes a quick machine half of one."""
    began, total = time.perf_counter(), 0
    for number in range(8_000_000):
        total += number
    return time.perf_counter() - began


def run(trial: Callable[[Claims, int], None], usual: int) -> None:
    """Runs a script: the size is its argument, the exit status 1 where a claim does not hold."""
    size = int(sys.argv[1]) if len(sys.argv) > 1 else usual
    prepare()
    claims = Claims()
    with flaws.seeded(os.environ.get("FLAW", "")):
        trial(claims, size)
    sys.exit(int(bool(claims.broken)))
