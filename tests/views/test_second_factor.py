"""The second factor: asked for, once each, counted when wrong, and required where it is."""

import re

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client
from django.urls import reverse

from screening.models import AuditEvent, User
from tests.factories import PASSWORD, UserFactory, past_the_trail
from tests.factors import SECRET, app_of, give_code, give_password, recovery_codes_of, shown, sign_in_with
from tests.scenes import administrator

pytestmark = pytest.mark.django_db
LOCKED = "Too many wrong passwords for this user name."


@pytest.fixture
def person(db):
    return UserFactory(username="cora")


@pytest.fixture
def code(person):
    """What the person's app shows now."""
    return app_of(person)()


def events(action):
    return AuditEvent.objects.filter(action=action)


def test_the_right_password_alone_lets_nobody_in_who_has_a_second_factor(client, person, code):
    assert give_password(client, person)["Location"] == reverse("mfa_authenticate")
    assert client.get(reverse("protocol")).status_code == 302
    assert not events("signed_in").exists()

    give_code(client, code)

    assert client.get(reverse("protocol")).status_code == 200
    assert events("signed_in").get().by == person


def test_the_page_asked_for_comes_after_the_code(client, person, code):
    sent = {"username": "cora", "password": PASSWORD, "next": "/protocol/"}
    client.post(reverse("sign_in"), sent)
    assert give_code(client, code)["Location"] == "/protocol/"


def test_a_code_works_once_whichever_server_process_is_asked(client, person, code):
    assert sign_in_with(client, person, code)[0]

    signed_in, page = sign_in_with(Client(), person, code)

    assert not signed_in
    assert "it was used already" in page.content.decode()
    assert events("second_factor_failed").get().by == person


def test_an_older_code_does_not_work_after_a_newer_one(person, code):
    assert sign_in_with(Client(), person, shown(1))[0]
    assert not sign_in_with(Client(), person, code)[0]


def test_a_recovery_code_works_once_and_is_on_record(person, code):
    recovery = recovery_codes_of(person)[0]
    assert sign_in_with(Client(), person, recovery)[0]
    assert not sign_in_with(Client(), person, recovery)[0]
    assert events("recovery_code_used").count() == 1


def test_wrong_codes_lock_the_name_though_the_password_is_right_each_time(person, code):
    told = [sign_in_with(Client(), person, f"00000{n}")[1].content.decode() for n in range(5)]

    assert [LOCKED in page for page in told] == [False] * 4 + [True]
    assert LOCKED in give_password(Client(), person).content.decode()
    assert events("locked_out").get().subject_id == str(person.pk)
    assert events("second_factor_failed").count() == 5


def test_the_right_code_is_refused_while_locked(client, person, code):
    give_password(client, person)
    for n in range(5):
        give_code(client, f"00000{n}")

    assert LOCKED in give_code(client, code).content.decode()
    assert "_auth_user_id" not in client.session


def test_the_session_gets_a_new_key_at_each_step(client, person, code):
    client.get(reverse("sign_in"))
    keys = [client.session.session_key]
    for step in (lambda: give_password(client, person), lambda: give_code(client, code)):
        step()
        keys.append(client.session.session_key)
    assert len(set(keys)) == 3


def test_nothing_that_a_browser_sends_as_a_passkey_is_a_fault(client, person, code):
    give_password(client, person)
    answer = '{"id": "AAAA", "rawId": "AAAA", "type": "public-key", "response": %s}'
    made = answer % '{"clientDataJSON": "AAAA", "authenticatorData": "AAAA", "signature": "AAAA"}'
    for credential in ("{}", "[]", "1", "not json", '{"id": 1}', answer % "{}", made, answer % "null"):
        assert client.post(reverse("mfa_authenticate"), {"credential": credential}).status_code == 200
    assert not events("signed_in").exists()


def test_nothing_that_a_browser_sends_as_a_new_passkey_is_a_fault(client, person):
    give_password(client, person)
    client.get(reverse("mfa_add_webauthn"))
    answer = '{"id": "AAAA", "rawId": "AAAA", "type": "public-key", "response": %s}'
    made = answer % '{"clientDataJSON": "AAAA", "attestationObject": "AAAA"}'
    for credential in ("{}", "[]", "1", "not json", '{"id": 1}', answer % "{}", made, answer % "null"):
        assert client.post(reverse("mfa_add_webauthn"), {"credential": credential}).status_code == 200
    assert not Authenticator.objects.exists()


def test_secrets_are_encrypted_in_the_database(person, code):
    recovery_codes_of(person)
    kept = str(list(Authenticator.objects.values_list("data", flat=True)))
    assert SECRET not in kept
    assert not re.search(r'"seed": "[0-9a-f]{80}"', kept.replace("'", '"'))


