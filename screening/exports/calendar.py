"""Days of an attempt as a calendar file (RFC 5545). Nothing in it says of whom it tells."""

from collections.abc import Iterable
from datetime import datetime

from django.utils.crypto import salted_hmac
from icalendar import Calendar, Event

from screening.models import ScreeningVisit
from screening.queries import CalendarDay, Occasion

_WORDS = {
    Occasion.COULD_QUALIFY: "MIGHT screening: could qualify from this day",
    Occasion.WINDOW_ENDS: "MIGHT screening: last day of the screening window",
}
_SOURCE = "From what was recorded when this file was made. Look at the participant's page before you act on it."


def calendar_file(visit: ScreeningVisit, days: Iterable[CalendarDay], made_at: datetime) -> bytes:
    """Whole days; taken in again, each replaces what it was before."""
    calendar = Calendar()
    calendar.add("prodid", "-//MIGHTScreen//Days of an attempt//EN")
    calendar.add("version", "2.0")
    for each in days:
        calendar.add_component(_event(visit, each, made_at))
    return calendar.to_ical()


def _event(visit: ScreeningVisit, each: CalendarDay, made_at: datetime) -> Event:
    event = Event()
    event.add("uid", _uid(visit, each))
    event.add("dtstamp", made_at)
    event.add("dtstart", each.day)
    event.add("summary", _summary(each))
    event.add("description", _SOURCE)
    event.add("class", "PRIVATE")
    event.add("transp", "TRANSPARENT")
    return event


def _summary(each: CalendarDay) -> str:
    if each.visit is None:
        return _WORDS[each.occasion]
    kind = "infusion" if each.visit.with_infusion else "final visit, no infusion"
    return f"MIGHT trial: planned visit of week {each.visit.week} ({kind})"


def _uid(visit: ScreeningVisit, each: CalendarDay) -> str:
    """The same each time, and of no use to anybody without the server's key."""
    week = each.visit.week if each.visit else ""
    said = f"{visit.submission_key} {each.occasion} {week}"
    return f"{salted_hmac('screening.exports.calendar', said, algorithm='sha256').hexdigest()[:32]}@mightscreen"
