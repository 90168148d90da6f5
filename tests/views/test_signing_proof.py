"""Who signs proves it again: the first time in a session by all they have, later by the password."""

import time

import pytest
from django.urls import reverse

from screening.models import AuditEvent, ScreeningVisit, Signature
from tests.factories import PASSWORD
from tests.factors import app_of, shown, sign_in_with
from tests.scenes import in_review, investigator_of
from tests.views.people import address, text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def signer(site):
    return investigator_of(site)


def send(client, visit, user, **fields):
    """What the page says after an attempt to sign."""
    visit = ScreeningVisit.objects.get(pk=visit.pk)
    sent = {"version": visit.version, "meaning": "eligible", "username": user.username, "password": PASSWORD} | fields
    return text_of(client.post(address("sign", visit), {f"sign-{k}": v for k, v in sent.items()}, follow=True))


def test_the_first_signature_of_a_session_takes_the_second_factor_and_the_next_the_password(client, site, signer):
    app_of(signer)
    sign_in_with(client, signer, shown(-1))
    one, two = in_review(site), in_review(site)

    assert "Enter the code of your second factor." in send(client, one, signer)
    assert "This code is not right" in send(client, one, signer, code="000000")
    assert not Signature.objects.exists()
    assert "Signed." in send(client, one, signer, code=shown())
    assert "Signed." in send(client, two, signer)
    assert AuditEvent.objects.filter(action="second_factor_failed").count() == 1


def test_a_code_that_let_somebody_in_does_not_sign_too(client, site, signer):
    code = app_of(signer)()
    sign_in_with(client, signer, code)
    assert "it was used already" in send(client, in_review(site), signer, code=code)


def test_wrong_codes_at_signing_lock_the_name(client, site, signer):
    app_of(signer)
    client.force_login(signer)
    visit = in_review(site)
    for n in range(5):
        send(client, visit, signer, code=f"00000{n}")
    assert "Too many wrong passwords for this user name." in send(client, visit, signer, code=shown())
    assert not Signature.objects.exists()


@pytest.fixture
def without_password(signer):
    """As after single sign-on."""
    signer.set_unusable_password()
    signer.save()
    return signer


def test_without_a_password_one_signs_by_the_second_factor_shown_anew(client, site, without_password):
    app_of(without_password)
    client.force_login(without_password)
    visit = in_review(site)

    assert "Show your second factor again to sign." in send(client, visit, without_password)
    client.post(reverse("mfa_reauthenticate"), {"code": shown()})

    assert "Signed." in send(client, visit, without_password)


def test_what_was_shown_more_than_five_minutes_ago_does_not_sign(client, site, without_password):
    app_of(without_password)
    client.force_login(without_password)
    client.post(reverse("mfa_reauthenticate"), {"code": shown()})
    session = client.session
    session["account_authentication_methods"] = [
        each | {"at": time.time() - 301} for each in session["account_authentication_methods"]
    ]
    session.save()

    assert "Show your second factor again to sign." in send(client, in_review(site), without_password)
