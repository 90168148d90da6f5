"""``manage.py backup FOLDER``: a copy of the database as it is at one moment, while people work."""

import os
from argparse import ArgumentParser
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import Error, connection
from django.utils import timezone

from screening.management.backups import postgresql, sqlite
from screening.management.backups.manifest import BackupError, Manifest, beside, sha256_of

KEYS_APART = (
    "The keys (SECRET_KEY, IDENTITY_KEYS, AUDIT_KEY) are not in it: without them names cannot be read and the audit "
    "trail cannot be verified. Keep them elsewhere."
)


class Command(BaseCommand):
    """Writes the copy and its manifest, both readable by their owner alone; what was not finished is removed."""

    help = "Back up the database into FOLDER while people work, and read the backup back."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Where to."""
        parser.add_argument("folder", type=Path)

    def handle(self, *args: Any, folder: Path, **options: Any) -> None:
        """The manifest is written last: a file without one is not a backup."""
        store = sqlite if connection.vendor == "sqlite" else postgresql
        now = timezone.now()
        file = folder / f"mightscreen-{now:%Y%m%dT%H%M%SZ}{store.SUFFIX}"
        try:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            with ExitStack() as unfinished, connection.wrap_database_errors:
                _new(file, unfinished)
                held = store.make(connection, file)
                manifest = Manifest(
                    file.name, now.isoformat(), connection.vendor, sha256_of(file), held.migrations, held.rows
                )
                _new(beside(file), unfinished).write_text(manifest.written())
                for written in (file, beside(file), folder):
                    _on_disk(written)
                unfinished.pop_all()
        except FileExistsError as error:
            words = (
                "is a file, not a folder." if error.filename == str(folder) else "exists already and is left as it is."
            )
            raise CommandError(f"No backup was made: {error.filename} {words}") from None
        except (OSError, Error, BackupError) as error:
            raise CommandError(f"No backup was made. {error}") from error
        self.stdout.write(
            f"{file}: {sum(held.rows.values())} rows in {len(held.rows)} tables, read back.\n{KEYS_APART}"
        )


def _new(file: Path, unfinished: ExitStack) -> Path:
    os.close(os.open(file, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    unfinished.callback(file.unlink)
    return file


def _on_disk(path: Path) -> None:
    opened = os.open(path, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)
