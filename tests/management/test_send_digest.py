"""The daily e-mail: only to those who asked, only counts, once a day."""

import smtplib
from io import StringIO

import pytest
from django.core import mail
from django.core.management import CommandError, call_command
from django.test import Client

from screening.actions.base import Refused
from screening.actions.digest import choose_digest
from screening.models import AuditEvent
from tests.factories import NOW, IdentityFactory, ParticipantFactory, SiteFactory, SiteRoleFactory
from tests.scenes import NEXT_DAY, draft, facts_without, in_review

pytestmark = pytest.mark.django_db
HOME = "https://screening.example.org/"


@pytest.fixture(autouse=True)
def today(monkeypatch):
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW)


@pytest.fixture
def site(db):
    site = SiteFactory(code="UAB")
    IdentityFactory(participant=draft(site, facts_without("ck")).participant)
    in_review(site)
    ParticipantFactory(site=site)
    return site


def reader_of(site, *, wanted=True, **fields):
    role = fields.pop("role", "coordinator")
    user = SiteRoleFactory(site=site, role=role, user__email=fields.pop("email", "cora@example.org")).user
    if wanted:
        choose_digest(by=user, at=NOW, wanted=True)
    return user


def send():
    out = StringIO()
    call_command("send_digest", HOME, stdout=out, stderr=StringIO())
    return out.getvalue()


def test_it_counts_what_waits_for_its_reader_and_names_nobody(site):
    reader_of(site)
    assert send() == "1 daily e-mails sent.\n"
    (sent,) = mail.outbox
    assert sent.to == ["cora@example.org"]
    assert "2 people wait for you" in sent.body
    assert "   1  Answers missing\n   1  Not started\n" in sent.body
    assert HOME in sent.body
    assert not any(secret in sent.subject + sent.body for secret in ("UAB", "Madeup", "MRN", "investigator"))


def test_an_investigator_is_told_of_what_waits_for_their_review(site):
    reader_of(site, role="investigator")
    send()
    assert "   1  Waiting for your review\n" in mail.outbox[0].body


def test_nobody_gets_it_who_has_not_asked_for_it(site):
    reader_of(site, wanted=False)
    send()
    assert mail.outbox == []


def test_nothing_is_sent_where_nobody_waits_or_to_who_may_no_longer_sign_in(site):
    reader_of(SiteFactory())
    reader_of(site, role="monitor")
    gone = reader_of(site)
    gone.is_active = False
    gone.save()
    send()
    assert mail.outbox == []
    assert not AuditEvent.objects.filter(action="digest_sent").exists()


def test_a_second_run_on_the_same_day_sends_nothing_and_the_next_day_does(site, monkeypatch):
    user = reader_of(site)
    send(), send()
    (event,) = AuditEvent.objects.filter(action="digest_sent")
    assert (event.by, event.subject_id, len(mail.outbox)) == (None, str(user.pk), 1)
    monkeypatch.setattr("django.utils.timezone.now", lambda: NEXT_DAY)
    send()
    assert len(mail.outbox) == 2


def test_what_could_not_be_sent_is_told_and_sent_by_the_next_run(site, monkeypatch):
    reader_of(site)
    with monkeypatch.context() as failing:
        failing.setattr("screening.actions.digest.send_mail", _unreachable)
        with pytest.raises(CommandError, match="1 could not be sent"):
            send()
    assert not AuditEvent.objects.filter(action="digest_sent").exists()
    send()
    assert len(mail.outbox) == 1


def _unreachable(*args):
    raise smtplib.SMTPServerDisconnected


@pytest.mark.parametrize("address", ["screening", "ftp://screening.example.org/"])
def test_an_address_that_leads_nowhere_is_refused(address):
    with pytest.raises(CommandError, match="where people sign in"):
        call_command("send_digest", address)


def test_a_server_without_a_mail_server_says_so(settings):
    settings.LOCAL = False
    with pytest.raises(CommandError, match="EMAIL_HOST"):
        call_command("send_digest", HOME)


def test_one_s_own_choice_is_on_record_and_its_repetition_is_not(site):
    user = reader_of(site, wanted=False)
    browser = Client()
    browser.force_login(user)
    address = "/account/daily-e-mail/"
    assert b"You do not get it" in browser.get(address).content
    for wanted in ("yes", "yes", "no"):
        browser.post(address, {"wanted": wanted})
    events = AuditEvent.objects.filter(action="digest_chosen", by=user)
    assert [event.changes for event in events] == [{"daily_email": ["off", "on"]}, {"daily_email": ["on", "off"]}]
    browser.post(address, {"wanted": "yes"})
    assert b"You get it" in browser.get(address).content


def test_without_an_address_there_is_nothing_to_choose(site):
    user = reader_of(site, wanted=False, email="")
    with pytest.raises(Refused):
        choose_digest(by=user, at=NOW, wanted=True)
    browser = Client()
    browser.force_login(user)
    assert "Ask the administrator to enter it" in browser.get("/account/daily-e-mail/").content.decode()
    answer = browser.post("/account/daily-e-mail/", {"wanted": "yes"}, follow=True)
    assert "message-error" in answer.content.decode()
