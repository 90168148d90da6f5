"""How long a request waits for the database: one time for all that it asks, also of a server that has gone silent.

PostgreSQL's own time-outs end what its server still works on. Where that server, or the way to it, answers nothing at
all, nobody but us can end the wait.
"""

import select
import threading
from time import monotonic
from typing import Any

import psycopg2
from django.conf import settings
from django.core.signals import request_finished, request_started
from psycopg2 import extensions

_request = threading.local()
_EVENTS = {extensions.POLL_READ: select.POLLIN, extensions.POLL_WRITE: select.POLLOUT}


def limit_waiting() -> None:
    """From now on each request has DATABASE_PATIENCE seconds for all that it asks of PostgreSQL."""
    request_started.connect(_begin, dispatch_uid="patience_begins")
    request_finished.connect(_end, dispatch_uid="patience_ends")
    extensions.set_wait_callback(_wait)


def wait_as_long_as_it_takes() -> None:
    """As before."""
    extensions.set_wait_callback(None)
    request_finished.disconnect(dispatch_uid="patience_ends")
    request_started.disconnect(dispatch_uid="patience_begins")


def _begin(**kwargs: Any) -> None:
    _request.ends = monotonic() + settings.DATABASE_PATIENCE


def _end(**kwargs: Any) -> None:
    _request.ends = None


def _wait(connection: Any) -> None:
    """Called by psycopg2 for each answer; the error makes it drop the connection."""
    while (state := connection.poll()) != extensions.POLL_OK:
        ends = getattr(_request, "ends", None)
        left = None if ends is None else max(0, ends - monotonic()) * 1000
        waiting = select.poll()
        waiting.register(connection.fileno(), _EVENTS[state])
        if not waiting.poll(left):
            raise psycopg2.OperationalError("the database did not answer in time")
