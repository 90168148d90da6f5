"""The database as migrations left it, put back after a test that kept what it did.

Django's own way, to empty every table and to make anew what migrations had put there, takes longer than most tests.
"""

import sqlite3

from django.db import connection
from django.test import TransactionTestCase

from screening.models import guards

_flush = TransactionTestCase._fixture_teardown


class Flushed:
    """What the database refuses to delete is deleted; the flush ends as a migration does, guarded."""

    def put_back(self, case: TransactionTestCase) -> None:
        guards.take_away(connection)
        _flush(case)


class Copied:
    """A copy of all pages of an SQLite database, triggers and counters of keys included."""

    def __init__(self) -> None:
        connection.ensure_connection()
        self._pages = sqlite3.connect(":memory:")
        connection.connection.backup(self._pages)

    def put_back(self, case: TransactionTestCase) -> None:
        """The other connections to the file find it so with their next statement."""
        connection.ensure_connection()
        self._pages.backup(connection.connection)


def pristine() -> Flushed | Copied:
    """To be called while the database is as migrations left it."""
    return Copied() if connection.vendor == "sqlite" else Flushed()
