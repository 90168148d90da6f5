"""Second factors for tests: an app with codes, as a phone would have it."""

import time

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value

from tests.factories import PASSWORD

SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


def app_of(user):
    """The person has set up an app; gives what it shows now, or some steps of 30 seconds away."""
    TOTP.activate(user, SECRET)
    return shown


def shown(steps=0, secret=SECRET):
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30 + steps))


def recovery_codes_of(user):
    return RecoveryCodes.activate(user).get_unused_codes()


def passkey_of(user):
    return Authenticator.objects.create(
        user=user, type="webauthn", data={"name": "My passkey", "credential": {"id": "none"}}
    )


def give_password(client, user):
    return client.post("/sign-in/", {"username": user.username, "password": PASSWORD})


def give_code(client, code):
    return client.post("/sign-in/code/", {"code": code})


def sign_in_with(client, user, code):
    """Whether they are in, and the page that said so."""
    give_password(client, user)
    answer = give_code(client, code)
    return "_auth_user_id" in client.session, answer
