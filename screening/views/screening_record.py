"""The record that a screening form shows, found for whoever asks, and whether they may change it."""

from dataclasses import dataclass

from django.db.models import prefetch_related_objects
from django.http import Http404
from django.shortcuts import get_object_or_404

from screening.assemble import Rows
from screening.models import Participant, ProtocolVersion, ScreeningVisit, Source, Status, User
from screening.permissions import Permission
from screening.presenters.times import show_instant
from screening.queries import next_attempt_number, participants_for, visits_for
from screening.views.access import rights_at

_RECORDABLE = (Status.DRAFT, *Status.holding_a_place())
_ROWS = ("treatments", "events", "cancers", "sources__verified_by", "rulings__ruled_by")


@dataclass(frozen=True)
class Record:
    """One attempt with its rows; an attempt before its first save is not kept yet. ``rights`` are those of who asks."""

    visit: ScreeningVisit
    rows: Rows
    sources: list[Source]
    rights: frozenset[Permission]
    locked: str

    @property
    def saved_line(self) -> str:
        """When it was last saved and by whom."""
        visit = self.visit
        return (
            f"saved {show_instant(visit.saved_at, visit.participant.site.zone)} by {visit.saved_by}"
            if visit.saved_at
            else ""
        )


def record_of(user: User, number: str, attempt: int) -> Record:
    """The attempt; 404 where it is not there for this user."""
    # The second look finds what somebody saved for the first time between the first and the participant's.
    visit = _kept(user, number, attempt) or _begun(user, number, attempt) or _kept(user, number, attempt)
    if visit is None:
        raise Http404
    rights = rights_at(user, visit.participant.site)
    if visit.pk is None:
        return Record(visit, Rows(), [], rights, _lock(visit, rights))
    prefetch_related_objects([visit], *_ROWS)
    return Record(visit, Rows.of(visit), list(visit.sources.all()), rights, _lock(visit, rights))


def _kept(user: User, number: str, attempt: int) -> ScreeningVisit | None:
    return visits_for(user).filter(participant__screening_number=number, attempt=attempt).first()


def _begun(user: User, number: str, attempt: int) -> ScreeningVisit | None:
    """The attempt that may be next, not yet saved."""
    people = participants_for(user).select_related("site")
    participant: Participant = get_object_or_404(people, screening_number=number)
    if next_attempt_number(participant) != attempt:
        return None
    return ScreeningVisit(
        participant=participant,
        attempt=attempt,
        previous_attempt=participant.visits.filter(attempt=attempt - 1).first(),
        version=0,
        protocol_version=ProtocolVersion.active(),
    )


def _lock(visit: ScreeningVisit, rights: frozenset[Permission]) -> str:
    """Why nothing can be changed here, with who and when; empty where it can."""
    if visit.status not in _RECORDABLE:
        at, by = {
            Status.IN_REVIEW: (visit.submitted_at, visit.submitted_by),
            Status.DECLINED: (visit.left_at, visit.left_by),
            Status.WITHDRAWN: (visit.left_at, visit.left_by),
        }.get(visit.status, (visit.decided_at, visit.decided_by))
        since = f" since {show_instant(at, visit.participant.site.zone)}, {by}" if at else ""
        return f"Read only: {visit.get_status_display().lower()}{since}."
    if Permission.RECORD not in rights:
        return "Read only: your role reads this form and does not record in it."
    return ""
