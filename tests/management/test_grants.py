"""On PostgreSQL the server works as a role that owns nothing: it can do its work and cannot undo the safeguards."""

from contextlib import contextmanager
from io import StringIO

import pytest
from django.apps import apps
from django.core import checks
from django.core.management import CommandError, call_command
from django.db import ProgrammingError, connection, transaction

from screening.models import Draft, Presence, SavedFilter
from screening.queries.verification import findings
from tests.factories import ProtocolVersionFactory, StudyFactory
from tests.trust.everything import everything

pytestmark = pytest.mark.django_db
on_postgresql = pytest.mark.skipif(connection.vendor == "sqlite", reason="SQLite knows no roles")


@pytest.fixture
def server():
    StudyFactory(), ProtocolVersionFactory()
    with connection.cursor() as cursor:
        cursor.execute("CREATE ROLE server")
    call_command("grants", "server", stdout=StringIO())


@contextmanager
def as_server():
    with connection.cursor() as cursor:
        cursor.execute("SET ROLE server")
        yield cursor
        cursor.execute("RESET ROLE")


def refused(cursor, statement):
    with pytest.raises(ProgrammingError, match=r"permission denied|must be owner"), transaction.atomic():
        cursor.execute(statement)
    return True


@on_postgresql
def test_the_server_does_all_its_work_as_a_role_that_owns_nothing(server):
    with as_server():
        assert len(list(everything())) > 50
        assert [finding for finding in findings() if "anchor" not in finding] == []


@on_postgresql
def test_the_server_cannot_change_what_is_written_once_nor_take_its_guards_away(server):
    with as_server() as cursor:
        assert refused(cursor, "DROP TRIGGER screening_auditevent_no_update ON screening_auditevent")
        assert refused(cursor, "ALTER TABLE screening_auditevent DISABLE TRIGGER ALL")
        assert refused(cursor, "UPDATE screening_auditevent SET reason = 'Forged.'")
        assert refused(cursor, "UPDATE screening_signature SET printed_name = 'Somebody'")
        assert refused(cursor, "CREATE TABLE more (id int)")


@on_postgresql
def test_the_server_cannot_delete_or_empty_what_is_kept(server):
    with as_server() as cursor:
        for model in apps.get_app_config("screening").get_models():
            table = model._meta.db_table
            assert refused(cursor, f"TRUNCATE {table} CASCADE")
            assert model in (Draft, Presence, SavedFilter) or refused(cursor, f"DELETE FROM {table}")


@on_postgresql
def test_a_server_that_owns_its_tables_is_warned_of(server):
    def warnings():
        found = checks.run_checks(databases=["default"], tags=["database"], include_deployment_checks=True)
        return [each.id for each in found if each.id == "screening.W002"]

    assert warnings() == ["screening.W002"]
    with as_server():
        assert warnings() == []


@on_postgresql
def test_a_role_that_is_not_there_is_said():
    with pytest.raises(CommandError, match="Nothing was granted"):
        call_command("grants", "nobody-here")


@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL knows roles")
def test_sqlite_knows_no_roles():
    with pytest.raises(CommandError, match="SQLite knows no roles"):
        call_command("grants", "server")
