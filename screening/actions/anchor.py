"""Telling the file outside the database how far the audit trail has come."""

import logging
import os

from django.conf import settings
from django.utils import timezone

from screening.models import AuditEvent
from screening.queries.anchors import Anchor, is_due

_log = logging.getLogger(__name__)


def drop_anchor(event: AuditEvent, *, now: bool = False) -> None:
    """Adds a line about the event, which is kept by now, where one is due or wanted ``now``.

    A file that cannot be written is an alarm in the log: the event itself stands.
    """
    moment = timezone.now()
    try:
        if now or is_due(moment):
            _append(Anchor(moment.isoformat(timespec="seconds"), event.pk, event.hash).line())
    except OSError as error:
        _log.critical("the audit trail has no anchor after event %s: %s", event.pk, error.strerror)


def _append(line: str) -> None:
    settings.AUDIT_ANCHOR.parent.mkdir(parents=True, exist_ok=True)
    handle = os.open(settings.AUDIT_ANCHOR, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
    try:
        os.write(handle, line.encode())
        os.fsync(handle)
    finally:
        os.close(handle)