def test_an_app_is_set_up_with_its_picture_and_recovery_codes_follow(client, person):
    give_password(client, person)
    page = client.get(reverse("mfa_activate_totp")).content.decode()
    secret = re.search(r"<code[^>]*>(\w+)</code>", page)[1]
    assert "data:image/svg+xml;base64," in page

    codes = client.post(reverse("mfa_activate_totp"), {"code": shown(secret=secret)}, follow=True).content.decode()

    assert len(re.findall(r"<code>\d{8}</code>", codes)) == 10
    assert [event.action for event in AuditEvent.objects.order_by("pk")] == [
        "signed_in",
        "second_factor_added",
        "recovery_codes_made",
    ]


def test_removing_it_asks_for_a_proof_again_later_on(client, person, code):
    sign_in_with(client, person, code)
    session = client.session
    session["account_authentication_methods"] = []
    session.save()

    asked = client.get(reverse("mfa_deactivate_totp"))

    assert asked["Location"].startswith(reverse("account_reauthenticate"))
    client.post(asked["Location"], {"password": PASSWORD})
    client.post(reverse("mfa_deactivate_totp"))
    assert events("second_factor_removed").get().by == person
    assert not Authenticator.objects.exists()


@pytest.fixture
def required(settings):
    settings.MFA_REQUIRED = True


def test_where_it_is_required_who_has_none_reaches_nothing_else(client, required):
    client.force_login(administrator())
    closed = ("home", "protocol", "exports", "medicines", "signers", "admin:index", "admin:screening_user_changelist")
    led = {client.get(reverse(name))["Location"] for name in closed}
    led.add(client.post(reverse("screening_log_file"), {"format": "csv"})["Location"])
    led.add(client.post("/participants/UAB-001/attempts/1/live/", headers={"HX-Request": "true"})["Location"])
    assert led == {reverse("mfa_index")}
    assert client.get(reverse("mfa_index")).status_code == 200
    assert client.get(reverse("mfa_view_recovery_codes")).status_code == 404
    assert not events("exported").exists()


def test_where_it_is_required_who_has_one_goes_on(client, required, person, code):
    sign_in_with(client, person, code)
    assert client.get(reverse("protocol")).status_code == 200


def test_what_was_typed_is_carried_over_the_second_factor_too(client, person, code):
    first = client.post(reverse("register"), {"surname": "Madeup", "username": "cora", "password": PASSWORD})
    assert 'name="surname" value="Madeup"' in first.content.decode()
    assert "_auth_user_id" not in client.session

    client.post(reverse("register"), {"surname": "Madeup", "second-factor-code": code})

    assert client.session["_auth_user_id"] == str(person.pk)


def test_an_administrator_removes_a_lost_second_factor_with_a_reason(client, person, code):
    ada = administrator()
    client.force_login(ada)
    chosen = {"action": "remove_second_factor", "_selected_action": [person.pk]}

    assert "Reason" in client.post(reverse("admin:screening_user_changelist"), chosen).content.decode()
    assert Authenticator.objects.exists()
    client.post(reverse("admin:screening_user_changelist"), chosen | {"reason": "Phone lost"})

    assert not Authenticator.objects.exists()
    event = events("second_factor_removed").get()
    assert (event.by, event.subject_id, event.reason) == (ada, str(person.pk), "Phone lost")


def test_a_closed_account_comes_no_further(client, person, code):
    give_password(client, person)
    past_the_trail(User).filter(pk=person.pk).update(is_active=False)
    give_code(client, code)
    assert client.get(reverse("protocol")).status_code == 302
    assert not events("signed_in").exists()


def test_the_code_that_set_an_app_up_lets_nobody_in_again(client, person):
    give_password(client, person)
    secret = re.search(r"<code[^>]*>(\w+)</code>", client.get(reverse("mfa_activate_totp")).content.decode())[1]
    first = shown(secret=secret)
    client.post(reverse("mfa_activate_totp"), {"code": first})

    assert not sign_in_with(Client(), person, first)[0]
    assert sign_in_with(Client(), person, shown(1, secret=secret))[0]


def test_the_key_of_an_app_is_kept_encrypted_while_it_is_set_up_too(client, person):
    give_password(client, person)
    page = client.get(reverse("mfa_activate_totp")).content.decode()
    assert re.search(r"<code[^>]*>(\w+)</code>", page)[1] not in str(dict(client.session))
    wrong = client.post(reverse("mfa_activate_totp"), {"code": "000000"}).content.decode()
    assert re.search(r"<code[^>]*>(\w+)</code>", wrong)[1] == re.search(r"<code[^>]*>(\w+)</code>", page)[1]
    assert client.post(reverse("mfa_activate_totp"), {"code": "000000"}).status_code == 200


def test_a_form_that_sets_up_an_app_sent_without_its_page_is_no_fault(client, person):
    give_password(client, person)
    assert client.post(reverse("mfa_activate_totp"), {"code": "000000"}).status_code == 200


@pytest.mark.parametrize("name", ["find", "register", "signers"])
def test_a_closed_account_sends_nothing_with_its_code(client, person, code, name):
    give_password(client, person)
    past_the_trail(User).filter(pk=person.pk).update(is_active=False)

    answer = client.post(reverse(name), {"number": "UAB-001", "second-factor-code": code})

    assert answer.status_code == 200
    assert "Sign in to go on" in answer.content.decode()
    assert "_auth_user_id" not in client.session
