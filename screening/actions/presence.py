"""Noting who has a form open. It is no study data, so nothing of it is in the audit trail."""

from datetime import datetime

from django.db import transaction

from screening.models import Presence, User
from screening.models.presence import LASTS


@transaction.atomic
def note_presence(*, by: User, at: datetime, place: str) -> None:
    """They are there now; where they were long ago is forgotten."""
    clear_presences(at=at, owner=by)
    Presence.objects.bulk_create(
        [Presence(owner=by, place=place, seen_at=at)],
        update_conflicts=True,
        unique_fields=["place", "owner"],
        update_fields=["seen_at"],
    )


def clear_presences(*, at: datetime, owner: User | None = None) -> None:
    """Takes away those that are over, of one owner or of all."""
    old = Presence.objects.filter(seen_at__lte=at - LASTS)
    (old if owner is None else old.filter(owner=owner)).delete()
