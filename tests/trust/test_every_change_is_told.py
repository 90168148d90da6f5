"""Whatever is done, the event of it tells of every row that was written, and nobody is alarmed."""

from io import StringIO
from unittest import mock
from uuid import uuid4

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.webauthn.views import AddWebAuthnView
from cryptography.fernet import Fernet
from django.contrib.admin import site as administration
from django.core.management import call_command
from django.urls import reverse

from screening.actions.anchor import drop_anchor
from screening.actions.passwords import own_password_changed
from screening.actions.reasons import ReasonsMissing
from screening.actions.screening import start_attempt
from screening.actions.sources import record_source, verify_sources
from screening.actions.suspension import confirm_signer, suspend_signing
from screening.forms.sign_in import PasswordByLinkForm
from screening.models import AuditEvent, DeviationNote, SigningSuspension, Source, User, told
from screening.queries.verification import findings
from screening.queries.verification.live import broken_rows
from screening.queries.verification.suspensions import broken_suspensions
from screening.queries.verification.versions import broken_versions
from tests.factories import BASE_FACTS, NOW, SiteFactory, UserFactory, past_the_trail
from tests.factors import give_password, passkey_of
from tests.scenes import (
    LATER,
    NEXT_DAY,
    administrator,
    consent_of,
    coordinator_of,
    draft,
    enrolled,
    investigator_of,
    monitor_of,
    save,
    screen_failure,
)
from tests.trust.everything import everything

pytestmark = pytest.mark.django_db


def test_the_event_of_a_correction_after_enrolment_tells_of_its_deviation_note():
    site = SiteFactory()
    visit = enrolled(site)

    save(visit, coordinator_of(site), BASE_FACTS | {"weight": {"value": 71, "unit": "kg"}}, reason="A slip.")

    assert DeviationNote.objects.count() == 1
    assert told.untold() == []


def test_a_verified_source_that_changes_with_its_facts_is_kept_as_it_is():
    site = SiteFactory()
    visit, coordinator = draft(site), coordinator_of(site)
    record_source(by=coordinator, at=NOW, visit=visit, code="E14", document="Chart")
    verify_sources(by=monitor_of(site), at=NOW, visit=visit, codes=["E14"])

    facts = BASE_FACTS | {"weight": {"value": 71, "unit": "kg"}}
    save(visit, coordinator, facts, sources={"E14": {"document": "Letter"}})

    source = Source.objects.get()
    assert (source.document, source.verified_at) == ("Letter", None)
    assert [*broken_versions(), *broken_rows()] == []


def test_a_new_password_brings_nothing_back_that_an_administrator_changed_meanwhile():
    loaded = UserFactory()
    closed = User.objects.get(pk=loaded.pk)
    closed.is_active = False
    closed.save()

    form = PasswordByLinkForm(loaded, dict.fromkeys(("new_password1", "new_password2"), "another battery staple"))
    assert form.is_valid(), form.errors
    form.save()

    kept = User.objects.get(pk=loaded.pk)
    assert kept.check_password("another battery staple")
    assert not kept.is_active


@pytest.mark.parametrize("forged", ["lifted", "secret", "taken back"])
def test_a_suspension_that_was_lifted_past_the_application_is_found(forged):
    site = SiteFactory()
    signer, one, other = investigator_of(site), administrator(), administrator()
    made = suspend_signing(by=one, at=NOW, user=signer, cause="email")
    own_password_changed(by=signer, at=LATER)
    if forged == "taken back":
        confirm_signer(by=other, at=NEXT_DAY, user=signer)
    assert list(broken_suspensions()) == []

    said = {
        "lifted": {"confirmed_by": other, "confirmed_at": NEXT_DAY},
        "secret": {"new_secret_at": NEXT_DAY},
        "taken back": {"confirmed_by": None, "confirmed_at": None},
    }[forged]
    past_the_trail(SigningSuspension).filter(pk=made.pk).update(**said)

    (finding,) = broken_suspensions()
    assert finding.startswith(
        f"event {AuditEvent.objects.last().pk}:" if forged == "taken back" else f"signing suspension {made.pk}:"
    )
    assert finding in findings()


def test_what_an_earlier_attempt_was_submitted_with_changes_with_a_reason_only():
    site = SiteFactory()
    first, coordinator = screen_failure(site), coordinator_of(site)
    again = {"by": coordinator, "at": NOW, "participant": first.participant, "submission_key": uuid4()}
    born = BASE_FACTS | {"date_of_birth": "1971-05-15"}

    with pytest.raises(ReasonsMissing):
        start_attempt(facts=born, consent=consent_of(first), **again)
    second = start_attempt(facts=BASE_FACTS, consent=consent_of(first), **again)
    with pytest.raises(ReasonsMissing) as missing:
        save(second, coordinator, born | {"weight": {"value": 71, "unit": "kg"}})
    save(second, coordinator, born, reason="A slip of the pen.")

    assert missing.value.missing == ["date_of_birth"]
    event = AuditEvent.objects.filter(visit=second).last()
    assert event.changes == {"date_of_birth": ["1971-05-14", "1971-05-15", "A slip of the pen."]}


def test_after_everything_that_people_do_nothing_is_untold_and_nobody_is_alarmed(settings, tmp_path):
    settings.AUDIT_ANCHOR = tmp_path / "anchor.log"
    for number, done in enumerate(everything()):
        assert told.untold() == [], (number, done)
    settings.IDENTITY_KEYS = [Fernet.generate_key().decode(), *settings.IDENTITY_KEYS]
    call_command("rotate_identity_key", stdout=StringIO())
    drop_anchor(AuditEvent.objects.last(), now=True)

    assert list(findings()) == []


def test_a_passkey_that_cannot_be_put_on_record_is_not_set_up(client, monkeypatch):
    give_password(client, UserFactory())
    client.raise_request_exception = False
    monkeypatch.setattr(AddWebAuthnView, "post", lambda view, request: passkey_of(request.user))
    with mock.patch("screening.actions.second_factor.record", side_effect=RuntimeError) as told_of:
        assert client.post(reverse("mfa_add_webauthn")).status_code == 500

    assert told_of.called
    assert not Authenticator.objects.exists()


def test_an_administrator_writes_what_they_changed_and_nothing_else(client):
    user, browser = UserFactory(), client
    browser.force_login(administrator())
    address = f"/administration/screening/user/{user.pk}/change/"
    said = {"name": user.name, "email": "", "is_active": "on"}
    events = AuditEvent.objects.count()

    assert browser.post(address, said).status_code == 302
    assert AuditEvent.objects.count() == events

    def a_new_password_meanwhile(request, obj, form, change):
        mine = User.objects.get(pk=obj.pk)
        mine.set_password("another battery staple")
        mine.save(update_fields=["password"])
        return save_model(request, obj, form, change)

    admin_of_users = administration.get_model_admin(User)
    save_model = admin_of_users.save_model
    with mock.patch.object(admin_of_users, "save_model", a_new_password_meanwhile):
        assert browser.post(address, said | {"name": "Other"}).status_code == 302

    kept = User.objects.get(pk=user.pk)
    assert kept.name == "Other"
    assert kept.check_password("another battery staple")
