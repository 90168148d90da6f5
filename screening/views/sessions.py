"""How long somebody stays signed in: fifteen minutes without a request, and never longer than half a day."""

from collections.abc import Callable
from time import time
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import SESSION_KEY, logout
from django.contrib.sessions.middleware import SessionMiddleware
from django.http import HttpRequest, HttpResponse

_SIGNED_IN_AT, _SEEN_AT = "signed_in_at", "seen_at"


def begin_session(request: HttpRequest, **kwargs: Any) -> None:
    """Notes when somebody signed in; Django tells of it."""
    request.session[_SIGNED_IN_AT] = int(time())


class Sessions(SessionMiddleware):
    """Renews a session, but not with each request: then every page that is read would wait for the disk.

    Nor does it ask for the session again where the database has just not answered: that would double the wait.
    """

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        """The session is kept, and its cookie renewed, where it changed or was last renewed a while ago."""
        if response.status_code == 503:
            return response
        if SESSION_KEY in request.session and time() - request.session.get(_SEEN_AT, 0) >= settings.SESSION_RENEWED:
            request.session[_SEEN_AT] = int(time())
        return super().process_response(request, response)


class EndsInTheEnd:
    """Signs out whoever signed in longer ago than SESSION_LONGEST, however busy they are, and whose account is closed.

    It stands behind the messages, which tell why; SignInFirst then carries over what was sent.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """The page, or the sign-in with the reason."""
        if SESSION_KEY in request.session and not request.user.is_authenticated:
            logout(request)  # else it would go on where the account is opened again
        if SESSION_KEY in request.session and self._is_over(request):
            logout(request)
            hours = settings.SESSION_LONGEST // 3600
            messages.info(
                request,
                f"You were signed out because you signed in more than {hours} hours ago. Sign in again to go on.",
            )
        return self.get_response(request)

    def _is_over(self, request: HttpRequest) -> bool:
        return time() - request.session.get(_SIGNED_IN_AT, 0) >= settings.SESSION_LONGEST
