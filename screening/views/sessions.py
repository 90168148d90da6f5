"""The session of a request."""

from django.contrib.sessions.middleware import SessionMiddleware
from django.http import HttpRequest, HttpResponse


class Sessions(SessionMiddleware):
    """Does not ask for the session again where the database has just not answered: that would double the wait."""

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        """The session is kept and its cookie renewed, but for that case."""
        return response if response.status_code == 503 else super().process_response(request, response)
