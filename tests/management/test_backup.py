"""A backup is whole, says what is in it, and comes back elsewhere exactly as it was, or not at all."""

import json
import re
import sqlite3
import stat
import threading
from contextlib import closing, contextmanager
from datetime import datetime
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection, transaction

from screening.models import ScreeningVisit, SiteRole, User
from tests.factories import SiteFactory, StudyFactory
from tests.other_database import counts, empty_database, working_with
from tests.scenes import coordinator_of, eligible

pytestmark = pytest.mark.django_db(transaction=True)
SUFFIX = {"sqlite": ".sqlite3", "postgresql": ".dump"}[connection.vendor]


def backed_up(folder):
    """The file of a new backup, and what the command said."""
    said = StringIO()
    call_command("backup", str(folder), stdout=said)
    (file,) = folder.glob(f"*{SUFFIX}")
    return file, said.getvalue()


@contextmanager
def somebody_writing():
    """Another thread adds people, each with a role in the same transaction, until the end."""
    site, done, written = SiteFactory(), threading.Event(), threading.Event()

    def write():
        try:
            while not done.is_set():
                with transaction.atomic():
                    coordinator_of(site)
                written.set()
        finally:
            connection.close()

    writer = threading.Thread(target=write)
    writer.start()
    try:
        assert written.wait(10)
        yield
    finally:
        done.set()
        writer.join()


def test_a_backup_comes_back_elsewhere_with_every_row(tmp_path):
    StudyFactory()
    visit = eligible(SiteFactory())
    before = counts()
    file, said = backed_up(tmp_path / "backups")
    with empty_database(tmp_path):
        call_command("restore", str(file), stdout=StringIO())
        assert counts() == before
        assert ScreeningVisit.objects.get(pk=visit.pk).status == visit.status == "eligible"
    assert "not in it" in said
    assert "IDENTITY_KEYS" in said


def test_a_backup_says_beside_it_what_is_in_it_and_is_for_its_owner_alone(tmp_path):
    file, _ = backed_up(tmp_path)
    manifest = json.loads(file.with_suffix(".json").read_text())
    assert re.fullmatch(r"mightscreen-\d{8}T\d{6}Z", file.stem)
    assert manifest["vendor"] == connection.vendor
    assert manifest["rows"] == counts()
    assert "screening.0001_initial" in manifest["migrations"]
    assert {stat.S_IMODE(each.stat().st_mode) for each in tmp_path.iterdir()} == {0o600}
    assert len(list(tmp_path.iterdir())) == 2


def test_backups_while_somebody_writes_hold_one_moment_each(tmp_path):
    with somebody_writing():
        files = [backed_up(tmp_path / str(number))[0] for number in range(3)]
    for number, file in enumerate(files):
        with empty_database(tmp_path / str(number)):
            call_command("restore", str(file), stdout=StringIO())
            assert counts() == json.loads(file.with_suffix(".json").read_text())["rows"]
            assert User.objects.count() == SiteRole.objects.count() > 0


def test_a_backup_is_never_written_over(tmp_path, monkeypatch):
    file, _ = backed_up(tmp_path)
    kept = file.read_bytes()
    at = json.loads(file.with_suffix(".json").read_text())["made_at"]
    monkeypatch.setattr("django.utils.timezone.now", lambda: datetime.fromisoformat(at))
    with pytest.raises(CommandError, match="exists already"):
        call_command("backup", str(tmp_path))
    assert file.read_bytes() == kept


def test_a_file_where_the_folder_should_be_is_said(tmp_path):
    (tmp_path / "backups").write_text("")
    with pytest.raises(CommandError, match="backups is a file, not a folder"):
        call_command("backup", str(tmp_path / "backups"))


def test_nothing_is_left_of_a_backup_that_does_not_succeed(tmp_path, monkeypatch):
    def full(file):
        raise OSError("No space left on device")

    monkeypatch.setattr("screening.management.commands.backup.sha256_of", full)
    with pytest.raises(CommandError, match=r"No backup was made\. No space left"):
        call_command("backup", str(tmp_path))
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(connection.vendor == "sqlite", reason="SQLite needs no other program")
def test_a_missing_program_is_named(tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(CommandError, match=r"pg_dump was not found\. Install the client programs of PostgreSQL"):
        call_command("backup", str(tmp_path))
    assert list(tmp_path.iterdir()) == []


def _tampered(file):
    changed = bytearray(file.read_bytes())
    changed[len(changed) // 2] ^= 1
    file.write_bytes(changed)


def _cut_off(file):
    file.write_bytes(file.read_bytes()[:-100])


def _without_manifest(file):
    file.with_suffix(".json").unlink()


def _with(**changed):
    def change(file):
        beside = file.with_suffix(".json")
        beside.write_text(json.dumps(json.loads(beside.read_text()) | changed))

    return change


@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        (_tampered, "is not as it was when the backup was made"),
        (_cut_off, "is not as it was when the backup was made"),
        (_without_manifest, "the backup may be unfinished"),
        (_with(rows={"screening_user": 7}), "does not hold (what|every row)"),
        (_with(vendor="oracle"), "It is a backup of oracle"),
        (_with(migrations=["screening.0999_of_tomorrow"]), "made by another version"),
        (_with(more="than a manifest has"), "is not the manifest of a backup"),
    ],
)
def test_what_is_not_as_it_was_is_refused_and_nothing_restored(tmp_path, spoil, words):
    file, _ = backed_up(tmp_path / "backups")
    spoil(file)
    with empty_database(tmp_path):
        with pytest.raises(CommandError, match=words):
            call_command("restore", str(file))
        assert connection.introspection.table_names() == []


def test_a_backup_is_restored_into_an_empty_database_only(tmp_path):
    file, _ = backed_up(tmp_path)
    before = counts()
    with pytest.raises(CommandError, match="The database is not empty"):
        call_command("restore", str(file))
    assert counts() == before


def test_a_file_that_is_not_there_is_said(tmp_path):
    with pytest.raises(CommandError, match="There is no file"):
        call_command("restore", str(tmp_path / "nothing.dump"))


@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL loads in one transaction")
def test_a_database_that_a_server_has_open_is_not_replaced(tmp_path):
    file, _ = backed_up(tmp_path / "backups")
    with empty_database(tmp_path), closing(sqlite3.connect(connection.settings_dict["NAME"])) as server:
        server.executescript("PRAGMA journal_mode=WAL; CREATE TABLE passing (id); DROP TABLE passing;")
        with pytest.raises(CommandError, match="Another program has the database open"):
            call_command("restore", str(file))
        assert connection.introspection.table_names() == []


@pytest.mark.parametrize("command", ["backup", "restore"])
def test_a_database_out_of_reach_is_said_in_words(tmp_path, command):
    file, _ = backed_up(tmp_path / "backups")
    nowhere = (
        {"NAME": str(tmp_path / "no" / "folder")} if connection.vendor == "sqlite" else {"PORT": 1, "HOST": "127.0.0.1"}
    )
    with working_with(**nowhere), pytest.raises(CommandError, match=r"No backup was made|Not restored"):
        call_command(command, str(tmp_path if command == "backup" else file))
    assert [each.name for each in tmp_path.iterdir()] == ["backups"]
