"""What django-allauth asks of the application: how secrets are kept, who gets in, whether it is still they."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.mfa.adapter import DefaultMFAAdapter
from django.contrib.auth import login
from django.http import HttpRequest
from django.shortcuts import redirect

from screening.actions.passwords import account_with
from screening.models import User
from screening.models.fields import decrypted, encrypted

OUR_BACKEND = "django.contrib.auth.backends.ModelBackend"


class SecondFactors(DefaultMFAAdapter):
    """Secrets of second factors are encrypted like the identities."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": "This code is not right, or it was used already. Wait for the next one, then try again.",
    }

    def encrypt(self, text: str) -> str:
        """As the database keeps it."""
        return encrypted(text)

    def decrypt(self, encrypted_text: str) -> str:
        """As it was."""
        return decrypted(encrypted_text)

    def get_totp_label(self, user: User) -> str:
        """What an app shows beside the code."""
        return user.username

    def generate_authenticator_name(self, user: User, type: str) -> str:
        """What a passkey is called unless its owner gives it a name."""
        return "My passkey"


class Accounts(DefaultAccountAdapter):
    """Signing in is ours; nobody signs up by themselves."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """No: administrators make accounts."""
        return False

    def login(self, request: HttpRequest, user: User) -> None:
        """Once everything that is asked for has been shown, and unless the account was closed meanwhile."""
        if not user.is_active:
            raise ImmediateHttpResponse(redirect("sign_in"))
        login(request, user, backend=OUR_BACKEND)

    def reauthenticate(self, user: User, password: str) -> bool:
        """Whether it is that person's password; LockedOutError while the name has to wait."""
        return account_with(user.username, password, by=user) == user

    def add_message(self, *args: Any, **kwargs: Any) -> None:
        """None of the library's: our pages say what happened."""
