"""The database itself refuses to change what is written once, whatever asks it to."""

import pytest
from django.apps import apps
from django.core.checks import Tags, run_checks
from django.core.management.sql import emit_post_migrate_signal
from django.db import IntegrityError, connection, transaction

from screening.models import AuditEvent, Signature, SigningSuspension, guards
from screening.models.versions import versioned_models
from tests import factories
from tests.factories import NOW
from tests.scenes import undone

pytestmark = pytest.mark.django_db
MAKERS = [
    factories.AuditEventFactory,
    factories.EvaluationFactory,
    factories.RulingFactory,
    factories.SignatureFactory,
    factories.DeviationNoteFactory,
    factories.SigningSuspensionFactory,
]
VOID = {"voided_at", "voided_by_id", "void_reason"}
CONFIRMED = {"new_secret_at", "confirmed_at", "confirmed_by_id"}
FREE = {Signature: VOID, SigningSuspension: CONFIRMED}
"""What may be written later."""
of_each = pytest.mark.parametrize("make", MAKERS, ids=lambda make: make._meta.model.__name__)
only_sqlite = pytest.mark.skipif(connection.vendor != "sqlite", reason="only SQLite has INSERT OR REPLACE")
only_postgresql = pytest.mark.skipif(connection.vendor != "postgresql", reason="only PostgreSQL has TRUNCATE")


def refuses(sql, *values):
    with connection.cursor() as cursor, pytest.raises(IntegrityError, match="written once"), transaction.atomic():
        cursor.execute(sql, values)
    return True


def columns_of(model):
    return [field.column for field in model._meta.concrete_fields]


@of_each
def test_no_column_can_be_changed_and_no_row_deleted(make):
    row = make()
    table, free = row._meta.db_table, FREE.get(type(row), set())

    for column in set(columns_of(row)) - free:
        assert refuses(f"UPDATE {table} SET {column} = {column} WHERE id = %s", row.pk)
    assert refuses(f"DELETE FROM {table}")


def test_no_version_can_be_changed_deleted_or_replaced():
    made = factories.IdentityFactory()
    for row in (made, made.participant, made.participant.site):
        model = row.versions.model
        table, columns = model._meta.db_table, ", ".join(columns_of(model))
        for column in columns_of(model):
            assert refuses(f"UPDATE {table} SET {column} = {column} WHERE id = %s", row.pk)
        assert refuses(f"DELETE FROM {table}")
        if connection.vendor == "sqlite":
            assert refuses(f"INSERT OR REPLACE INTO {table} ({columns}) SELECT {columns} FROM {table}")
        else:
            assert refuses(f"TRUNCATE {table}")


@only_sqlite
@of_each
def test_no_row_can_take_the_place_of_another(make):
    row = make()
    table, columns = row._meta.db_table, ", ".join(columns_of(row))
    others = ", ".join(column for column in columns_of(row) if column != "id")

    assert refuses(f"INSERT OR REPLACE INTO {table} ({columns}) SELECT {columns} FROM {table}")
    if make in (factories.AuditEventFactory, factories.SignatureFactory):  # something else in them is there once
        assert refuses(f"REPLACE INTO {table} ({others}) SELECT {others} FROM {table}")


@only_postgresql
@of_each
def test_no_table_can_be_emptied(make):
    assert refuses(f"TRUNCATE {make._meta.model._meta.db_table} CASCADE")


def test_a_signature_becomes_void_once_and_stays_so():
    signature = factories.SignatureFactory()
    signature.voided_at, signature.voided_by, signature.void_reason = NOW, signature.signed_by, "Reopened."
    signature.save(update_fields=["voided_at", "voided_by", "void_reason"])

    for column in VOID:
        assert refuses(f"UPDATE screening_signature SET {column} = {column}")


def test_every_model_that_is_written_once_is_guarded():
    assert guards.missing(connection) == []
    versions = {model.versions.model for model in versioned_models()}
    frozen = [model for model in apps.get_app_config("screening").get_models() if hasattr(model, "MAY_CHANGE")]
    assert {make._meta.model for make in MAKERS} | versions == set(frozen)


def test_a_check_names_the_guards_that_are_missing():
    assert run_checks(tags=[Tags.database], databases=["default"]) == []
    with undone():
        guards.take_away(connection)
        warnings = run_checks(tags=[Tags.database], databases=["default"])

    assert any("screening_auditevent_no_update" in warning.msg for warning in warnings)
    assert {warning.id for warning in warnings} == {"screening.W001"}


@only_sqlite
def test_a_table_that_a_migration_rebuilds_is_guarded_again():
    with undone():
        with connection.cursor() as cursor:
            cursor.execute("DROP TRIGGER screening_auditevent_no_update")
        emit_post_migrate_signal(0, False, "default")
        assert guards.missing(connection) == []


def test_events_are_still_written():
    factories.AuditEventFactory()
    assert AuditEvent.objects.get().pk == 1
