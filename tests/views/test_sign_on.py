"""Single sign-on: an account that an administrator linked gets in by what the provider proves, and nobody else."""

import base64
import json
import time
from dataclasses import replace

import pytest
from cryptography.fernet import Fernet
from django.contrib.sessions.models import Session
from django.core.exceptions import ImproperlyConfigured
from django.urls import reverse
from joserfc.jwk import ECKey

from mightscreen.provider import Provider
from screening.models import AuditEvent
from tests.factors import app_of, give_code, shown
from tests.provider import CLIENT_ID, LittleProvider, linked
from tests.scenes import coordinator_of
from tests.views.people import text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def person(site, provider):
    return linked(coordinator_of(site), provider)


def begin(client, **sent):
    """The address at the provider."""
    return client.post(reverse("sign_on"), sent).context["onward"]


def sign_on(client, provider, **sent):
    return client.get(provider.authorize(begin(client, **sent)))


def is_in(client):
    return "_auth_user_id" in client.session


def events(action):
    return AuditEvent.objects.filter(action=action)


def test_who_is_linked_comes_in_where_they_wanted_to_go(client, provider, person):
    before = client.get(reverse("sign_in"))
    assert "Sign in with University account" in text_of(before)

    answer = sign_on(client, provider, next="/protocol/")

    assert (answer.status_code, answer.url) == (302, "/protocol/")
    assert client.session["_auth_user_id"] == str(person.pk)
    assert events("signed_on").get().by == person
    (asked,) = provider.asked
    assert asked["code_challenge_method"] == "S256"
    assert asked["scope"] == "openid"
    assert asked["nonce"]


def test_the_session_gets_another_key_and_keeps_nothing_the_provider_gave(client, provider, person):
    address = begin(client)
    before = client.session.session_key
    client.get(provider.authorize(address))

    assert client.session.session_key != before
    assert not Session.objects.filter(pk=before).exists()
    kept = json.dumps(dict(client.session))
    assert not any(word in kept for word in ("token", "_state_", "nonce", "verifier", provider.subject))


def test_without_a_provider_there_is_no_such_address_and_no_button(client, site, settings):
    assert client.post(reverse("sign_on")).status_code == 404
    assert client.get(reverse("sign_on_answer")).status_code == 404
    assert "Sign in with" not in text_of(client.get(reverse("sign_in")))


def test_another_site_is_no_place_to_go_to(client, provider, person):
    assert sign_on(client, provider, next="https://elsewhere.example/").url == "/"


def test_a_stranger_fills_no_session_with_an_endless_address(client, provider, person):
    assert sign_on(client, provider, next="/find/?number=" + "9" * 2_000).url == "/"


def test_who_is_not_linked_is_told_whom_to_ask_and_the_trail_does_not_name_them(client, provider, person):
    provider.subject = "somebody.else@hospital.example"
    page = sign_on(client, provider)

    assert page.status_code == 403
    assert "Ask the administrator to link your account" in text_of(page)
    assert not is_in(client)
    event = events("sign_on_refused").get()
    assert (event.by, event.subject_id) == (None, "")
    assert "somebody" not in json.dumps(event.changes)


def test_the_same_subject_of_another_provider_is_somebody_else(client, provider, person):
    person.sign_on_issuer = "https://login.before.example"
    person.save()
    assert sign_on(client, provider).status_code == 403
    assert not is_in(client)


def test_a_closed_account_stays_closed(client, provider, person):
    person.is_active = False
    person.save()
    assert "This account is closed. Ask the administrator." in text_of(sign_on(client, provider))
    assert not is_in(client)
    assert events("sign_on_refused").get().subject_id == str(person.pk)


WRONG = [
    {"nonce": "of another sign-in"},
    {"nonce": None},
    {"aud": "another-client"},
    {"aud": "another-client", "azp": CLIENT_ID},
    {"azp": "another-client"},
    {"iss": "https://elsewhere.example"},
    {"exp": 1},
    {"sub": None},
]


def test_an_answer_that_is_not_for_this_sign_in_lets_nobody_in(client, provider, person):
    for wrong in WRONG:
        provider.claims = wrong
        page = sign_on(client, provider)
        assert page.status_code == 403, wrong
        assert "The sign-in with University account did not confirm who you are." in text_of(page)
        assert not is_in(client), wrong


def test_an_answer_that_somebody_else_signed_lets_nobody_in(client, provider, person):
    provider.signing_key = ECKey.generate_key("P-256", {"kid": "one"})
    assert sign_on(client, provider).status_code == 403
    assert not is_in(client)


def test_an_answer_that_nobody_signed_lets_nobody_in(client, provider, person, monkeypatch):
    def unsigned(headers, claims, key):
        parts = ({"alg": "none", "kid": "one"}, claims)
        return ".".join(base64.urlsafe_b64encode(json.dumps(p).encode()).rstrip(b"=").decode() for p in parts) + "."

    monkeypatch.setattr("tests.provider.jwt.encode", unsigned)
    assert sign_on(client, provider).status_code == 403
    assert not is_in(client)


