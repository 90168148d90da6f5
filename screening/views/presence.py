"""Who else has the same form open, said without a page that asks by itself."""

from datetime import timedelta

from django.db import DatabaseError
from django.utils import timezone

from screening.actions.presence import note_presence
from screening.models import User
from screening.queries import present_at
from screening.rules.words import listed
from screening.views.drafts import place_of
from screening.views.screening_record import Record

_OFTEN_ENOUGH = timedelta(minutes=1)


def also_open(user: User, record: Record) -> str:
    """The others who may change the form and have it open; notes that the user has. What they type is not told."""
    if record.locked:
        return ""
    at, place = timezone.now(), place_of(record.visit)
    present = present_at(place, at)
    if not any(one.owner_id == user.pk and one.seen_at > at - _OFTEN_ENOUGH for one in present):
        _note(user, place)
    zone = record.visit.participant.site.zone
    others = [one for one in present if one.owner_id != user.pk]
    return listed([f"{one.owner.name}, last active {one.seen_at.astimezone(zone):%H:%M}" for one in others])


def _note(user: User, place: str) -> None:
    try:
        note_presence(by=user, at=timezone.now(), place=place)
    except DatabaseError:
        return  # the form is worth more than knowing who has it open
