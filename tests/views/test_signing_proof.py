"""Who signs proves it again: the first time in a session by all they have, later by the password."""

import pytest

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
