"""What holds the audit trail together: each event is sealed with a key, over its content and the seal before it."""

import hashlib
import hmac
import json
from datetime import UTC
from typing import Any, Protocol

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

NOTHING_BEFORE = "0" * 64
"""What the first event names as the seal before it."""


class Sealable(Protocol):
    """The columns of an event; a migration's copy of the model has them too, ``versions`` from 0003 on."""

    at: Any
    by_id: int | None
    action: str
    subject_type: str
    subject_id: str
    site_id: int | None
    visit_id: int | None
    changes: Any
    reason: str
    prev_hash: str


def seal(text: str) -> str:
    """HMAC-SHA256 with AUDIT_KEY, in hexadecimal."""
    if not settings.AUDIT_KEY:
        raise ImproperlyConfigured(
            "AUDIT_KEY must be set in the environment: without it nothing can be recorded. "
            "README.md says how to make it."
        )
    return hmac.new(settings.AUDIT_KEY.encode(), text.encode(errors="surrogatepass"), hashlib.sha256).hexdigest()


def is_seal(claimed: str, text: str) -> bool:
    """Whether that is the seal of the text."""
    return hmac.compare_digest(claimed.encode(), seal(text).encode())


def password_text(password: str) -> str:
    """What is sealed of a password: its hash."""
    return json.dumps(["password", password])


def event_text(event: Sealable, position: int) -> str:
    """Everything in an event, in one form on every database. Old events keep it: it never changes.

    Those from before there were versions tell of none.
    """
    content = [
        "event",
        position,
        event.at.astimezone(UTC).isoformat(timespec="microseconds"),
        event.by_id,
        event.action,
        event.subject_type,
        event.subject_id,
        event.site_id,
        event.visit_id,
        event.changes,
        event.reason,
        event.prev_hash,
        *([versions] if (versions := getattr(event, "versions", None)) else []),
    ]
    return json.dumps(content, sort_keys=True, separators=(",", ":"))
