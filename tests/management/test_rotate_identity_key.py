"""A new key for the identities: all are encrypted with it, and the old one can go."""

from io import StringIO

import pytest
from allauth.mfa.models import Authenticator
from cryptography.fernet import Fernet
from django.core.management import CommandError, call_command

from screening.actions import identity_keys
from screening.models import AuditEvent, Draft, Identity
from screening.models.fields import decrypted
from tests.factories import NOW, IdentityFactory
from tests.factors import app_of, recovery_codes_of

pytestmark = pytest.mark.django_db
NEW = Fernet.generate_key().decode()


@pytest.fixture
def people(settings):
    made = [IdentityFactory(given_name="") for _ in range(3)]
    settings.IDENTITY_KEYS = [NEW, *settings.IDENTITY_KEYS]
    return made


def rotated():
    said = StringIO()
    call_command("rotate_identity_key", stdout=said)
    return said.getvalue()


def names():
    return list(Identity.objects.values_list("surname", "given_name", "contact", "medical_record_number"))


def test_after_a_rotation_the_old_key_can_be_taken_out(people, settings):
    before = names()
    assert rotated().startswith("3 rows encrypted with the first key")
    settings.IDENTITY_KEYS = [NEW]
    assert names() == before


def test_a_rotation_leaves_one_event_that_names_no_one(people):
    rotated()
    (event,) = AuditEvent.objects.all()
    assert (event.action, event.changes, event.by) == ("identity_key_rotated", {"identity": [None, "3"]}, None)


def test_a_rotation_that_was_interrupted_goes_on_with_what_is_left(people, settings, monkeypatch):
    monkeypatch.setattr(identity_keys, "_AT_ONCE", 1)
    record = identity_keys.record

    def interrupted(**event):
        if AuditEvent.objects.exists():
            raise KeyboardInterrupt
        record(**event)

    monkeypatch.setattr(identity_keys, "record", interrupted)
    with pytest.raises(KeyboardInterrupt):
        rotated()
    assert len(names()) == 3

    monkeypatch.setattr(identity_keys, "record", record)
    assert rotated().startswith("2 rows")
    assert rotated().startswith("0 rows")


def test_an_identity_that_no_key_opens_is_said_and_left_as_it_is(people, settings):
    settings.IDENTITY_KEYS = [NEW]
    with pytest.raises(CommandError, match="no key in IDENTITY_KEYS opens this text"):
        rotated()
    assert not AuditEvent.objects.exists()


def test_drafts_and_second_factors_are_encrypted_anew_too(people, settings):
    user = people[0].recorded_by
    old, settings.IDENTITY_KEYS = settings.IDENTITY_KEYS, settings.IDENTITY_KEYS[1:]
    Draft.objects.create(owner=user, place="registration", content="Typed", saved_at=NOW)
    app_of(user), recovery_codes_of(user)
    settings.IDENTITY_KEYS = old

    assert rotated().startswith("6 rows")
    settings.IDENTITY_KEYS = [NEW]
    assert Draft.objects.get().content == "Typed"
    assert all(
        decrypted(factor.data[name])
        for factor in Authenticator.objects.all()
        for name in ("secret", "seed")
        if name in factor.data
    )


def test_what_was_encrypted_anew_is_told_of_as_every_version_is(people):
    rotated()
    (event,) = AuditEvent.objects.all()
    assert [model for model, _, _ in event.versions].count("historicalidentity") == Identity.versions.count() == 6
