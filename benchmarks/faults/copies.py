"""Backups made while people save, each restored elsewhere: ``python -m benchmarks.faults.copies 20``.

Red with FLAW=event_lost and with FLAW=old_copy.
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

from benchmarks.faults.ground import Claims, made_up, run

WRITERS = 4


def trial(claims: Claims, rounds: int) -> None:
    """Makes them all under load, then restores one after the other."""
    from django.conf import settings
    from django.core.management import call_command

    from screening.actions.anchor import drop_anchor
    from screening.models import AuditEvent

    with tempfile.TemporaryDirectory(prefix="copies-") as place:
        folders = [Path(place, str(number)) for number in range(rounds)]
        with people_saving() as (saves, writers):
            for folder in folders:
                folder.mkdir()
                drop_anchor(AuditEvent.objects.last(), now=True)  # what is kept by now has to be in the backup
                shutil.copy(settings.AUDIT_ANCHOR, folder / "anchor.log")
                call_command("backup", str(folder / "backup"), stdout=io.StringIO())
            to_the_end = sum(each.is_alive() for each in writers)
        words = f"{len(saves)} saves meanwhile by {WRITERS} people, {to_the_end} of them to the end"
        claims.expect(bool(saves) and to_the_end == WRITERS, words)
        restored = [_restored(folder) for folder in folders]
    whole = sum(not broken for broken, _ in restored)
    broken = [finding for found, _ in restored for finding in found][:3]
    words = f"{rounds} backups restored elsewhere, {whole} with a whole audit trail {broken or ''}"
    claims.expect(whole == rounds, words)
    equal = sum(same for _, same in restored)
    claims.expect(equal == rounds, f"{equal} of {rounds} hold the rows that their manifest counts")


@contextmanager
def people_saving() -> Iterator[tuple[list[int], list[threading.Thread]]]:
    """Four people raise queries, each on an attempt of their own."""
    from screening.actions.queries import raise_query
    from tests.factories import NOW, SiteFactory, VisitFactory
    from tests.scenes import monitor_of

    done, saves = threading.Event(), []
    with made_up():
        visits = [VisitFactory(participant__site=SiteFactory()) for _ in range(WRITERS)]
        people = [monitor_of(visit.participant.site) for visit in visits]
    raise_query(by=people[0], at=NOW, visit=visits[0], subject="I04", text="Before the first backup?")

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
        yield saves, writers
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
