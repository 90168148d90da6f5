"""What no application writes does not stop the verification: it is named like any other change."""

import pytest
from django.db import connection

from screening.models import AuditEvent, Evaluation, Ruling, Signature, guards
from screening.queries.verification import findings
from screening.queries.verification.guarded import missing_guards
from tests.scenes import undone
from tests.trust.tampering import run

pytestmark = pytest.mark.django_db
sqlite_only = pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL keeps to the types of its columns")
postgresql_only = pytest.mark.skipif(connection.vendor == "sqlite", reason="of PostgreSQL alone")
NO_TEXT = "CAST(x'ff' AS TEXT)"


def named(place):
    return any(finding.startswith(place) for finding in findings())


def test_json_that_nests_deeper_than_anybody_writes_is_named(trail):
    depth = 990 if connection.vendor == "sqlite" else 5000
    for column in ("changes", "versions"):
        with undone():
            run(f"UPDATE screening_auditevent SET {column} = %s WHERE id = 3", "[" * depth + "]" * depth)
            assert named("event 3:")


@sqlite_only
@pytest.mark.parametrize("value", [NO_TEXT, "x'00ff'", "'abc'"], ids=["no text", "bytes", "a word"])
@pytest.mark.parametrize(
    ("model", "columns", "name"),
    [
        (AuditEvent, "reason at visit_id changes hash", "event"),
        (Evaluation, "snapshot made_at made_by_id", "snapshot"),
        (Signature, "digest visit_id voided_at voided_by_id", "signature"),
        (Ruling, "reason ruled_by_id", "ruling"),
    ],
    ids=["event", "snapshot", "signature", "ruling"],
)
def test_a_value_that_is_not_of_its_column_is_named(trail, model, columns, name, value):
    at = model.objects.order_by("pk").first().pk
    for column in columns.split():
        with undone():
            run("PRAGMA ignore_check_constraints = 1")
            run(f"UPDATE {model._meta.db_table} SET {column} = {value} WHERE id = %s", at)
            told = list(findings())
            run("PRAGMA ignore_check_constraints = 0")
        assert any(f"{name} {at}:" in finding or f"evaluation {at}:" in finding for finding in told), (column, told[:4])


@sqlite_only
def test_a_head_that_counts_nothing_is_named(trail):
    with undone():
        run("UPDATE screening_audithead SET count = 'many'")
        assert named("the head of the audit trail was changed")


def test_an_anchor_that_cannot_be_read_is_named(trail, settings, tmp_path):
    settings.AUDIT_ANCHOR = tmp_path
    assert named(f"the anchor {tmp_path} cannot be read")


def test_a_guard_that_refuses_nothing_any_more_is_named(trail):
    with undone():
        guards.install(connection)
        assert list(missing_guards()) == []
        refuse_nothing()
        assert named("the database does not refuse what it should (screening_auditevent_no_update)")


def refuse_nothing():
    name, table = "screening_auditevent_no_update", "screening_auditevent"
    if connection.vendor == "sqlite":
        run(f"DROP TRIGGER {name}")
        run(f"CREATE TRIGGER {name} BEFORE UPDATE ON {table} WHEN 0 BEGIN SELECT 1; END")
    else:
        run(f"DROP TRIGGER {name} ON {table}")
        run(f"CREATE TRIGGER {name} BEFORE UPDATE ON {table} FOR EACH ROW WHEN (false) EXECUTE FUNCTION written_once()")


@postgresql_only
def test_guards_that_call_what_refuses_nothing_are_named(trail):
    with undone():
        guards.install(connection)
        run("CREATE OR REPLACE FUNCTION written_once() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'")
        assert named("the database does not refuse what it should (screening_auditevent_no_update)")
