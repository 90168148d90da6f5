"""Asks, and takes back what that did."""

import re
from dataclasses import dataclass

from django.conf import settings
from django.db import connection
from django.test import Client

from tests.scenes import undone
from tests.trust.matrix.cases import Case
from tests.trust.matrix.world import World

OF_EVERY_REQUEST = re.compile(r'"(django_session|axes_\w+)"')
_OF_THE_MOMENT = ("Content-Length", "Expires", "Last-Modified")
_NEW_EACH_TIME = re.compile(r'(?<=name="csrfmiddlewaretoken" value=")\w+')


@dataclass(frozen=True)
class Answer:
    """What came back; ``written`` are the statements that changed something, sessions and lock-outs left aside."""

    path: str
    status: int
    body: str
    headers: tuple[tuple[str, str], ...]
    written: tuple[str, ...]

    @property
    def is_sign_in(self) -> bool:
        """Whether it asks to sign in, or leads there."""
        if self.status == 302:
            return dict(self.headers)["Location"].startswith(("/sign-in/", "/administration/login/"))
        return self.status == 200 and "Sign in to" in self.body

    @property
    def told(self) -> tuple[object, ...]:
        """All that a stranger could tell two answers apart by."""
        return self.status, self._blind(self.body), tuple((name, self._blind(value)) for name, value in self.headers)

    def _blind(self, text: str) -> str:
        """Without what was asked for, and without what is new each time."""
        return _NEW_EACH_TIME.sub("…", text.replace(self.path, "…"))


def ask(world: World, case: Case) -> Answer:
    """One request, taken back."""
    client = Client(raise_request_exception=False)
    if case.who in world.sessions:
        client.cookies[settings.SESSION_COOKIE_NAME] = world.sessions[case.who]
    written: list[str] = []

    def watch(execute, sql, params, many, context):
        if sql.startswith(("INSERT", "UPDATE", "DELETE")) and not OF_EVERY_REQUEST.search(sql):
            written.append(sql[:60])
        return execute(sql, params, many, context)

    with undone(), connection.execute_wrapper(watch):
        response = getattr(client, case.method.lower())(case.address.path, dict(case.sent) or None)
        body = b"".join(response.streaming_content) if response.streaming else response.content
    headers = tuple((name, value) for name, value in response.items() if name not in _OF_THE_MOMENT)
    return Answer(case.address.path, response.status_code, body.decode(errors="replace"), headers, tuple(written))
