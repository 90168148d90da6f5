"""Staying signed in: how long, where, and what ends it."""

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from screening.models import User
from tests.factories import PASSWORD, UserFactory, past_the_trail
from tests.scenes import coordinator_of

pytestmark = pytest.mark.django_db
HOUR = 3600
WHY = "You were signed out because you signed in more than 12 hours ago."


@pytest.fixture
def person(site):
    return coordinator_of(site)


@pytest.fixture
def browser(client, person):
    client.post(reverse("sign_in"), {"username": person.username, "password": PASSWORD})
    return client


def is_signed_in(browser):
    return browser.get(reverse("protocol")).status_code == 200


def grow_older(browser, seconds):
    session = browser.session
    session["signed_in_at"] -= seconds
    session.save()


def test_after_a_quarter_of_an_hour_without_a_request_one_is_signed_out(browser):
    assert browser.session.get_expiry_age() == 15 * 60
    assert browser.session.get_expire_at_browser_close()


def test_a_request_of_a_person_begins_the_quarter_of_an_hour_anew(browser):
    before = last_seen(browser, 30)
    assert settings.SESSION_COOKIE_NAME in browser.get(reverse("protocol")).cookies
    assert browser.session["seen_at"] > before


def test_a_page_read_within_half_a_minute_of_another_writes_nothing(browser):
    before = last_seen(browser, 28)
    assert settings.SESSION_COOKIE_NAME not in browser.get(reverse("protocol")).cookies
    assert browser.session["seen_at"] == before


def last_seen(browser, ago):
    browser.get(reverse("protocol"))
    session = browser.session
    session["seen_at"] -= ago
    session.save()
    return session["seen_at"]


def test_after_twelve_hours_one_is_signed_out_however_busy_and_told_why(browser):
    grow_older(browser, 12 * HOUR - 60)
    assert is_signed_in(browser)
    grow_older(browser, 60)

    page = browser.get(reverse("protocol"), follow=True)

    assert page.redirect_chain == [("/sign-in/?next=/protocol/", 302)]
    assert WHY in page.content.decode()
    assert not is_signed_in(browser)


def test_the_longest_time_is_a_setting(browser, settings):
    settings.SESSION_LONGEST = HOUR
    grow_older(browser, HOUR)
    assert not is_signed_in(browser)


def test_a_session_that_does_not_know_when_it_began_is_over(browser):
    session = browser.session
    del session["signed_in_at"]
    session.save()
    assert not is_signed_in(browser)


def test_what_was_typed_outlives_the_longest_time(browser, person):
    grow_older(browser, 12 * HOUR)
    typed = {"surname": "Madeup", "given_name": "Mary"}

    page = browser.post(reverse("register"), typed).content.decode()
    assert WHY in page
    assert 'name="surname" value="Madeup"' in page

    sent = typed | {"username": person.username, "password": PASSWORD}
    again = browser.post(reverse("register"), sent).content.decode()
    assert "Madeup" in again
    assert is_signed_in(browser)


def test_who_may_no_longer_sign_in_is_out_at_the_next_request(browser, person):
    assert is_signed_in(browser)
    past_the_trail(User).filter(pk=person.pk).update(is_active=False)
    assert not is_signed_in(browser)


def test_a_new_password_ends_the_sessions_elsewhere_and_not_this_one(browser, person):
    elsewhere = Client()
    elsewhere.force_login(person)
    new = "another battery staple"

    sent = {"old_password": PASSWORD, "new_password1": new, "new_password2": new}
    page = browser.post(reverse("change_password"), sent, follow=True).content.decode()

    assert "Your password is changed." in page
    assert is_signed_in(browser)
    assert not is_signed_in(elsewhere)


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({"old_password": "not mine"}, "This is not your present password."),
        ({"new_password2": "something else entirely"}, "The two new passwords differ."),
        ({"new_password1": "short", "new_password2": "short"}, "at least 12 characters"),
        ({"old_password": ""}, "Enter the present password."),
    ],
)
def test_a_password_that_cannot_be_taken_is_said_in_words_and_changes_nothing(browser, person, typed, words):
    sent = {"old_password": PASSWORD, "new_password1": "another battery staple"}
    page = browser.post(reverse("change_password"), sent | {"new_password2": sent["new_password1"]} | typed)
    assert words in page.content.decode()
    assert User.objects.get(pk=person.pk).check_password(PASSWORD)


def test_signing_in_gives_the_session_a_new_key(client, person):
    client.get(reverse("sign_in"))
    session = client.session
    session["planted"] = "by a stranger"
    session.save()
    client.cookies[settings.SESSION_COOKIE_NAME] = before = session.session_key

    client.post(reverse("sign_in"), {"username": person.username, "password": PASSWORD})

    assert client.session.session_key != before
    assert not type(session)().exists(before)


def test_signing_out_leaves_nothing_of_the_session(browser):
    key = browser.session.session_key
    browser.post(reverse("sign_out"))
    assert not type(browser.session)().exists(key)


def test_the_administration_has_no_other_sign_in_and_no_other_password_page(client):
    assert client.get("/administration/login/")["Location"].startswith(reverse("sign_in"))
    client.force_login(UserFactory())
    assert client.get(reverse("admin:index"), follow=True).status_code == 403
    assert client.get("/administration/password_change/")["Location"] == reverse("change_password")


def test_a_session_that_ended_because_the_account_was_closed_does_not_come_back_with_it(browser, person):
    accounts = past_the_trail(User).filter(pk=person.pk)
    accounts.update(is_active=False)
    assert not is_signed_in(browser)
    accounts.update(is_active=True)
    assert not is_signed_in(browser)
