"""Each save of a row leaves a version of it, and exactly one event tells of each version."""

from datetime import date

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import connection, transaction
from django.db.migrations.executor import MigrationExecutor

from screening.actions.audit import record
from screening.actions.participants import Person, update_identity
from screening.models import (
    AuditEvent,
    AuditHead,
    Identity,
    NeverChangedError,
    Participant,
    Query,
    User,
    guards,
    told,
)
from screening.models.base import Frozen, Kept
from screening.models.versions import told_models, versioned_models
from screening.queries.verification import findings, versions
from screening.queries.verification.live import broken_rows
from screening.queries.verification.versions import broken_versions
from tests.factories import BASE_FACTS, NOW, ParticipantFactory, QueryFactory, SiteFactory, UserFactory
from tests.scenes import coordinator_of, draft, investigator_of, save

pytestmark = pytest.mark.django_db


def told_by(event):
    return {(label, pk) for label, pk, _ in event.versions}


def versions_of(row):
    return row.versions.model.objects.filter(id=row.pk).order_by("pk")


@pytest.fixture
def begun(db):
    """The first event tells of what migrate made; it is out of the way."""
    return record(by=None, at=NOW, action="changed")


def test_one_save_of_a_form_leaves_one_version_of_each_row_and_one_event_tells_of_all(begun):
    site = SiteFactory()
    visit, coordinator = draft(site), coordinator_of(site)
    told_before = record(by=None, at=NOW, action="changed").pk

    said = {"treatments": [{"name": "methotrexate"}], "date_of_birth": "1971-05-15"}
    save(visit, coordinator, BASE_FACTS | said)

    event = AuditEvent.objects.get(pk__gt=told_before)
    visit.refresh_from_db()
    newest = [versions_of(row).last() for row in (visit.participant, visit, visit.treatments.first())]
    assert told_by(event) == {(version._meta.model_name, version.pk) for version in newest}
    assert [version.history_type for version in newest] == ["~", "~", "+"]
    assert (newest[0].date_of_birth.iso, newest[1].version) == ("1971-05-15", visit.version)
    assert newest[2].name == "methotrexate"
    assert [*broken_versions(), *broken_rows()] == []


def test_the_versions_of_an_identity_keep_what_the_identity_keeps_encrypted(begun):
    site = SiteFactory()
    update_identity(by=investigator_of(site), at=NOW, participant=ParticipantFactory(site=site), person=Person("Kept"))

    assert versions_of(Identity.objects.get()).get().surname == "Kept"
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM screening_historicalidentity")
        assert "Kept" not in str(cursor.fetchall())
    assert "Kept" not in str(list(AuditEvent.objects.values()))


def test_a_version_that_is_rolled_back_is_not_told_of(begun):
    site = SiteFactory(name="Before")
    with transaction.atomic():
        site.name = "Rolled back"
        site.save()
        transaction.set_rollback(True)

    event = record(by=None, at=NOW, action="changed")

    assert told_by(event) == {("historicalsite", versions_of(site).get().pk)}
    assert told.untold() == []


def test_a_version_whose_event_is_rolled_back_is_told_of_by_the_next(begun):
    site = SiteFactory()
    with transaction.atomic():
        record(by=None, at=NOW, action="changed")
        transaction.set_rollback(True)

    assert told_by(record(by=None, at=NOW, action="changed")) == {("historicalsite", versions_of(site).get().pk)}
    assert told_by(record(by=None, at=NOW, action="changed")) == set()


def test_a_row_that_no_event_tells_of_is_named(begun):
    version = versions_of(SiteFactory()).get()
    assert list(broken_versions()) == [f"version {version.pk} of a site: no event tells of it"]


def test_what_is_written_while_the_trail_is_read_is_no_finding(begun, monkeypatch):
    walk, written = versions.paged, []

    def somebody_writes_afterwards(records, size):
        yield from walk(records, size)
        if not written:
            written.append(SiteFactory())
            record(by=None, at=NOW, action="changed")

    monkeypatch.setattr(versions, "paged", somebody_writes_afterwards)
    assert list(broken_versions()) == []
    assert written


def test_a_password_and_a_sign_in_are_in_no_version(client):
    user = UserFactory()
    user.set_password("another battery staple")
    user.save(update_fields=["password"])
    client.force_login(user)

    first, second = versions_of(user)
    assert first.password_seal != second.password_seal
    assert {"password", "last_login"}.isdisjoint(field.name for field in second._meta.fields)