def test_the_way_back_works_once_and_only_where_it_was_begun(client, provider, person):
    back = provider.authorize(begin(client))
    stranger = type(client)()

    assert stranger.get(back).context["onward"].endswith("&again=1"), "cookies come with the second request"
    assert "This sign-in cannot be used" in text_of(stranger.get(f"{back}&again=1"))
    assert client.get(back).status_code == 302
    client.logout()
    assert "This sign-in cannot be used" in text_of(client.get(f"{back}&again=1"))


def test_another_state_or_a_code_used_before_lets_nobody_in(client, provider, person):
    back = provider.authorize(begin(client))
    assert client.get(f"{back}x&again=1").status_code == 400
    provider.codes.clear()
    assert "did not confirm who you are" in text_of(client.get(back))
    assert not is_in(client)


def test_what_was_begun_more_than_ten_minutes_ago_is_over(client, provider, person, monkeypatch):
    back = provider.authorize(begin(client))
    later = time.time() + 601
    monkeypatch.setattr("screening.views.provider.time", lambda: later)
    assert client.get(f"{back}&again=1").status_code == 400


def test_who_turns_back_at_the_provider_is_not_signed_in(client, provider, person):
    state = provider.authorize(begin(client)).partition("state=")[2]
    page = client.get(f"{reverse('sign_on_answer')}?error=access_denied&state={state}")
    assert "You are not signed in" in text_of(page)
    assert not any(name.startswith("_state_") for name in dict(client.session)), "and what was begun is over"


def test_a_provider_that_fails_or_is_silent_is_said_in_words_in_time(client, provider, person, settings):
    back = provider.authorize(begin(client))
    provider.fails = True
    page = client.get(back)
    assert page.status_code == 503
    assert "The sign-in with University account does not answer" in text_of(page)

    settings.OIDC_PATIENCE = 0.3
    provider.fails, provider.silent_for = False, 1
    begun = time.monotonic()
    assert client.get(back).status_code == 503
    assert time.monotonic() - begun < 0.8

    provider.silent_for = 0
    assert client.get(back).status_code == 302, "once it answers, everything goes on"


def test_a_provider_that_is_not_there_is_said_in_words(client, site, settings):
    settings.OIDC = Provider("http://127.0.0.1:9", "mightscreen", "secret", name="University account")
    assert client.post(reverse("sign_on")).status_code == 503


def test_who_gives_itself_out_for_another_provider_is_not_believed(client, site, settings, provider, monkeypatch):
    settings.OIDC = replace(settings.OIDC, client_id="one that asks anew")
    monkeypatch.setattr(provider, "description", lambda: LittleProvider.description(provider) | {"issuer": "https://b"})
    assert client.post(reverse("sign_on")).status_code == 503


def test_a_second_factor_here_is_asked_for_unless_the_provider_sees_to_it(client, provider, person, settings):
    app_of(person)
    assert sign_on(client, provider).url == reverse("mfa_authenticate")
    assert not is_in(client)
    give_code(client, shown())
    assert is_in(client)
    assert events("signed_on").count() == 1
    client.logout()

    settings.OIDC = provider.settings(asks_second_factor=True)
    assert sign_on(client, provider).url == "/"
    assert is_in(client)


@pytest.mark.parametrize(("provider_asks", "status"), [(False, 302), (True, 200)])
def test_where_a_second_factor_is_required_the_provider_s_counts_if_it_is_said_to(
    client, provider, person, settings, provider_asks, status
):
    settings.MFA_REQUIRED = True
    settings.OIDC = provider.settings(asks_second_factor=provider_asks)
    sign_on(client, provider)
    assert client.get(reverse("protocol")).status_code == status


def test_what_was_typed_when_the_session_had_ended_is_sent_after_the_sign_in(client, provider, person):
    page = client.post(reverse("find"), {"number": "E08", "sign-on": "1", "password": "not for keeping"})
    assert "not for keeping" not in json.dumps(dict(client.session))
    assert "E08" not in json.dumps(dict(client.session)), "it waits encrypted"

    back = client.get(provider.authorize(page.context["onward"]), follow=True)

    assert "What you typed before is still here" in text_of(back)
    assert back.context["carried"] == [["number", "E08"]]
    assert back.context["address"] == reverse("find")
    assert client.get(reverse("send_again")).status_code == 302, "once"


def test_what_no_key_opens_any_more_is_asked_for_again(client, provider, person, settings):
    page = client.post(reverse("find"), {"number": "E08", "sign-on": "1"})
    settings.IDENTITY_KEYS = [Fernet.generate_key().decode()]
    back = client.get(provider.authorize(page.context["onward"]), follow=True)
    assert "can no longer be read. Enter it again." in text_of(back)


@pytest.mark.parametrize(
    ("environment", "words"),
    [
        ({"OIDC_ISSUER": "https://login.example", "OIDC_CLIENT_ID": "a"}, "also needs OIDC_CLIENT_SECRET"),
        ({"OIDC_ISSUER": "http://login.example", "OIDC_CLIENT_ID": "a", "OIDC_CLIENT_SECRET": "b"}, "https://"),
    ],
)
def test_half_a_provider_or_one_without_tls_stops_the_start(monkeypatch, environment, words):
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    with pytest.raises(ImproperlyConfigured, match=words):
        Provider.from_environment(local=False)
