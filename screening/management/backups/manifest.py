"""What a backup says about itself, in a file beside it."""

import hashlib
import json
from dataclasses import asdict, dataclass
from pathlib import Path


class BackupError(Exception):
    """A backup that cannot be made or must not be restored; the message is for the person who runs the command."""


@dataclass(frozen=True)
class Contents:
    """What the database held at the moment of the backup: rows by table, and the migrations applied."""

    rows: dict[str, int]
    migrations: list[str]


@dataclass(frozen=True)
class Manifest:
    """Which file it belongs to, what made it, and what must be in it."""

    file: str
    made_at: str
    vendor: str
    sha256: str
    migrations: list[str]
    rows: dict[str, int]

    def written(self) -> str:
        """As JSON for people and programs."""
        return json.dumps(asdict(self), indent=2, sort_keys=True) + "\n"

    @property
    def contents(self) -> Contents:
        """What the file must hold."""
        return Contents(self.rows, self.migrations)


def beside(file: Path) -> Path:
    """Where the manifest of a backup stands."""
    return file.with_suffix(".json")


def read_manifest(file: Path) -> Manifest:
    """The manifest of that very file; BackupError when it is missing, not one, or belongs to other contents."""
    if not file.is_file():
        raise BackupError(f"There is no file {file}.")
    try:
        manifest = Manifest(**json.loads(beside(file).read_text()))
    except FileNotFoundError:
        raise BackupError(f"{beside(file).name} is missing beside it: the backup may be unfinished.") from None
    except (ValueError, TypeError):
        raise BackupError(f"{beside(file).name} is not the manifest of a backup.") from None
    if sha256_of(file) != manifest.sha256:
        raise BackupError(f"{file.name} is not as it was when the backup was made. Use another backup.")
    return manifest


def sha256_of(file: Path) -> str:
    """The digest of a file, in hexadecimal digits."""
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()
