"""What is to be done today."""

from dataclasses import dataclass, field
from datetime import date, timedelta

from django.db.models import Count, F, Q, QuerySet

from screening.models import OutcomeNow, ScreeningVisit, Status, Study, User
from screening.queries.home import SUMMARY
from screening.queries.participants import latest_visits_for, participants_for
from screening.rules.criterion import Verdict
from screening.rules.evaluate import JUDGEMENT

SOON = timedelta(days=7)


@dataclass(slots=True)
class Worklist:
    """Attempts by what they wait for; one may wait for several things.

    Each attempt carries ``unknown_count`` (criteria that still lack data, the investigator's own
    apart), ``open_query_count`` and ``window_ends_on``.
    """

    consent_missing: list = field(default_factory=list)
    """Participants without any attempt."""
    data_missing: list[ScreeningVisit] = field(default_factory=list)
    ready_to_submit: list[ScreeningVisit] = field(default_factory=list)
    returned: list[ScreeningVisit] = field(default_factory=list)
    waiting_for_investigator: list[ScreeningVisit] = field(default_factory=list)
    window_ends_soon: list[ScreeningVisit] = field(default_factory=list)
    could_qualify: list[ScreeningVisit] = field(default_factory=list)


def worklist(user: User, today: date) -> Worklist:
    """The work on the records that the user may read."""
    window = timedelta(days=Study.current().screening_window_days)
    found = Worklist(consent_missing=list(participants_for(user).filter(visits=None).select_related("site")))
    for visit in _open_attempts(user):
        visit.window_ends_on = visit.screening_date + window
        _sort_in(found, visit, today)
    return found


def _open_attempts(user: User) -> QuerySet[ScreeningVisit]:
    lacking = Q(verdicts__verdict=Verdict.UNKNOWN.value) & ~Q(verdicts__code=JUDGEMENT)
    unanswered = Q(queries__answered_at=None, queries__closed_at=None, queries__isnull=False)
    return (
        latest_visits_for(user)
        .select_related(None)
        .select_related("participant__site")
        .only(*SUMMARY, "participant__screening_number", "participant__site__code", "participant__site__time_zone")
        .filter(status__in={*Status.under_way(), *Status.may_still_qualify()})
        .annotate(
            unknown_count=Count("verdicts", filter=lacking, distinct=True),
            open_query_count=Count("queries", filter=unanswered, distinct=True),
        )
        .order_by(F("screening_date"), "participant__screening_number")
    )


def _sort_in(found: Worklist, visit: ScreeningVisit, today: date) -> None:
    if visit.status == Status.DRAFT:
        _list_of_draft(found, visit).append(visit)
    elif visit.status == Status.IN_REVIEW:
        found.waiting_for_investigator.append(visit)
    if visit.status in Status.under_way() and today <= visit.window_ends_on <= today + SOON:
        found.window_ends_soon.append(visit)
    if visit.status in Status.may_still_qualify() and _qualifies_only_later(visit, today):
        found.could_qualify.append(visit)


def _list_of_draft(found: Worklist, visit: ScreeningVisit) -> list[ScreeningVisit]:
    if visit.submitted_at:
        return found.returned
    fails = visit.outcome == OutcomeNow.INELIGIBLE
    return found.data_missing if visit.unknown_count and not fails else found.ready_to_submit


def _qualifies_only_later(visit: ScreeningVisit, today: date) -> bool:
    """Not on the screening date, but on ``today``."""
    begins, ends = visit.qualifies_from, visit.qualifies_until
    return begins is not None and visit.screening_date < begins <= today and (ends is None or today <= ends)
