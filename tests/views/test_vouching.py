"""Who vouches for a signer is truly a second person: none whose account may be in the same hands."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils import timezone

from screening.actions.links import link_used, send_link
from screening.actions.second_factor import remove_second_factor
from screening.actions.suspension import Cause, confirm_signer, note_new_secret, suspend_signing
from screening.models import Delegation, SigningSuspension
from tests.factories import NOW, PASSWORD, AuditEventFactory, DelegationFactory, past_the_trail
from tests.factors import app_of
from tests.scenes import LATER, administrator, investigator_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def ada(db):
    return administrator()


@pytest.fixture
def signer(site):
    return investigator_of(site)


def suspended(by, user):
    """Their signing waits for the second person alone."""
    suspend_signing(by=by, at=NOW, user=user, cause=Cause.DELEGATION)
    note_new_secret(user=user, at=LATER)


def refused(by, user):
    """Whether they cannot vouch; they can once nothing stands against it."""
    with pytest.raises(PermissionDenied):
        confirm_signer(by=by, at=LATER, user=user)
    return True


def test_two_people_whose_accounts_were_touched_do_not_vouch_for_each_other(site, ada, signer):
    colleague = investigator_of(site)
    for user in (signer, colleague):
        suspended(ada, user)
    assert refused(colleague, signer)
    assert refused(signer, colleague)

    confirm_signer(by=administrator(), at=LATER, user=colleague)
    confirm_signer(by=colleague, at=LATER, user=signer)


def test_an_investigator_to_whom_nothing_is_delegated_does_not_vouch(site, ada, signer):
    suspended(ada, signer)
    colleague = investigator_of(site, delegated=False)
    DelegationFactory(user=colleague)  # elsewhere
    assert refused(colleague, signer)


@pytest.mark.parametrize("touch", ["e-mail", "link", "second factor", "made"])
def test_who_touched_an_account_before_anything_was_delegated_does_not_vouch_later(client, site, ada, touch):
    user = investigator_of(site, delegated=False)
    match touch:
        case "e-mail":
            client.force_login(ada)
            sent = {"name": user.name, "email": "ada@example.org", "is_active": "on"}
            client.post(reverse("admin:screening_user_change", args=[user.pk]), sent)
        case "link":
            send_link(by=ada, at=NOW, user=user, absolute=str)
        case "second factor":
            app_of(user)
            remove_second_factor(by=ada, at=NOW, user=user, reason="Phone lost")
        case "made":
            AuditEventFactory(by=ada, action="created", subject=user)
    DelegationFactory(user=user, site=site)
    suspended(administrator(), user)
    assert refused(ada, user)

    confirm_signer(by=administrator(), at=LATER, user=user)
    suspended(administrator(), user)
    confirm_signer(by=ada, at=LATER, user=user)  # what they did was settled


@pytest.mark.parametrize("touch", ["made", "given the rights", "link", "made by a third whom the first had made"])
def test_an_administrator_whose_account_another_may_have_in_hand_vouches_for_nothing_of_theirs(ada, signer, touch):
    second, third = administrator(), administrator()
    match touch:
        case "made":
            AuditEventFactory(by=ada, action="created", subject=second)
        case "given the rights":
            changes = {"is_administrator": ["False", "True"]}
            AuditEventFactory(by=ada, action="changed", subject=second, changes=changes)
        case "link":
            send_link(by=ada, at=NOW, user=second, absolute=str)
        case _:
            AuditEventFactory(by=ada, action="created", subject=third)
            AuditEventFactory(by=third, action="created", subject=second)
    suspended(ada, signer)

    assert refused(second, signer)
    confirm_signer(by=administrator(), at=LATER, user=signer)


def test_nor_does_the_first_administrator_vouch_for_what_their_second_account_did(ada, signer):
    second = administrator()
    AuditEventFactory(by=ada, action="created", subject=second)
    suspended(second, signer)

    assert refused(ada, signer)


def test_an_investigator_whom_somebody_independent_confirmed_since_vouches_again(site, ada, signer):
    colleague = investigator_of(site)
    AuditEventFactory(by=ada, action="created", subject=colleague)
    suspended(ada, colleague)
    suspended(ada, signer)
    assert refused(colleague, signer)

    confirm_signer(by=administrator(), at=LATER, user=colleague)
    confirm_signer(by=colleague, at=LATER, user=signer)


def test_of_two_administrators_who_sent_a_link_neither_vouches(ada, signer):
    other = administrator()
    for by in (ada, other):
        send_link(by=by, at=NOW, user=signer, absolute=str)
    link_used(at=LATER - timedelta(hours=1, minutes=30), user=signer)
    assert refused(ada, signer)
    assert refused(other, signer)


def test_a_link_of_an_administrator_used_in_its_last_second_suspends_too(ada, signer, settings):
    send_link(by=ada, at=NOW, user=signer, absolute=str)
    late = timedelta(seconds=settings.PASSWORD_RESET_TIMEOUT + 0.9)  # a link knows whole seconds
    link_used(at=NOW + late, user=signer)
    assert SigningSuspension.objects.get().cause == "password"


def test_on_its_last_day_a_delegation_counts_until_that_day_ends_everywhere(ada, signer):
    past_the_trail(Delegation).filter(user=signer).update(valid_to="2026-11-03")
    evening_in_alabama = datetime(2026, 11, 4, 3, tzinfo=UTC)
    assert suspend_signing(by=ada, at=evening_in_alabama, user=signer, cause=Cause.EMAIL)


def test_the_present_password_again_is_no_new_secret(client, ada, signer):
    suspend_signing(by=ada, at=NOW, user=signer, cause=Cause.EMAIL)
    client.force_login(signer)
    same = {"old_password": PASSWORD, "new_password1": PASSWORD, "new_password2": PASSWORD}
    page = client.post(reverse("change_password"), same).content.decode()
    assert "This is your present password." in page
    assert SigningSuspension.objects.get().new_secret_at is None


def test_one_vouches_for_what_one_has_read_and_not_for_what_came_since(client, site, ada, signer):
    suspended(ada, signer)
    client.force_login(investigator_of(site))
    read = client.get(reverse("signers")).context["people"][0]["seen"]
    suspend_signing(by=ada, at=NOW, user=signer, cause=Cause.PASSWORD, new_secret_at=timezone.now())

    page = client.post(reverse("confirm_signer", args=[signer.pk]), {"seen": read}, follow=True).content.decode()

    assert "has changed since you opened this page" in page
    assert SigningSuspension.objects.filter(confirmed_at=None).count() == 2
