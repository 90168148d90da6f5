"""The database is locked, cut off or not there: everybody is told within seconds, and it recovers by itself."""

import socket
import sqlite3
import time
from contextlib import closing, contextmanager

import psycopg2
import pytest
from django.db import connection
from django.test import Client

from mightscreen.settings import _POSTGRESQL
from tests.factories import SiteFactory
from tests.other_database import working_with
from tests.scenes import coordinator_of
from tests.views.people import text_of

HEADING = "The data cannot be reached at the moment"
WORDS = "What you typed is kept in this tab; try again."
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


@pytest.mark.django_db
def test_a_wrong_statement_is_no_database_out_of_reach(browser, monkeypatch):
    def wrong(*args, **kwargs):
        with connection.cursor() as cursor:
            cursor.execute("SELECT nonsense")

    monkeypatch.setattr("screening.views.sign_in.SignInForm.__init__", wrong)
    assert browser.get("/sign-in/").status_code == 500
