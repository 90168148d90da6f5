"""Who has no password here shows at the provider, before each signature, that it is they: anew and for it alone."""

import time

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils import timezone

from screening.actions.base import Refused
from screening.actions.signing import sign_decision
from screening.actions.suspension import confirm_signer, suspend_signing
from screening.models import AuditEvent, ScreeningVisit, Signature, SigningSuspension
from screening.queries.signatures import is_intact
from tests.factors import app_of, shown
from tests.provider import linked
from tests.scenes import administrator, in_review, investigator_of
from tests.views.people import address, text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def signer(site, provider):
    return linked(investigator_of(site), provider)


@pytest.fixture
def signed_in(client, provider, signer):
    client.get(provider.authorize(client.post(reverse("sign_on")).context["onward"]))
    return client


@pytest.fixture
def visit(site):
    return in_review(site)


def press(client, visit, **fields):
    """The one button of the form to sign."""
    visit = ScreeningVisit.objects.get(pk=visit.pk)
    sent = {"version": visit.version, "meaning": "eligible"} | fields
    return client.post(address("sign", visit), {f"sign-{k}": v for k, v in sent.items()}, follow=True)


def show(client, provider, visit, **fields):
    """What the page says after the way to the provider and back."""
    return text_of(client.get(provider.authorize(press(client, visit, **fields).context["onward"]), follow=True))


def test_each_signature_takes_the_provider_asking_anew(signed_in, provider, visit, site):
    assert "First sign in once more with University account." in text_of(signed_in.get(address("review", visit)))
    assert "You have shown that it is you. Now sign." in show(signed_in, provider, visit)
    assert provider.asked[-1]["prompt"] == "login"
    assert provider.asked[-1]["max_age"] == "0"
    assert not Signature.objects.exists(), "the way back signs nothing by itself"

    assert "Signed." in text_of(press(signed_in, visit))
    signature = Signature.objects.get()
    assert is_intact(signature)
    assert "shown_at_provider" not in signed_in.session, "it serves once"

    press(signed_in, in_review(site))
    assert Signature.objects.count() == 1, "what was shown for one signature does not serve for the next"


def test_what_was_shown_for_one_signature_serves_for_no_other(signed_in, provider, visit, site, signer, monkeypatch):
    show(signed_in, provider, visit)
    elsewhere = type(signed_in)()
    elsewhere.force_login(signer)
    later = time.time() + 301

    assert "onward" in press(signed_in, visit, meaning="screen_failure").context
    assert "onward" in press(signed_in, visit, version=999).context
    assert "onward" in press(signed_in, in_review(site)).context, "another attempt"
    assert "onward" in press(elsewhere, visit).context, "another session"
    monkeypatch.setattr("screening.views.signing_proof.time", lambda: later)
    assert "onward" in press(signed_in, visit).context, "five minutes later"
    assert not Signature.objects.exists()


def test_somebody_else_at_the_provider_or_another_sign_in_there_signs_nothing(signed_in, provider, visit, signer):
    provider.claims = {"nonce": "of another sign-in"}
    assert "did not confirm that it is you. Nothing was signed." in show(signed_in, provider, visit)
    provider.claims, provider.subject = {}, "somebody else"
    assert "Somebody else signed in with University account. Nothing was signed." in show(signed_in, provider, visit)
    assert "onward" in press(signed_in, visit).context
    event = AuditEvent.objects.get(action="sign_on_refused")
    assert (event.by, event.subject_id) == (signer, str(signer.pk))


def test_a_provider_that_did_not_ask_anew_is_not_believed(signed_in, provider, visit):
    for auth_time in (int(time.time()) - 60, None, "now"):
        provider.claims = {"auth_time": auth_time}
        said = show(signed_in, provider, visit)
        assert "was not a new one" in said or "did not confirm that it is you" in said
        assert "Nothing was signed." in said
    assert "onward" in press(signed_in, visit).context


def test_the_first_signature_of_a_session_takes_the_second_factor_too(signed_in, provider, visit, signer, site):
    app_of(signer)
    show(signed_in, provider, visit)
    assert "Enter the code of your second factor." in text_of(press(signed_in, visit))
    assert "This code is not right" in text_of(press(signed_in, visit, code="000000"))
    assert "Signed." in text_of(press(signed_in, visit, code=shown()))

    another = in_review(site)
    show(signed_in, provider, another)
    assert "Signed." in text_of(press(signed_in, another))


def test_a_provider_that_asks_for_a_second_factor_itself_is_enough(signed_in, provider, visit, signer, settings):
    app_of(signer)
    settings.OIDC = provider.settings(asks_second_factor=True)
    show(signed_in, provider, visit)
    assert "Signed." in text_of(press(signed_in, visit))


def test_without_a_password_nobody_signs_by_a_second_factor_alone(signed_in, visit, signer):
    with pytest.raises(Refused, match="Sign in once more with University account"):
        sign_decision(
            by=signer, at=timezone.now(), visit=visit, meaning="eligible", version=visit.version, shown_again=True
        )
    signer.sign_on_subject = signer.sign_on_issuer = None
    signer.save()
    assert "neither a password nor a single sign-on. Ask the administrator." in text_of(press(signed_in, visit))
    assert not Signature.objects.exists()


def test_a_link_that_an_administrator_changed_does_not_sign_before_it_is_confirmed(client, provider, visit, signer):
    giver, second = administrator(), administrator()
    client.force_login(giver)
    page = reverse("admin:screening_user_change", args=[signer.pk])
    sent = {"name": signer.name, "email": "", "is_active": "on", "sign_on_subject": "another"}
    assert client.post(page, sent).status_code == 302
    made = SigningSuspension.objects.get()
    assert (made.user, made.by, made.cause) == (signer, giver, "sign_on")
    changed = AuditEvent.objects.get(action="changed").changes
    assert changed["sign_on_subject"] == ["00u1-somebody", "another"]
    client.logout()

    provider.subject = "another"
    client.get(provider.authorize(client.post(reverse("sign_on")).context["onward"]))
    assert SigningSuspension.objects.get().new_secret_at, "they have signed in with it"
    said = text_of(client.get(address("review", visit)))
    assert "an administrator changed the link to the single sign-on of your account" in said

    with pytest.raises(PermissionDenied):
        confirm_signer(by=giver, at=timezone.now(), user=signer)
    confirm_signer(by=second, at=timezone.now(), user=signer)
    show(client, provider, visit)
    assert "Signed." in text_of(press(client, visit))


def test_a_sign_on_settles_no_password_of_whom_an_administrator_sent_a_link(client, provider, signer):
    signer.set_password("another long password")
    signer.save()
    suspend_signing(by=administrator(), at=timezone.now(), user=signer, cause="password")
    client.get(provider.authorize(client.post(reverse("sign_on")).context["onward"]))
    assert SigningSuspension.objects.get().new_secret_at is None


def test_nobody_is_linked_twice(client, provider, signer, site):
    other = investigator_of(site)
    client.force_login(administrator())
    page = reverse("admin:screening_user_change", args=[other.pk])
    answer = client.post(
        page, {"name": other.name, "email": "", "is_active": "on", "sign_on_subject": signer.sign_on_subject}
    )
    assert "Another account is linked to this subject." in text_of(answer)
