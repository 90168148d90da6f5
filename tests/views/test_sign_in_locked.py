"""Guessing a password: five errors for one name, then a wait, wherever they come from."""

from datetime import timedelta

import pytest
from axes.models import AccessAttempt
from django.test import Client
from django.urls import reverse

from screening.actions.base import Refused
from screening.actions.signing import sign_decision
from screening.models import AuditEvent, Signature, User
from tests.factories import NOW, PASSWORD, UserFactory
from tests.scenes import administrator, in_review, investigator_of

pytestmark = pytest.mark.django_db
LOCKED = "Too many wrong passwords for this user name. Wait 15 minutes"
WRONG = "The user name or the password is not right."


@pytest.fixture
def person(db):
    return UserFactory(username="Cora")


def attempt(username="Cora", password="a wrong guess", **where):
    """What somebody is told who comes with a browser of their own; nothing once they are in."""
    client = Client()
    answer = client.post(reverse("sign_in"), {"username": username, "password": password}, **where)
    page = answer.content.decode()
    return next((words for words in (LOCKED, WRONG) if words in page), "") if answer.status_code == 200 else "in"


def locked_out(username="Cora"):
    return [attempt(username, f"guess {n}", REMOTE_ADDR=f"192.0.2.{n}") for n in range(5)]


def events(action):
    return AuditEvent.objects.filter(action=action)


def test_five_guesses_from_five_addresses_lock_a_name_for_the_right_password_too(person):
    assert locked_out() == [WRONG] * 4 + [LOCKED]
    assert attempt(password=PASSWORD) == LOCKED


def test_a_name_that_does_not_exist_is_answered_in_the_same_way(person):
    assert locked_out("nobody") == [WRONG] * 4 + [LOCKED]
    assert attempt("Nobody") == LOCKED


def test_a_name_is_one_name_however_it_is_written(person):
    assert [attempt(name) for name in ("cora", "CORA", " Cora", "cOrA", "coRa")][-1] == LOCKED
    assert attempt(password=PASSWORD) == LOCKED


def test_a_hospital_behind_one_address_is_not_locked_out_by_one_person(person):
    UserFactory(username="colleague")
    locked_out()
    for n in range(12):
        attempt(f"stranger{n}")
    assert attempt("colleague", PASSWORD) == "in"


def test_forged_addresses_neither_unlock_nor_lock(person):
    UserFactory(username="colleague")
    locked_out()
    forged = [{"HTTP_X_FORWARDED_FOR": f"203.0.113.{n}", "HTTP_FORWARDED": f"for=203.0.113.{n}"} for n in range(20)]
    assert {attempt(password=PASSWORD, **header) for header in forged} == {LOCKED}
    assert attempt("colleague", PASSWORD, **forged[0]) == "in"


def test_the_wait_ends_by_itself_though_the_guessing_goes_on(person):
    locked_out()
    AccessAttempt.objects.update(attempt_time=AccessAttempt.objects.get().attempt_time - timedelta(minutes=14))
    assert attempt(password=PASSWORD) == LOCKED
    AccessAttempt.objects.update(attempt_time=AccessAttempt.objects.get().attempt_time - timedelta(minutes=1))
    assert attempt(password=PASSWORD) == "in"


def test_signing_in_forgets_the_errors_before_it(person):
    for _ in range(2):
        assert [attempt() for _ in range(4)] == [WRONG] * 4
        assert attempt(password=PASSWORD) == "in"


def test_what_was_typed_is_still_there_after_the_wait(person):
    locked_out()
    sent = {"surname": "Madeup", "username": "Cora", "password": PASSWORD}
    page = Client().post(reverse("register"), sent).content.decode()
    assert LOCKED in page
    assert 'name="surname" value="Madeup"' in page


def test_the_count_keeps_nothing_of_what_was_typed(person):
    sent = {"surname": "Madeup", "username": "my secret password", "password": "a wrong guess"}
    Client().post(reverse("register"), sent)
    kept = str(AccessAttempt.objects.values().get())
    assert not [value for value in sent.values() if value in kept]


def test_signing_counts_too_and_waits_too(site):
    visit, investigator = in_review(site), investigator_of(site)

    told = [refusal(visit, investigator, "a wrong guess") for _ in range(5)]

    assert all("is not yours" in words for words in told[:4])
    assert LOCKED in told[4]
    assert LOCKED in refusal(visit, investigator, PASSWORD)
    assert attempt(investigator.username, PASSWORD) == LOCKED
    assert not Signature.objects.exists()
    assert {event.by for event in events("failed_sign_in").exclude(by=None)} == {investigator}


def refusal(visit, by, password):
    with pytest.raises(Refused) as refused:
        sign_decision(
            by=by,
            at=NOW,
            visit=visit,
            meaning="eligible",
            version=visit.version,
            username=by.username,
            password=password,
        )
    return refused.value.message


def test_the_administrator_ends_the_wait_on_record(person, client):
    other = UserFactory(username="other")
    locked_out()
    client.force_login(administrator())
    chosen = {"action": "end_lock_out", "_selected_action": [person.pk, other.pk]}

    page = client.post(reverse("admin:screening_user_changelist"), chosen, follow=True).content.decode()

    assert "Can try again now: Cora." in page
    assert [event.subject_id for event in events("unlocked")] == [str(person.pk)]
    assert attempt(password=PASSWORD) == "in"


def test_being_locked_out_is_on_record_once(person):
    locked_out()
    attempt(password=PASSWORD)
    assert [event.subject_id for event in events("locked_out")] == [str(person.pk)]
    assert events("failed_sign_in").count() == 6


def test_guessing_the_present_password_to_set_a_new_one_counts_too(person, client):
    client.force_login(person)
    sent = {"old_password": "a wrong guess", "new_password1": "another battery staple"}
    for _ in range(5):
        page = client.post(reverse("change_password"), sent | {"new_password2": sent["new_password1"]})
    assert LOCKED in page.content.decode()
    assert User.objects.get(pk=person.pk).check_password(PASSWORD)
