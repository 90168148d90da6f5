"""The anchor: lines outside the database that know how far the audit trail went, and with which seal."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from django.conf import settings

from screening.models.seal import is_seal, seal


@dataclass(frozen=True, slots=True)
class Anchor:
    """At ``at`` the trail had ``count`` events, the last one sealed with ``hash``."""

    at: str
    count: int
    hash: str

    def line(self) -> str:
        """As it stands in the file, sealed itself."""
        return f"{self._text} {seal(self._text)}\n"

    @property
    def _text(self) -> str:
        return f"{self.at} {self.count} {self.hash}"

    @classmethod
    def read(cls, line: str) -> "Anchor | None":
        """The anchor of a line; None for a line that this application has not written."""
        text, _, claimed = line.strip().rpartition(" ")
        if not is_seal(claimed, text):
            return None
        at, count, sealed = text.split(" ")
        return cls(at, int(count), sealed)


def anchors() -> Iterator[tuple[int, Anchor | None]]:
    """Each line of the file by its number; FileNotFoundError where there is none."""
    with open(settings.AUDIT_ANCHOR, encoding="utf-8", errors="replace") as lines:
        for number, line in enumerate(lines, start=1):
            yield number, Anchor.read(line)


def is_due(now: datetime) -> bool:
    """Whether the last line is older than it may be, or there is none."""
    try:
        written = os.stat(settings.AUDIT_ANCHOR).st_mtime
    except FileNotFoundError:
        return True
    return (now - datetime.fromtimestamp(written, UTC)).total_seconds() >= settings.AUDIT_ANCHOR_MINUTES * 60
