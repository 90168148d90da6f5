"""Backups made while people save, each restored elsewhere: ``python -m benchmarks.faults.copies 20``.

Red with FLAW=event_lost.
"""

import io
import json
import shutil
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import Any
from unittest.mock import patch

from benchmarks.faults.ground import Claims, run

WRITERS = 4


def trial(claims: Claims, rounds: int) -> None:
    """Makes them all under load, then restores one after the other."""
    from django.conf import settings
    from django.core.management import call_command

    with tempfile.TemporaryDirectory(prefix="copies-") as place:
        folders = [Path(place, str(number)) for number in range(rounds)]
        with people_saving() as saves:
            for folder in folders:
                folder.mkdir()
                shutil.copy(settings.AUDIT_ANCHOR, folder / "anchor.log")
                call_command("backup", str(folder / "backup"), stdout=io.StringIO())
        claims.expect(bool(saves), f"{len(saves)} saves by {WRITERS} people meanwhile")
        restored = [_restored(folder) for folder in folders]
    whole = sum(not broken for broken, _ in restored)
    claims.expect(whole == rounds, f"{rounds} backups restored elsewhere, {whole} with a whole audit trail")
    equal = sum(same for _, same in restored)
    claims.expect(equal == rounds, f"{equal} of {rounds} hold the rows that their manifest counts")


@contextmanager
def people_saving() -> Iterator[list[int]]:
    """Four people raise queries, each on an attempt of their own."""
    from screening.actions.anchor import drop_anchor
    from screening.actions.queries import raise_query
    from screening.models import AuditEvent
    from tests.factories import NOW, SiteFactory, VisitFactory
    from tests.scenes import monitor_of

    done, saves = threading.Event(), []
    visits = [VisitFactory(participant__site=SiteFactory()) for _ in range(WRITERS)]
    people = [monitor_of(visit.participant.site) for visit in visits]
    raise_query(by=people[0], at=NOW, visit=visits[0], subject="I04", text="Before the first backup?")
    drop_anchor(AuditEvent.objects.last(), now=True)

    def save(visit: Any, by: Any) -> None:
        from django.db import connection

        for number in count():
            if done.is_set():
                break
            raise_query(by=by, at=NOW, visit=visit, subject="I04", text=f"Question {number}")
            saves.append(number)
            time.sleep(0.01)
        connection.close()

    writers = [threading.Thread(target=save, args=pair) for pair in zip(visits, people, strict=True)]
    for writer in writers:
        writer.start()
    try:
        yield saves
    finally:
        done.set()
        for writer in writers:
            writer.join()


def _restored(folder: Path) -> tuple[list[str], bool]:
    """What is broken in the database that was restored, and whether its rows are those of the manifest."""
    from django.conf import settings
    from django.core.management import call_command

    from screening.queries.verification import findings
    from tests.other_database import counts, empty_database

    (file,) = [each for each in (folder / "backup").iterdir() if each.suffix != ".json"]
    expected = json.loads(file.with_suffix(".json").read_text())["rows"]
    with empty_database(folder), patch.object(settings, "AUDIT_ANCHOR", folder / "anchor.log"):
        call_command("restore", str(file), stdout=io.StringIO())
        return list(findings()), counts() == expected


if __name__ == "__main__":
    run(trial, 20)
