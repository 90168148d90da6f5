"""What all tests share. DATABASE_URL names the database; without it, SQLite in a file of its own."""

import gc
import os

import pytest
from django.conf import settings
from django.core.signals import request_finished, request_started
from django.test import TransactionTestCase

from tests.pristine import pristine

# A browser is driven from an event loop of its own thread; the tests' queries run beside it.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix, tmp_path_factory):
    """As in use, each thread has a connection of its own; to a database in memory all would share one."""
    database = settings.DATABASES["default"]
    if database["ENGINE"].endswith("sqlite3"):
        database["TEST"]["NAME"] = str(tmp_path_factory.mktemp("database") / "test.sqlite3")


@pytest.fixture(scope="session", autouse=True)
def anchor_apart(tmp_path_factory):
    """Tests that keep what they do leave no line in the anchor of the database in use."""
    settings.AUDIT_ANCHOR = tmp_path_factory.mktemp("anchor") / "audit-anchor.log"


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """After a test that keeps what it does, the database is as it was made."""
    with django_db_blocker.unblock():
        made = pristine()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TransactionTestCase, "_fixture_teardown", lambda case: made.put_back(case))
        yield


@pytest.fixture(autouse=True)
def told_of():
    """Whatever a request writes into rows that keep versions, an event of the same request tells of."""
    from screening.models import told

    before, forgotten = [], []

    def note(sender, **kwargs):
        before[:] = told.untold()

    def compare(sender, **kwargs):
        forgotten.extend(row for row in told.untold() if row not in before)

    request_started.connect(note)
    request_finished.connect(compare)
    yield
    request_started.disconnect(note)
    request_finished.disconnect(compare)
    assert not forgotten, "written without an event"


@pytest.fixture(scope="session")
def little_provider():
    from tests.provider import LittleProvider

    provider = LittleProvider()
    yield provider
    provider.stop()


@pytest.fixture
def provider(little_provider, settings):
    """A provider of single sign-on, which the application is set up for."""
    little_provider.start_anew()
    settings.OIDC = little_provider.settings()
    return little_provider


def pytest_collection_finish():
    """What is loaded stays: to look through it for garbage again and again takes a fifth of the time."""
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)