def test_every_record_is_written_once_or_keeps_its_versions():
    kept = {model for model in apps.get_app_config("screening").get_models() if issubclass(model, Kept)}
    versioned, once = set(versioned_models()), {model for model in kept if issubclass(model, Frozen)}

    assert kept - versioned - once == {AuditHead}
    assert once - set(told_models()) == {AuditEvent}
    assert {model.versions.model for model in versioned} < once


@pytest.mark.parametrize("model", list(versioned_models()), ids=lambda model: model.__name__)
def test_what_would_write_past_the_trail_is_refused(model):
    for refused in (
        lambda: model.objects.update(pk=1),
        lambda: model.objects.filter(pk=1).bulk_update([model(pk=1)], ["pk"]),
        lambda: model.objects.bulk_create([model()]),
        lambda: model.objects.all().delete(),
        lambda: model.objects.all()._raw_delete(None),
        lambda: model._base_manager.update(pk=1),
    ):
        with pytest.raises(NeverChangedError):
            refused()


def test_rows_moved_to_another_by_the_way_are_refused():
    query, visit = QueryFactory(), draft(SiteFactory())
    of = query.visit_id
    with pytest.raises(NeverChangedError):
        visit.queries.add(query)
    assert Query.objects.get().visit_id == of


def test_the_first_administrator_is_on_record(monkeypatch):
    monkeypatch.setenv("DJANGO_SUPERUSER_PASSWORD", "another battery staple")
    call_command("createsuperuser", username="first", name="First Person", interactive=False, verbosity=0)

    user, event = User.objects.get(), AuditEvent.objects.get()
    assert (event.action, event.by, event.subject_id) == ("created", None, str(user.pk))
    assert event.changes["username"] == [None, "first"]
    assert ("historicaluser", versions_of(user).get().pk) in told_by(event)
    assert [*broken_versions(), *broken_rows()] == []


@pytest.mark.django_db(transaction=True)
def test_a_database_from_before_keeps_its_events_sealed_and_each_row_has_a_first_version(settings, tmp_path, request):
    settings.AUDIT_ANCHOR = tmp_path / "anchor.log"
    request.addfinalizer(lambda: guards.install(connection))
    guards.take_away(connection)
    executor = MigrationExecutor(connection)
    old = executor.migrate([("screening", "0001_initial")]).apps
    for pk, action in (3, "first"), (7, "second"), (8, "third"):
        changes = {"b": ["1", None], "a": [None, "ä"]}
        old.get_model("screening", "AuditEvent").objects.create(pk=pk, at=NOW, action=action, changes=changes)
    user = old.get_model("screening", "User").objects.create(username="old", name="Old Person")
    site = old.get_model("screening", "Site").objects.create(code="OLD", state="AL", valid_from=NOW)
    person = old.get_model("screening", "Participant").objects.create(
        site=site, number=1, screening_number="OLD-001", submission_key="0" * 32, registered_at=NOW, registered_by=user
    )
    old.get_model("screening", "Identity").objects.create(
        participant=person, surname="Kept", recorded_at=NOW, recorded_by=user
    )
    old.get_model("screening", "ScreeningVisit").objects.create(
        participant=person,
        attempt=1,
        screening_date=date(2026, 11, 2),
        protocol_version=old.get_model("screening", "ProtocolVersion").objects.get(),
        submission_key="1" * 32,
        started_at=NOW,
        started_by=user,
        evaluated_at=NOW,
        consented_on=date(2026, 10, 20),
        consent_version=old.get_model("screening", "ConsentVersion").objects.create(
            site=site, version="1", valid_from=date(2026, 1, 1)
        ),
    )

    MigrationExecutor(connection).migrate(executor.loader.graph.leaf_nodes("screening"))
    guards.install(connection)

    kept = [(1, "first"), (2, "second"), (3, "third"), (4, "versions_begun"), (5, "versions_begun")]
    assert list(AuditEvent.objects.values_list("pk", "action")) == kept
    event, sealed = AuditEvent.objects.filter(action="versions_begun").order_by("pk")
    assert {label for label, _ in told_by(sealed)} == {"historicaluser", "historicalscreeningvisit"}
    assert {label for label, _ in told_by(event)} >= {"historicaluser", "historicalsite", "historicalidentity"}
    assert versions_of(Participant.objects.get()).get().screening_number == "OLD-001"
    assert ["anchor" in finding for finding in findings()] == [True]
    assert record(by=None, at=NOW, action="changed").pk == 6
    assert list(findings()) == []
