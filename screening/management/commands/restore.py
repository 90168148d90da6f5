"""``manage.py restore FILE``: what a backup holds, into an empty database."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import Error, connection
from django.db.migrations.loader import MigrationLoader

from screening.management.backups import postgresql, sqlite
from screening.management.backups.manifest import BackupError, Manifest, read_manifest


class Command(BaseCommand):
    """Checks first, restores all or nothing, and counts afterwards."""

    help = "Restore a backup into the empty database that DATABASE_URL names."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Which backup."""
        parser.add_argument("file", type=Path)

    def handle(self, *args: Any, file: Path, **options: Any) -> None:
        """Refusals are said in words, and leave the database as it was."""
        store = sqlite if connection.vendor == "sqlite" else postgresql
        try:
            manifest = read_manifest(file)
            not_applied = _migrations_missing(manifest)
            _expect_empty()
            with connection.wrap_database_errors:
                store.restore(connection, file, manifest.contents)
        except (OSError, Error, BackupError) as error:
            raise CommandError(f"Not restored. {error}") from error
        self.stdout.write(f"{sum(manifest.rows.values())} rows in {len(manifest.rows)} tables restored and counted.")
        if connection.vendor == "postgresql":
            self.stdout.write("Nobody but you may use them yet: manage.py grants ROLE lets the server.")
        if not_applied:
            self.stdout.write(
                "The backup is older than this version: run manage.py migrate before starting the server."
            )


def _migrations_missing(manifest: Manifest) -> bool:
    """Whether this version has migrations that the backup has not; one from a newer version is refused."""
    if manifest.vendor != connection.vendor:
        raise BackupError(f"It is a backup of {manifest.vendor}, but DATABASE_URL names {connection.vendor}.")
    known = {".".join(key) for key in MigrationLoader(None).disk_migrations}
    if unknown := set(manifest.migrations) - known:
        raise BackupError(f"It was made by another version of this application ({min(unknown)} is not known here).")
    return known > set(manifest.migrations)


def _expect_empty() -> None:
    if tables := connection.introspection.table_names():
        raise BackupError(f"The database is not empty: it has {len(tables)} tables. Name a new one in DATABASE_URL.")
