"""Passwords, second factors and verdicts keep no versions; what is sealed of them follows what people do."""

import pytest
from allauth.mfa.models import Authenticator
from django.contrib.auth.hashers import make_password

from screening.models import User
from screening.queries.verification.credentials import broken_credentials
from screening.queries.verification.versions import broken_versions
from tests.factories import PASSWORD, UserFactory, past_the_trail
from tests.factors import app_of, give_password, passkey_of


def broken():
    return [*broken_credentials(), *broken_versions()]


@pytest.mark.django_db(transaction=True)
def test_each_change_of_a_password_or_second_factor_is_kept_together_with_its_event(client, settings, tmp_path):
    settings.AUDIT_ANCHOR = tmp_path / "anchor.log"
    user = UserFactory()
    (made,) = (finding for finding in broken() if "user" in finding)  # by the test, without an event
    give_password(client, user)
    app_of(user)
    passkey_of(user)
    new = {"old_password": PASSWORD, "new_password1": "another battery", "new_password2": "another battery"}
    assert client.post("/password/", new).status_code == 302

    assert User.objects.get().check_password("another battery")
    assert broken() == [made]


@pytest.mark.django_db
def test_a_factor_put_in_past_the_application_is_not_made_good_by_being_used_or_renamed():
    user = UserFactory()
    app_of(user)
    past_the_trail(Authenticator).update(data={"secret": "forged"})
    forged = Authenticator.objects.get()
    forged.record_usage()
    forged.save()

    assert list(broken_credentials()) == [f"user {user.pk}: its second factor {forged.pk} was changed"]


@pytest.mark.django_db
def test_a_password_put_in_past_the_application_is_not_made_good_by_signing_in(client, settings):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.PBKDF2PasswordHasher", *settings.PASSWORD_HASHERS]
    user = UserFactory()
    past_the_trail(User).update(password=make_password(PASSWORD, hasher="md5"))

    give_password(client, user)

    assert "_auth_user_id" in client.session
    assert list(broken_credentials()) == [f"user {user.pk}: its password was changed"]
