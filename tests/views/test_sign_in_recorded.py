"""Coming and going is on record: one event each, never a password."""

import pytest
from django.urls import reverse

from screening.models import AuditEvent
from tests.factories import PASSWORD, UserFactory
from tests.scenes import administrator

pytestmark = pytest.mark.django_db
NEW = "another battery staple"


@pytest.fixture
def person(db):
    return UserFactory(username="Cora")


def sign_in(client, username="cora", password=PASSWORD):
    return client.post(reverse("sign_in"), {"username": username, "password": password})


def told():
    return [(event.action, event.by, event.subject_id) for event in AuditEvent.objects.order_by("pk")]


def test_signing_in_and_out_leave_one_event_each(client, person):
    sign_in(client)
    client.get(reverse("home"))
    client.post(reverse("sign_out"))
    client.post(reverse("sign_out"))
    assert told() == [("signed_in", person, str(person.pk)), ("signed_out", person, str(person.pk))]


def test_signing_in_with_what_was_typed_leaves_one_event(client, person):
    client.post(reverse("register"), {"surname": "Madeup", "username": "Cora", "password": PASSWORD})
    assert told() == [("signed_in", person, str(person.pk))]


def test_a_failure_is_on_record_with_the_name_as_it_was_typed(client, person):
    sign_in(client, "CORA", "a wrong guess")
    event = AuditEvent.objects.get()
    assert (event.action, event.by, event.subject_id) == ("failed_sign_in", None, str(person.pk))
    assert event.changes == {"username": [None, "CORA"]}


def test_a_name_that_is_no_accounts_may_be_a_password_and_is_not_kept(client, person):
    sign_in(client, "my secret password", "a wrong guess")
    event = AuditEvent.objects.get()
    assert (event.action, event.subject_id, event.changes, event.reason) == ("failed_sign_in", "", {}, "")


def test_no_password_reaches_the_trail_or_the_log(client, person, caplog):
    for _ in range(6):
        sign_in(client, "Cora", "a wrong guess")
    kept = f"{list(AuditEvent.objects.values())} {caplog.text}"
    assert "a wrong guess" not in kept


def test_a_session_that_grew_too_old_ends_on_record(client, person):
    sign_in(client)
    session = client.session
    session["signed_in_at"] = 0
    session.save()
    client.get(reverse("home"))
    assert [action for action, _, _ in told()] == ["signed_in", "signed_out"]


@pytest.mark.parametrize("make", [UserFactory, administrator])
def test_a_new_password_of_ones_own_is_on_record_once_without_it(client, make):
    user = make()
    sign_in(client, user.username)
    client.post(reverse("change_password"), {"old_password": PASSWORD, "new_password1": NEW, "new_password2": NEW})
    assert told()[1:] == [("own_password_changed", user, str(user.pk))]
    assert NEW not in str(list(AuditEvent.objects.values()))


def test_administrators_change_their_own_password_like_everybody(client):
    user = administrator()
    client.force_login(user)
    answer = client.post(
        reverse("admin:auth_user_password_change", args=[user.pk]), {"password1": NEW, "password2": NEW}
    )
    assert answer["Location"] == reverse("change_password")
    user.refresh_from_db()
    assert user.check_password(PASSWORD)
