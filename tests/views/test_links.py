"""A password by link: to its owner alone, once, for an hour, and with no sign of who has an account."""

import logging
import re
from datetime import timedelta
from io import StringIO
from unittest.mock import Mock

import pytest
from django.core import mail
from django.core.management import CommandError, call_command
from django.db import OperationalError
from django.urls import reverse
from django.utils import timezone
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode

from mightscreen.logs import WithoutValues
from screening.models import AuditEvent, User
from tests.factories import UserFactory, past_the_trail
from tests.scenes import administrator

pytestmark = pytest.mark.django_db
NEW = "another battery staple"


@pytest.fixture
def person(db):
    return UserFactory(username="cora", email="cora@example.org")


@pytest.fixture(autouse=True)
def sent_at_once(monkeypatch, settings, django_capture_on_commit_callbacks):
    """Mail goes out in the foreground, at the end of what would be a transaction."""
    settings.EMAIL_HOST = "mail.example.org"
    monkeypatch.setattr("screening.actions.links._background.submit", lambda send, *args: send(*args))
    monkeypatch.setattr("screening.actions.links.transaction.on_commit", lambda act, **kwargs: act())


def ask(client, email="cora@example.org"):
    return client.post(reverse("forgotten"), {"email": email}, follow=True)


def link():
    return re.search(r"http://testserver(/password/set/\S+)", mail.outbox[-1].body)[1]


def use(client, address, password=NEW):
    form = client.get(address, follow=True)
    sent = {"new_password1": password, "new_password2": password}
    return client.post(form.request["PATH_INFO"], sent, follow=True).content.decode()


def has_new_password(person):
    return User.objects.get(pk=person.pk).check_password(NEW)


def events(action):
    return AuditEvent.objects.filter(action=action)


def test_a_link_sets_a_password_once_and_is_on_record(client, person):
    ask(client)
    address = link()

    assert "Your password is set." in use(client, address)
    assert has_new_password(person)
    assert "does not work any more" in use(client, address, "a third battery staple")
    assert has_new_password(person)
    assert events("reset_asked").get().subject_id == str(person.pk)
    assert events("reset_used").get().by == person


def test_a_link_works_for_an_hour(client, person, monkeypatch):
    ask(client)
    later = timezone.now() + timedelta(hours=1, minutes=1)
    monkeypatch.setattr(
        "django.contrib.auth.tokens.PasswordResetTokenGenerator._now", lambda self: later.replace(tzinfo=None)
    )
    assert "does not work any more" in use(client, link())


def test_a_link_that_was_altered_or_is_somebody_elses_sets_nothing(client, person):
    other = UserFactory()
    ask(client)
    *_, number, token, _ = link().split("/")
    altered = token[:-1] + ("1" if token.endswith("0") else "0")

    for where in ([number, altered], [urlsafe_base64_encode(force_bytes(other.pk)), token]):
        assert "does not work any more" in use(client, reverse("set_password", args=where))
    assert not has_new_password(person)
    assert not has_new_password(other)


def test_an_unknown_address_is_answered_like_a_known_one(client, person):
    known, unknown = ask(client), ask(client, "nobody@example.org")

    assert [page.redirect_chain for page in (known, unknown)] == [[("/sign-in/", 302)]] * 2
    without_token = [re.sub(r'value="\w{64}"', "", page.content.decode()) for page in (known, unknown)]
    assert without_token[0] == without_token[1]
    assert len(mail.outbox) == 1
    assert "nobody@example.org" not in str(list(AuditEvent.objects.values()))


def test_who_asks_again_and_again_fills_nobody_s_mailbox(client, person, monkeypatch):
    now = timezone.now()
    for minutes in (0, 1, 4, 10):
        monkeypatch.setattr("django.utils.timezone.now", lambda after=minutes: now + timedelta(minutes=after))
        ask(client)
        if minutes == 4:
            assert len(mail.outbox) == 1

    assert len(mail.outbox) == 2
    assert events("reset_asked").count() == 4


def test_the_mail_names_the_account_and_nothing_else(client, person):
    ask(client)
    assert mail.outbox[0].to == ["cora@example.org"]
    assert "“cora”" in mail.outbox[0].body
    assert person.name not in mail.outbox[0].body


def test_a_closed_account_gets_no_link_and_its_links_do_nothing(client, person):
    ask(client)
    address = link()
    past_the_trail(User).filter(pk=person.pk).update(is_active=False)
    mail.outbox.clear()

    ask(client)

    assert mail.outbox == []
    assert "does not work any more" in use(client, address)
    assert not has_new_password(person)


def test_a_common_password_is_refused_by_link_too(client, person):
    ask(client)
    assert "too common" in use(client, link(), "password1234")


def test_an_administrator_sends_a_link_that_they_do_not_see(client, person):
    ada = administrator()
    client.force_login(ada)

    page = client.post(reverse("admin:auth_user_password_change", args=[person.pk]), follow=True).content.decode()

    assert "A link was sent to cora@example.org." in page
    assert "/password/set/" not in page
    assert events("reset_asked").get().by == ada


def test_without_a_mail_server_the_administrator_is_shown_the_link_once(client, person, settings):
    settings.EMAIL_HOST = ""
    client.force_login(administrator())
    send = reverse("admin:auth_user_password_change", args=[person.pk])

    assert "/password/set/" in client.post(send).content.decode()
    assert "/password/set/" not in client.get(send).content.decode()
    assert mail.outbox == []


def test_a_mail_server_out_of_reach_is_no_fault_of_the_page(client, person, monkeypatch, caplog):
    def refuse(*args):
        raise ConnectionRefusedError

    monkeypatch.setattr("screening.actions.links.send_mail", refuse)
    assert "If an account has this address" in ask(client).content.decode()
    assert "could not be mailed" in caplog.text


def test_asking_leaves_the_same_trace_and_takes_as_long_whether_or_not_a_password_was_ever_set(client, person):
    without = UserFactory(email="new@example.org")
    without.set_unusable_password()
    without.save()

    for asked, email in enumerate(("new@example.org", "nobody@example.org"), start=1):
        ask(client, email)
        assert events("reset_asked").count() == asked
    assert mail.outbox == []
    assert {event.subject_id for event in events("reset_asked")} == {""}


def test_no_command_sets_the_password_of_another(person):
    with pytest.raises(CommandError, match="Its owner sets it, by a link"):
        call_command("changepassword", person.username)


def test_a_link_that_failed_stands_in_the_log_without_what_it_opens(client, person, monkeypatch):
    """Whoever reads the log could use it: it was not used up."""
    ask(client)
    written = logging.StreamHandler(StringIO())
    written.setFormatter(WithoutValues())
    monkeypatch.setattr(logging.getLogger("django.request"), "handlers", [written])
    monkeypatch.setattr("screening.views.links._SetPassword.get_user", Mock(side_effect=OperationalError))
    client.raise_request_exception = False

    assert client.get(link()).status_code == 503

    log = written.stream.getvalue()
    assert "/password/set/" in log
    assert link().split("/")[-2] not in log
