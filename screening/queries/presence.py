"""Who has a form open."""

from datetime import datetime

from screening.models import Presence
from screening.models.presence import LASTS


def present_at(place: str, at: datetime) -> list[Presence]:
    """Those who opened the form or typed there within the last quarter of an hour, the last one first."""
    found = Presence.objects.filter(place=place, seen_at__gt=at - LASTS).select_related("owner")
    return list(found.order_by("-seen_at", "owner"))
