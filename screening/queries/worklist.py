"""What is to be done today, the most urgent first, and how much of it is one's own."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum, auto
from functools import cache

from django.db.models import BooleanField, Count, Exists, ExpressionWrapper, F, OuterRef, Q, QuerySet

from screening.assemble import participating_states
from screening.models import OutcomeNow, Participant, ScreeningVisit, Status, Study, User
from screening.permissions import OwnSites, own_sites
from screening.queries.evaluations import would_fail_on
from screening.queries.matrix import SUMMARY
from screening.queries.participants import participants_for, visits_for
from screening.rules.criterion import Result, Verdict
from screening.rules.evaluate import JUDGEMENT

SOON = timedelta(days=7)


class Wait(Enum):
    """What somebody waits for, the most urgent first."""

    REVIEW = auto()
    RETURNED = auto()
    INVESTIGATOR = auto()
    SUBMISSION = auto()
    ANSWERS = auto()
    START = auto()
    WINDOW_ENDS = auto()
    WINDOW_ENDED = auto()
    LATER_DAY = auto()
    ENROLMENT = auto()


@dataclass(slots=True)
class Task:
    """A person on the list, with all that they wait for, the most urgent first.

    ``visit`` is the attempt it is about, None before consent; it carries ``open_query_count``, ``window_ends_on`` and
    ``followed_by``, which is None for the latest. An earlier one is here while its decision is to be made anew.
    ``is_own`` tells whether whoever looks may do it; ``failing`` what would fail if an eligible person were assessed
    today.
    """

    participant: Participant
    visit: ScreeningVisit | None
    waits_for: tuple[Wait, ...]
    is_own: bool
    failing: tuple[Result, ...] = ()


def worklist(user: User, today: date) -> list[Task]:
    """The work on the records that the user may read, each attempt once."""
    window = timedelta(days=Study.current().screening_window_days)
    own = own_sites(user)
    tasks = [_task(visit, window, today) for visit in _with_counts(_due(user, today), own)]
    tasks += [Task(person, None, (Wait.START,), person.site_id in own.recorded) for person in _not_started(user)]
    _recheck(user, tasks, today)
    return sorted(tasks, key=lambda task: task.waits_for[0].value)


def waiting_count(user: User, today: date) -> int:
    """How much of the list is the user's own work (``is_own``).

    Every page asks, so the people are joined with their attempts: as queries inside queries it takes twice as long.
    """
    own = own_sites(user)
    started = _is_due(today, "visits__") & _is_theirs(own, "visits__", "site")
    return participants_for(user).filter(Q(visits=None) | started, site__in=own.recorded).count()


def _due(user: User, today: date) -> QuerySet[ScreeningVisit]:
    """The attempts with something to be done."""
    return visits_for(user).filter(_is_due(today))


def _is_due(today: date, visit: str = "") -> Q:
    """Whether something is to be done with an attempt; ``visit`` is the way to its fields."""
    begins, ends, status = f"{visit}qualifies_from", f"{visit}qualifies_until", f"{visit}status"
    later = Q((f"{begins}__gt", F(f"{visit}screening_date")), (f"{begins}__lte", today))
    lasts = Q((ends, None)) | Q((f"{ends}__gte", today))
    decided = Q((status, Status.ELIGIBLE)) | Q((status, Status.SCREEN_FAILURE)) & later & lasts
    return Q((f"{status}__in", (Status.DRAFT, Status.IN_REVIEW))) | Q((f"{visit}next_attempt", None)) & decided


def _is_own(own: OwnSites) -> Q:
    """Recording is for those who record at the site, a review for those who rule there."""
    return Q(participant__site__in=own.recorded) & _is_theirs(own, "", "participant__site")


def _is_theirs(own: OwnSites, visit: str, site: str) -> Q:
    """Whether the attempt is not in review, or they rule at the site."""
    others = [status for status in Status if status != Status.IN_REVIEW]
    return Q((f"{visit}status__in", others)) | Q((f"{site}__in", own.ruled))


def _without_attempt() -> Q:
    return Q(~Exists(ScreeningVisit.objects.filter(participant=OuterRef("pk"))))


def _not_started(user: User) -> QuerySet[Participant]:
    return participants_for(user).filter(_without_attempt()).select_related("site")


def _with_counts(visits: QuerySet[ScreeningVisit], own: OwnSites) -> QuerySet[ScreeningVisit]:
    lacking = Q(verdicts__verdict=Verdict.UNKNOWN.value) & ~Q(verdicts__code=JUDGEMENT)
    unanswered = Q(queries__answered_at=None, queries__closed_at=None, queries__isnull=False)
    return (
        visits.select_related(None)
        .select_related("participant__site")
        .only(*SUMMARY, "participant__screening_number", "participant__site__code", "participant__site__time_zone")
        .annotate(
            unknown_count=Count("verdicts", filter=lacking, distinct=True),
            open_query_count=Count("queries", filter=unanswered, distinct=True),
            is_own=ExpressionWrapper(_is_own(own), BooleanField()),
            followed_by=F("next_attempt"),
        )
        .order_by("screening_date", "participant__screening_number")
    )


def _task(visit: ScreeningVisit, window: timedelta, today: date) -> Task:
    visit.window_ends_on = visit.screening_date + window
    found = {_of_status(visit)}
    if visit.followed_by is None:
        found |= _of_days(visit, today)
    if visit.window_ends_on < today:
        found.discard(Wait.ENROLMENT)
    waits_for = sorted((wait for wait in found if wait), key=lambda wait: wait.value)
    return Task(visit.participant, visit, tuple(waits_for), visit.is_own)


def _of_days(visit: ScreeningVisit, today: date) -> set[Wait | None]:
    """What time brings about; where a later attempt follows, it does so there."""
    later = visit.status == Status.SCREEN_FAILURE or _qualifies_only_later(visit, today)
    return {_of_window(visit, today), Wait.LATER_DAY if later else None}


def _of_status(visit: ScreeningVisit) -> Wait | None:
    if visit.status == Status.IN_REVIEW:
        return Wait.REVIEW if visit.is_own else Wait.INVESTIGATOR
    if visit.status == Status.DRAFT:
        return _of_draft(visit)
    return Wait.ENROLMENT if visit.status == Status.ELIGIBLE else None


def _of_draft(visit: ScreeningVisit) -> Wait:
    if visit.submitted_at:
        return Wait.RETURNED
    fails = visit.outcome == OutcomeNow.INELIGIBLE
    return Wait.ANSWERS if visit.unknown_count and not fails else Wait.SUBMISSION


def _of_window(visit: ScreeningVisit, today: date) -> Wait | None:
    fails = visit.status == Status.IN_REVIEW and visit.outcome == OutcomeNow.INELIGIBLE  # to be signed on any day
    if fails or visit.status not in Status.under_way() or visit.window_ends_on > today + SOON:
        return None
    return Wait.WINDOW_ENDED if visit.window_ends_on < today else Wait.WINDOW_ENDS


def _qualifies_only_later(visit: ScreeningVisit, today: date) -> bool:
    """Not on the screening date, but on ``today``."""
    begins, ends = visit.qualifies_from, visit.qualifies_until
    return begins is not None and visit.screening_date < begins <= today and (ends is None or today <= ends)


def _recheck(user: User, tasks: list[Task], today: date) -> None:
    """Assesses again, as the enrolment page does, those whose stretch of days without a failure is over."""
    over = {task.visit.pk: task for task in tasks if Wait.ENROLMENT in task.waits_for and _is_over(task.visit, today)}
    if not over:
        return
    states = cache(participating_states)
    rows = ("treatments", "events", "cancers", "rulings__ruled_by")
    for visit in visits_for(user).filter(pk__in=over).select_related("investigator_by").prefetch_related(*rows):
        over[visit.pk].failing = would_fail_on(visit, today, states(visit.screening_date))


def _is_over(visit: ScreeningVisit, today: date) -> bool:
    begins, ends = visit.qualifies_from, visit.qualifies_until
    return begins is None or today < begins or (ends is not None and ends < today)
