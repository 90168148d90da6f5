"""The database is locked, cut off or not there: everybody is told within seconds, and it recovers by itself."""

import socket
import sqlite3
import time
from contextlib import closing, contextmanager
from itertools import takewhile

import psycopg2
import pytest
from django.db import connection
from django.test import Client

from benchmarks.faults.proxy import Proxy
from mightscreen import patience
from mightscreen.settings import _POSTGRESQL
from screening.models import AuditEvent
from tests.factories import SiteFactory
from tests.other_database import working_with
from tests.scenes import coordinator_of, draft, monitor_of
from tests.views.people import text_of

HEADING = "The data cannot be reached at the moment"
WORDS = "go back in your browser, wait a few seconds and send it again."
HTMX = {"HX-Request": "true"}


@pytest.fixture
def browser():
    return Client(raise_request_exception=False)


@contextmanager
def locked():
    """Another program writes and does not come to an end."""
    if connection.vendor == "sqlite":
        with closing(sqlite3.connect(connection.settings_dict["NAME"], isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            yield
            other.execute("ROLLBACK")
    else:
        parameters = connection.get_connection_params() | {"cursor_factory": None}
        with closing(psycopg2.connect(**parameters)) as other:
            other.cursor().execute("LOCK TABLE django_session IN ACCESS EXCLUSIVE MODE")
            yield


@contextmanager
def nobody_listens():
    """The database is a PostgreSQL server at a port where none answers."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    with working_with(
        ENGINE="django.db.backends.postgresql", HOST="127.0.0.1", PORT=port, NAME="gone", OPTIONS=_POSTGRESQL
    ):
        yield


def answer_in_time(browser, *args, **kwargs):
    start = time.monotonic()
    response = browser.get(*args, **kwargs)
    assert time.monotonic() - start < 5
    return response


def assert_said_in_words(response):
    assert response.status_code == 503
    assert response["Retry-After"] == "5"
    assert "no-store" in response["Cache-Control"]
    assert HEADING in text_of(response)
    assert WORDS in text_of(response)
    assert "Error" not in text_of(response)


@pytest.mark.django_db(transaction=True)
def test_a_database_that_is_locked_for_long_is_said_in_words_and_answers_again_afterwards(browser):
    browser.force_login(coordinator_of(SiteFactory()))
    with locked():
        assert_said_in_words(answer_in_time(browser, "/"))
    assert browser.get("/").status_code == 200


@pytest.mark.django_db
@pytest.mark.parametrize("headers", [{}, HTMX])
@pytest.mark.parametrize("address", ["/", "/protocol/", "/participants/S-1/", "/administration/"])
def test_a_database_that_is_not_there_is_said_in_words_and_answers_again_afterwards(browser, address, headers):
    browser.force_login(coordinator_of(SiteFactory()))
    before = browser.get(address).status_code
    with nobody_listens():
        assert_said_in_words(answer_in_time(browser, address, headers=headers))
    assert browser.get(address).status_code == before


@pytest.mark.django_db
def test_who_watches_is_told_that_the_database_is_not_there_and_nothing_else(browser):
    with nobody_listens():
        response = answer_in_time(browser, "/health/")
    assert (response.status_code, response.content) == (503, b"unavailable\n")
    assert browser.get("/health/").status_code == 200


@pytest.mark.skipif(connection.vendor == "sqlite", reason="a file has no connection to be cut")
@pytest.mark.django_db(transaction=True)
def test_a_connection_that_was_cut_is_made_anew(browser):
    browser.force_login(coordinator_of(SiteFactory()))
    with connection.cursor() as cursor, closing(psycopg2.connect(**connection.get_connection_params())) as other:
        cursor.execute("SELECT pg_backend_pid()")
        other.cursor().execute("SELECT pg_terminate_backend(%s)", cursor.fetchone())
    assert_said_in_words(answer_in_time(browser, "/"))
    connection.close_if_unusable_or_obsolete()  # as Django does after each request
    assert browser.get("/").status_code == 200


@pytest.fixture
def patient():
    patience.limit_waiting()
    yield
    patience.wait_as_long_as_it_takes()


@pytest.mark.skipif(connection.vendor == "sqlite", reason="a file answers or fails")
@pytest.mark.django_db(transaction=True)
def test_a_database_that_falls_silent_is_said_in_words_and_answers_again_afterwards(browser, patient, settings):
    browser.force_login(coordinator_of(SiteFactory()))
    proxy = Proxy(connection)
    with working_with(HOST="127.0.0.1", PORT=proxy.port):
        assert browser.get("/").status_code == 200
        proxy.fall_silent()
        settings.DATABASE_PATIENCE = 0.5
        assert_said_in_words(answer_in_time(browser, "/"))
        proxy.mend()
        settings.DATABASE_PATIENCE = 4.5
        connection.close_if_unusable_or_obsolete()  # as Django does after each request
        assert browser.get("/").status_code == 200
    proxy.close()


@pytest.mark.skipif(connection.vendor != "sqlite", reason="the disk of PostgreSQL is its server's")
@pytest.mark.django_db(transaction=True)
def test_a_full_disk_is_said_in_words_and_saving_goes_on_once_there_is_room(browser):
    visit = draft(SiteFactory())
    browser.force_login(monitor_of(visit.participant.site))
    address = f"/participants/{visit.participant.screening_number}/attempts/1/queries/"

    def ask(text):
        return browser.post(address, {"query-subject": "I01", "query-text": text * 500})

    with room_for(1):  # no more pages than there are
        answers = list(takewhile(lambda answer: answer.status_code == 302, (ask(str(number)) for number in range(500))))
        assert_said_in_words(ask("y"))
    kept = len(answers)
    assert ask("x").status_code == 302
    assert visit.queries.count() == kept + 1
    assert AuditEvent.objects.filter(action="query_raised").count() == kept + 1


@contextmanager
def room_for(pages):
    with connection.cursor() as cursor:
        cursor.execute("VACUUM")  # pages that were given back would be room too
        most = cursor.execute("PRAGMA max_page_count").fetchone()[0]
        cursor.execute(f"PRAGMA max_page_count = {pages}")
        yield
        cursor.execute(f"PRAGMA max_page_count = {most}")


@pytest.mark.django_db
def test_a_wrong_statement_is_no_database_out_of_reach(browser, monkeypatch):
    def wrong(*args, **kwargs):
        with connection.cursor() as cursor:
            cursor.execute("SELECT nonsense")

    monkeypatch.setattr("screening.views.sign_in.SignInForm.__init__", wrong)
    assert browser.get("/sign-in/").status_code == 500
