"""Where the keys come from: the environment; the demo makes its own and keeps them."""

import os
import secrets
from pathlib import Path

from cryptography.fernet import Fernet


def secret_key(folder: Path, *, demo: bool) -> str:
    """The key that signs sessions; a passing one where none is configured (see ``start``)."""
    given = os.environ.get("SECRET_KEY", "")
    return given or (_kept(folder / "secret_key", _random()) if demo else _random())


def identity_keys(folder: Path, *, demo: bool) -> list[str]:
    """The keys that encrypt identities, the newest first; none where none is configured."""
    given = [key.strip() for key in os.environ.get("IDENTITY_KEYS", "").split(",") if key.strip()]
    return given or ([_kept(folder / "identity_key", Fernet.generate_key().decode())] if demo else [])


def audit_key(folder: Path, *, demo: bool) -> str:
    """The key that seals the audit trail; empty where none is configured, and then nothing can be recorded."""
    return os.environ.get("AUDIT_KEY", "") or (_kept(folder / "audit_key", _random()) if demo else "")


def _random() -> str:
    return secrets.token_urlsafe(64)


def _kept(file: Path, new: str) -> str:
    """What the file holds; it is made, readable by its owner alone, where it is missing."""
    file.parent.mkdir(parents=True, exist_ok=True)
    try:
        handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return file.read_text().strip()
    with os.fdopen(handle, "w") as opened:
        opened.write(new)
    return new
