"""Who gets the daily e-mail."""

from datetime import datetime

from screening.models import AuditEvent, User


def digest_readers(at: datetime) -> list[User]:
    """Those who asked for it, may sign in, have an address, and were not sent it on this day (UTC)."""
    day = at.replace(hour=0, minute=0, second=0, microsecond=0)
    sent = AuditEvent.objects.filter(action="digest_sent", at__gte=day).values_list("subject_id", flat=True)
    asked = User.objects.filter(is_active=True, digest_since__isnull=False).exclude(email="")
    return list(asked.exclude(pk__in=map(int, sent)))
