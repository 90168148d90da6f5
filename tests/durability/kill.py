"""Kills the server while people save, again and again, and counts: ``python -m tests.durability.kill 20``.

Not a part of the suite. It works on the database that the environment names, which must be an empty one made for it:
``DEMO=1 VAR_DIR=$(mktemp -d) python -m tests.durability.kill``, or the same through ``python -m tests.postgres --``.
"""

import http.client
import io
import os
import random
import signal
import socket
import subprocess
import sys
import threading
import time
from urllib.parse import urlencode

import django

TOKEN = "t" * 32
WRITERS = 4


def main(rounds: int) -> int:
    """0 when all that was acknowledged is there, each with its event, and the server came back."""
    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    call_command("demo", verbosity=0, stdout=io.StringIO())
    address, cookie = _somebody()
    acknowledged: list[str] = []
    restarts = []
    for number in range(rounds):
        server, port, took = _started()
        restarts.append(took)
        _save_until_killed(server, port, address, cookie, acknowledged, number)
    return _report(rounds, acknowledged, restarts)


def _somebody() -> tuple[str, str]:
    from django.contrib.auth import get_user_model
    from django.test import Client
    from django.urls import reverse

    from screening.models import ScreeningVisit

    client = Client()
    client.force_login(get_user_model().objects.get(username="monitor"))
    visit = ScreeningVisit.objects.filter(status="in_review").first()
    address = reverse("raise_query", args=[visit.participant.screening_number, visit.attempt])
    return address, f"sessionid={client.cookies['sessionid'].value}; csrftoken={TOKEN}"


def _started() -> tuple[subprocess.Popen[bytes], int, float]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "gunicorn", "mightscreen.wsgi", "--preload", "--threads", str(WRITERS)]
    start = time.monotonic()
    server = subprocess.Popen([*command, "--bind", f"127.0.0.1:{port}", "--log-level", "error"], start_new_session=True)
    while not _answers(port):
        time.sleep(0.02)
        if server.poll() is not None or time.monotonic() - start > 60:
            raise SystemExit("The server did not come back.")
    return server, port, time.monotonic() - start


def _answers(port: int) -> bool:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    try:
        connection.request("GET", "/health/")
        return connection.getresponse().status == 200
    except OSError:
        return False
    finally:
        connection.close()


def _save_until_killed(server, port, address, cookie, acknowledged, number) -> None:
    def save(writer: int) -> None:
        for count in range(1_000_000):
            text = f"{number}-{writer}-{count}"
            try:
                if _saved(port, address, cookie, text):
                    acknowledged.append(text)
            except (OSError, http.client.HTTPException):
                return

    writers = [threading.Thread(target=save, args=[writer]) for writer in range(WRITERS)]
    for writer in writers:
        writer.start()
    time.sleep(random.uniform(1, 3))
    os.killpg(server.pid, signal.SIGKILL)
    server.wait()
    for writer in writers:
        writer.join()


def _saved(port: int, address: str, cookie: str, text: str) -> bool:
    body = urlencode({"csrfmiddlewaretoken": TOKEN, "query-subject": "I04", "query-text": text})
    headers = {"Cookie": cookie, "Content-Type": "application/x-www-form-urlencoded"}
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    try:
        connection.request("POST", address, body, headers)
        return connection.getresponse().status == 302
    finally:
        connection.close()


def _report(rounds: int, acknowledged: list[str], restarts: list[float]) -> int:
    from screening.models import AuditEvent, Query

    kept = dict(Query.objects.filter(text__in=acknowledged).values_list("text", "pk"))
    asked = {str(pk) for pk in Query.objects.filter(text__regex=r"^\d+-\d+-\d+$").values_list("pk", flat=True)}
    events = list(
        AuditEvent.objects.filter(action="query_raised", subject_id__in=asked).values_list("subject_id", flat=True)
    )
    lost = len(set(acknowledged) - set(kept))
    print(f"{rounds} kills, {len(acknowledged)} saves acknowledged, {lost} lost.")
    print(f"{len(asked)} kept, {len(asked - set(events))} of them without their event, {len(events)} events.")
    print(f"Start until the first answer: at most {max(restarts):.1f} s.")
    return int(bool(lost or not acknowledged or sorted(events) != sorted(asked)))


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mightscreen.settings")
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 10))
