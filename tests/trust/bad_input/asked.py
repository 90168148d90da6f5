"""Sends what no browser would, and takes back what it did."""

from dataclasses import dataclass, field
from urllib.parse import unquote

from django.conf import settings
from django.db import connection
from django.test import Client

from tests.scenes import undone
from tests.trust.matrix.asked import OF_EVERY_REQUEST
from tests.trust.matrix.world import World

FORM = "application/x-www-form-urlencoded"
TOKEN = "t" * 32


@dataclass(frozen=True)
class Request:
    """``headers`` as a server hands them over; the token that ties a form to its session is sent unless taken out."""

    who: str
    method: str
    path: str
    body: bytes = b""
    content_type: str = FORM
    headers: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Answer:
    """What came back; ``written`` are the tables that were written to, sessions and lock-outs left aside."""

    status: int
    body: str
    content_type: str
    is_file: bool
    written: frozenset[str]
    standing: object
    content: bytes = b""

    @property
    def is_accepted(self) -> bool:
        """Whether the page went on from there."""
        return self.status in (301, 302) or self.is_file


def send(world: World, request: Request, standing=lambda: None) -> Answer:
    """One request, taken back; ``standing`` says before that what has become of what matters."""
    client = Client(raise_request_exception=False, enforce_csrf_checks=True)
    cookies = {settings.CSRF_COOKIE_NAME: TOKEN}
    if request.who in world.sessions:
        cookies[settings.SESSION_COOKIE_NAME] = world.sessions[request.who]
    sent = {"HTTP_COOKIE": "; ".join(f"{name}={value}" for name, value in cookies.items()), **request.headers}
    written: set[str] = set()

    def watch(execute, sql, params, many, context):
        if sql.startswith(("INSERT", "UPDATE", "DELETE")) and not OF_EVERY_REQUEST.search(sql):
            written.add(sql.split('"')[1])
        return execute(sql, params, many, context)

    with undone():
        with connection.execute_wrapper(watch):
            response = client.generic(request.method, request.path, request.body, request.content_type, **sent)
            body = b"".join(response.streaming_content) if response.streaming else response.content
        left = standing()
    kind = response.headers.get("Content-Type", "")
    shown = body.decode(errors="replace") + unquote(response.headers.get("Location", ""))
    return Answer(
        response.status_code, shown, kind, "Content-Disposition" in response.headers, frozenset(written), left, body
    )
