"""A passkey is known by the name that its owner gave it."""

import pytest
from allauth.mfa.models import Authenticator
from django.urls import reverse

from screening.models import AuditEvent
from screening.queries.verification.credentials import broken_credentials
from tests.factories import UserFactory
from tests.factors import give_password, passkey_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def owner(client):
    user = UserFactory()
    give_password(client, user)
    return user


def named(client, passkey, name):
    return client.post(reverse("mfa_edit_webauthn", args=[passkey.pk]), {"name": name})


def test_its_owner_renames_it_on_record_and_removes_it_by_that_name(client, owner):
    passkey = passkey_of(owner)
    assert named(client, passkey, "Grey key").url == reverse("mfa_index")

    assert Authenticator.objects.get().wrap().name == "Grey key"
    event = AuditEvent.objects.last()
    assert (event.action, event.by, event.changes) == (
        "passkey_renamed",
        owner,
        {"passkey": ["My passkey", "Grey key"]},
    )
    assert list(broken_credentials()) == []
    assert "Rename Grey key" in client.get(reverse("mfa_index")).content.decode()
    removal = client.get(reverse("mfa_remove_webauthn", args=[passkey.pk])).content.decode()
    assert "The passkey “Grey key” will no longer work" in removal


@pytest.mark.parametrize("name", ["", "x" * 61, "a\0b", "\ud800"])
def test_what_is_no_name_is_refused_in_words(client, owner, name):
    passkey = passkey_of(owner)
    answer = client.post(
        reverse("mfa_edit_webauthn", args=[passkey.pk]),
        b"name=" + name.encode(errors="surrogatepass"),
        content_type="application/x-www-form-urlencoded",
    )

    assert answer.status_code < 500
    assert "\ud800" not in Authenticator.objects.get().wrap().name
    assert name != Authenticator.objects.get().wrap().name


def test_that_of_somebody_else_is_not_there(client, owner):
    other = passkey_of(UserFactory())

    assert named(client, other, "Mine").status_code == 404
    assert Authenticator.objects.get().wrap().name == "My passkey"
