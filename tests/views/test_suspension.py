"""Nobody signs for another: what an administrator touches has to be settled by its owner and a second person."""

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from screening.actions.base import Refused
from screening.actions.second_factor import remove_second_factor
from screening.actions.suspension import Cause, confirm_signer, note_new_secret, suspend_signing
from screening.models import AuditEvent, Signature, SigningSuspension
from tests.factories import NOW, PASSWORD, UserFactory
from tests.factors import app_of
from tests.scenes import LATER, administrator, coordinator_of, in_review, investigator_of, sign
from tests.views.people import address, text_of

pytestmark = pytest.mark.django_db
NEW = "another battery staple"


@pytest.fixture
def ada(db):
    return administrator()


@pytest.fixture
def signer(site):
    return investigator_of(site)


@pytest.fixture
def touched(client, ada, signer):
    """The administrator has changed the signer's e-mail address."""
    client.force_login(ada)
    change = reverse("admin:screening_user_change", args=[signer.pk])
    client.post(change, {"name": signer.name, "email": "other@example.org", "is_active": "on"})
    return signer


def set_new_password(client, user):
    client.force_login(user)
    sent = {"old_password": PASSWORD, "new_password1": NEW, "new_password2": NEW}
    client.post(reverse("change_password"), sent)
    user.refresh_from_db()


def confirm(client, by, user):
    client.force_login(by)
    standing = SigningSuspension.objects.filter(user=user).last()
    return client.post(reverse("confirm_signer", args=[user.pk]), {"seen": standing.pk})


def events(action):
    return AuditEvent.objects.filter(action=action)


def test_signing_waits_for_a_new_secret_and_then_for_a_second_person(client, site, touched):
    visit = in_review(site)
    with pytest.raises(Refused, match="Set a new password or second factor"):
        sign(visit, touched)
    assert confirm(client, administrator(), touched).status_code == 302
    assert not events("signing_confirmed").exists()

    set_new_password(client, touched)
    with pytest.raises(Refused, match="Now ask another investigator of your site or another administrator"):
        sign(visit, touched)
    colleague = investigator_of(site)
    confirm(client, colleague, touched)

    client.force_login(touched)
    sent = {"version": visit.version, "meaning": "eligible", "username": touched.username, "password": NEW}
    client.post(address("sign", visit), {f"sign-{name}": value for name, value in sent.items()})
    assert Signature.objects.get().signed_by == touched
    assert events("signing_suspended").get().changes == {"cause": [None, "email"]}
    assert events("signing_confirmed").get().by == colleague


def test_neither_the_toucher_nor_the_signer_nor_a_stranger_confirms(client, site, elsewhere, ada, touched):
    set_new_password(client, touched)
    answers = [
        confirm(client, other, touched).status_code
        for other in (ada, touched, investigator_of(elsewhere), coordinator_of(site), UserFactory())
    ]
    assert answers == [404, 404, 404, 403, 403]
    for somebody in (ada, touched):
        with pytest.raises(PermissionDenied):
            confirm_signer(by=somebody, at=timezone.now(), user=touched)
    assert SigningSuspension.objects.get().confirmed_at is None


def test_the_database_refuses_a_confirmation_by_the_signer_or_the_toucher(ada, touched):
    standing = SigningSuspension.objects.get()
    standing.new_secret_at = standing.confirmed_at = timezone.now()
    for somebody in (touched, ada):
        standing.confirmed_by = somebody
        with pytest.raises(IntegrityError), transaction.atomic():
            standing.save(update_fields=["new_secret_at", "confirmed_at", "confirmed_by"])


def test_what_is_touched_after_the_new_secret_needs_another(site, ada, signer):
    suspend_signing(by=ada, at=NOW, user=signer, cause=Cause.EMAIL)
    note_new_secret(user=signer, at=LATER)
    suspend_signing(by=ada, at=LATER, user=signer, cause=Cause.DELEGATION)
    with pytest.raises(Refused, match="has to set a new password or second factor first"):
        confirm_signer(by=investigator_of(site), at=LATER, user=signer)


def test_two_administrators_who_both_touched_do_not_confirm_each_other(client, site, ada, signer):
    other = administrator()
    for by in (ada, other):
        suspend_signing(by=by, at=NOW, user=signer, cause=Cause.EMAIL)
    note_new_secret(user=signer, at=LATER)
    assert {confirm(client, by, signer).status_code for by in (ada, other)} == {404}


def test_a_second_factor_set_up_anew_is_a_new_secret(site, ada, signer):
    app_of(signer)
    remove_second_factor(by=ada, at=NOW, user=signer, reason="Phone lost")
    app_of(signer)
    confirm_signer(by=investigator_of(site), at=timezone.now(), user=signer)
    assert SigningSuspension.objects.get().cause == "second_factor"


def test_giving_a_delegation_suspends_until_confirmed(client, site, ada):
    new = investigator_of(site, delegated=False)
    client.force_login(ada)
    given = {"user": new.pk, "site": site.pk, "task": "sign_eligibility", "valid_from": "2026-01-01"}

    client.post(reverse("admin:screening_delegation_add"), given)

    with pytest.raises(Refused, match="changed the delegation"):
        sign(in_review(site), new)


def test_a_password_set_by_a_link_that_an_administrator_asked_for_awaits_a_second_person(client, site, ada, signer):
    client.force_login(ada)
    page = client.post(reverse("admin:auth_user_password_change", args=[signer.pk])).content.decode()
    assert not SigningSuspension.objects.exists()

    form = client.get(page.split("http://testserver")[1].split("<")[0], follow=True)
    client.post(form.request["PATH_INFO"], {"new_password1": NEW, "new_password2": NEW})

    standing = SigningSuspension.objects.get()
    assert (standing.cause, standing.by, standing.confirmed_at) == ("password", ada, None)
    assert confirm(client, ada, signer).status_code == 404


def test_who_may_not_sign_anywhere_and_who_is_made_up_is_not_suspended(site, ada):
    made_up = investigator_of(site)
    made_up.is_demo = True
    for user in (coordinator_of(site), made_up):
        assert suspend_signing(by=ada, at=timezone.now(), user=user, cause=Cause.EMAIL) is None


def test_home_the_review_and_the_list_say_what_waits(client, site, touched):
    client.force_login(touched)
    assert "Your signing is suspended" in text_of(client.get(reverse("home")))
    assert "Your signing is suspended" in text_of(client.get(address("review", in_review(site))))
    client.force_login(investigator_of(site))
    assert f"{touched.name} cannot sign" in text_of(client.get(reverse("home")))
    page = text_of(client.get(reverse("signers")))
    assert "changed the e-mail address on" in page
    assert "has to set a new password or second factor first" in page
