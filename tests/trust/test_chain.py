"""The chain grows by one event at a time, whoever writes, and its anchor outside the database with it."""

import itertools
import logging
from datetime import timedelta

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.core.management import call_command
from django.db import connection, transaction
from django.utils import timezone

from screening.actions.audit import record
from screening.actions.base import Action
from screening.models import AuditEvent, AuditHead
from screening.queries.anchors import anchors
from screening.queries.verification import findings
from tests.actions.test_races import at_once
from tests.factories import NOW, SiteFactory, UserFactory
from tests.scenes import eligible


@pytest.fixture
def anchor(settings, tmp_path):
    settings.AUDIT_ANCHOR = tmp_path / "var" / "audit-anchor.log"
    return settings.AUDIT_ANCHOR


@pytest.mark.django_db
def test_each_event_names_the_seal_of_the_one_before():
    events = [record(by=None, at=NOW, action="changed") for _ in range(3)]

    assert [event.pk for event in events] == [1, 2, 3]
    assert [event.prev_hash for event in events] == ["0" * 64, events[0].hash, events[1].hash]


@pytest.mark.django_db
def test_an_event_that_is_rolled_back_leaves_nothing(anchor, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        record(by=None, at=NOW, action="changed")
        with transaction.atomic():
            record(by=None, at=NOW, action="changed")
            transaction.set_rollback(True)
        record(by=None, at=NOW, action="changed")

    assert [event.pk for event in AuditEvent.objects.all()] == [1, 2]
    assert AuditHead.objects.get().count == 2
    assert list(findings()) == []


@pytest.mark.django_db
def test_nothing_is_recorded_without_a_key(settings):
    settings.AUDIT_KEY = ""
    with pytest.raises(ImproperlyConfigured, match="AUDIT_KEY must be set"):
        record(by=None, at=NOW, action="changed")


@pytest.mark.django_db
def test_the_anchor_knows_each_signature_and_the_trail_every_few_minutes(
    anchor, monkeypatch, django_capture_on_commit_callbacks
):
    def act(action):
        with django_capture_on_commit_callbacks(execute=True):
            record(by=None, at=NOW, action=action)

    act("changed"), act("changed"), act(Action.SIGNED)
    later = timezone.now() + timedelta(minutes=11)
    monkeypatch.setattr("screening.actions.anchor.timezone.now", lambda: later)
    act("changed")

    assert [line.count for _, line in anchors()] == [1, 3, 4]
    assert oct(anchor.stat().st_mode)[-3:] == "600"


@pytest.mark.django_db
def test_an_anchor_that_cannot_be_written_is_an_alarm_and_undoes_nothing(
    settings, tmp_path, caplog, django_capture_on_commit_callbacks
):
    (tmp_path / "file").touch()
    settings.AUDIT_ANCHOR = tmp_path / "file" / "audit-anchor.log"
    with caplog.at_level(logging.CRITICAL), django_capture_on_commit_callbacks(execute=True):
        record(by=None, at=NOW, action=Action.SIGNED)

    assert "the audit trail has no anchor after event 1" in caplog.text
    assert AuditEvent.objects.count() == 1


@pytest.mark.django_db
def test_the_command_says_that_an_untouched_trail_is_whole(anchor, django_capture_on_commit_callbacks, capsys):
    with django_capture_on_commit_callbacks(execute=True):
        eligible(SiteFactory())
    call_command("verify_audit")

    assert capsys.readouterr().out == "The audit trail is whole: 2 events.\n"


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(connection.vendor == "sqlite", reason="SQLite lets one write at a time")
def test_eight_who_write_at_the_same_moment_never_fork_the_chain(anchor):
    with transaction.atomic():
        by = UserFactory()
        record(by=by, at=NOW, action="created")

    def write():
        for _ in range(20):
            with transaction.atomic():
                record(by=by, at=NOW, action="changed")

    at_once(*([write] * 8))

    events = list(AuditEvent.objects.all())
    assert [event.pk for event in events] == list(range(1, 162))
    assert all(after.prev_hash == before.hash for before, after in itertools.pairwise(events))
    assert list(findings()) == []
