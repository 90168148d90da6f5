"""What all tests share. DATABASE_URL names the database; without it, SQLite in a file of its own."""

import gc
import os

import pytest
from django.conf import settings

# A browser is driven from an event loop of its own thread; the tests' queries run beside it.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix, tmp_path_factory):
    """As in use, each thread has a connection of its own; to a database in memory all would share one."""
    database = settings.DATABASES["default"]
    if database["ENGINE"].endswith("sqlite3"):
        database["TEST"]["NAME"] = str(tmp_path_factory.mktemp("database") / "test.sqlite3")


def pytest_collection_finish():
    """What is loaded stays: to look through it for garbage again and again takes a fifth of the time."""
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)
