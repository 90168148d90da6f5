"""A made-up name, record number and contact go through everything that can be done with them, and are looked for.

``python -m benchmarks.faults.identities``. They may stand in the code list, and encrypted in their own table. Red with
FLAW=name_in_trail and with FLAW=name_in_log.
"""

import io
import logging
import subprocess
import tempfile
import uuid
import zipfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any
from unittest.mock import patch

from benchmarks.faults.ground import Claims, run

SOMEBODY = {
    "surname": "Zyxwandersohn",
    "given_name": "Quorthilde",
    "medical_record_number": "RN-77391-QX",
    "contact": "+1 555 0137 9421",
}
LATER = SOMEBODY | {"surname": "Zyxwandersohn-Vrbel", "reason": "Married."}
TRACES = (b"zyxwandersohn", b"vrbel", b"quorthilde", b"77391", b"0137 9421", b"0137+9421")


def trial(claims: Claims, rounds: int) -> None:
    """Does it all, then reads it all."""
    log = io.StringIO()
    places: dict[str, bytes] = {}
    with written_to(log):
        for _ in range(rounds):
            places |= _go_through()
    code_list = places.pop("the code list").lower()
    claims.expect(all(trace in code_list for trace in TRACES[:4]), "the code list names the person: the search sees")
    places |= {"the log": log.getvalue().encode(), "sessions": _sessions(), **_stored()}
    for place, content in places.items():
        found = [trace.decode() for trace in TRACES if trace in content.lower()]
        claims.expect(bool(content) and not found, f"{place}, {len(content)} bytes: {len(found)} traces")


def _go_through() -> dict[str, bytes]:
    from django.test import Client

    from screening.models import Participant
    from tests.factories import SiteFactory
    from tests.scenes import coordinator_of, eligible, investigator_of, monitor_of

    site = SiteFactory()
    eligible(site)
    browser = Client(raise_request_exception=False)
    browser.force_login(coordinator_of(site))
    form = {"site": site.pk, "sex": "female", "date_of_birth": "1980", "anyway": "1", **SOMEBODY}
    _refused(browser, form)
    _expect(browser.post("/participants/new/", form | {"submission_key": uuid.uuid4()}), 302)
    number = Participant.objects.get(site=site, identity__isnull=False).screening_number
    _expect(browser.post(f"/participants/{number}/identity/"), 200)
    _expect(browser.post(f"/participants/{number}/identity/change/", LATER), 302)
    monitor = Client()
    monitor.force_login(monitor_of(site))
    pages = {f"the page {page}": _page(monitor, page) for page in ("/", f"/participants/{number}/")}
    investigator = Client()
    investigator.force_login(investigator_of(site))
    exported = {
        f"the screening log as {kind}": _export(investigator, "screening-log", kind) for kind in ("csv", "xlsx")
    }
    said = {"format": "csv", "participant": number}
    exported |= {f"the export {name}": _export(investigator, name, **said) for name in ("audit-trail", "record")}
    return pages | exported | {"the code list": _export(investigator, "code-list", "xlsx", site=site.code)}


def _refused(browser: Any, form: dict[str, Any]) -> None:
    """Mistyped, sent to the wrong place, sent when signed out, typed into the wrong field, and a fault of ours."""
    from django.test import Client

    key = {"submission_key": uuid.uuid4()}
    _expect(browser.post("/participants/new/", form | key | {"date_of_birth": "Zyxwandersohn"}), 200)
    _expect(browser.post("/participants/nobody/identity/change/", form), 404)
    _expect(browser.post("/protocol/", form), 405)
    _expect(browser.post("/participants/new/", b"x", content_type="text/plain; charset=utf-16"), 400)
    with patch("screening.views.register.register_participant", side_effect=RuntimeError(f"no place for {form}")):
        _expect(browser.post("/participants/new/", form | key), 500)
    stranger = Client()
    stranger.post("/participants/new/", form)
    stranger.post("/sign-in/", {"username": SOMEBODY["surname"], "password": SOMEBODY["medical_record_number"]})


def _expect(response: Any, status: int) -> Any:
    if response.status_code != status:
        raise SystemExit(f"{response.request['PATH_INFO']} answered {response.status_code}, not {status}")
    return response


def _page(browser: Any, address: str) -> bytes:
    return _expect(browser.get(address), 200).content


def _export(browser: Any, name: str, format: str, **more: str) -> bytes:
    content = _expect(browser.post(f"/exports/{name}/", {"format": format, **more}), 200).content
    if format != "xlsx":
        return content
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        return b"".join(book.read(part) for part in book.namelist())


def _sessions() -> bytes:
    from django.contrib.sessions.models import Session

    return repr([session.get_decoded() for session in Session.objects.all()]).encode()


def _stored() -> dict[str, bytes]:
    """The database as it lies on the disk, and a backup of it."""
    from django.core.management import call_command
    from django.db import connection

    with tempfile.TemporaryDirectory() as folder:
        call_command("backup", folder, stdout=io.StringIO())
        (backup,) = [file for file in Path(folder).iterdir() if file.suffix != ".json"]
        if connection.vendor == "sqlite":
            name = connection.settings_dict["NAME"]
            files = [Path(f"{name}{ending}") for ending in ("", "-wal")]
            live = b"".join(file.read_bytes() for file in files if file.exists())
            return {"the database file": live, "a backup": backup.read_bytes()}
        return {
            "the database": _said_by("pg_dump", f"--dbname={connection.connection.dsn}"),
            "a backup": _said_by("pg_restore", "--file=-", str(backup)),
        }


def _said_by(*command: str) -> bytes:
    return subprocess.run(command, check=True, capture_output=True).stdout


@contextmanager
def written_to(log: io.StringIO) -> Iterator[None]:
    """What the application logs, at every level, as it would write it."""
    from django.conf import settings

    from mightscreen.logs import WithoutValues

    plain = settings.LOGGING["formatters"]["plain"]
    handler = logging.StreamHandler(log)
    handler.setFormatter(WithoutValues(plain["format"], style=plain["style"]))
    loggers = [logging.getLogger(), logging.getLogger("django")]
    with ExitStack() as as_before:
        for each in loggers:
            as_before.enter_context(patch.object(each, "handlers", [handler]))
            as_before.callback(each.setLevel, each.level)
            each.setLevel(logging.DEBUG)
        yield


if __name__ == "__main__":
    run(trial, 1)
