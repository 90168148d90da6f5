"""What a filter narrows people to; the same for each page that has one."""

from collections.abc import Mapping
from datetime import date, timedelta

from django.db.models import Q, QuerySet

from screening.models import CriterionVerdict, Participant, ScreeningVisit, Status, Study, User
from screening.queries.flow import NOT_STARTED
from screening.queries.participants import participants_for
from screening.queries.worklist import SOON
from screening.rules.criterion import Verdict
from screening.rules.evaluate import Outcome


def keys_of_fitting(user: User, chosen: Mapping[str, object], today: date) -> set[int]:
    """The keys of the participants whom the user may read and who fit."""
    return set(narrowed(participants_for(user), chosen, today).values_list("pk", flat=True))


def narrowed(people: QuerySet[Participant], chosen: Mapping[str, object], today: date) -> QuerySet[Participant]:
    """Those who fit all that is chosen, with their latest attempt; what is not chosen narrows nothing."""
    if site := chosen.get("site"):
        people = people.filter(site__code=site)
    visits = ScreeningVisit.objects.filter(next_attempt=None)
    wanted = _of_attempt(chosen, today)
    fits = Q(pk__in=visits.filter(wanted).values("participant")) if wanted else Q()
    if _fits_before_the_start(chosen):
        fits = fits | Q(visits=None) if wanted else fits
    if chosen.get("status") == NOT_STARTED:
        fits = Q(visits=None) if _fits_before_the_start(chosen) else Q(pk__in=[])
    return people.filter(fits)


def _fits_before_the_start(chosen: Mapping[str, object]) -> bool:
    """Whether somebody without an attempt fits: there every criterion is unknown, and no day is set."""
    return (
        chosen.get("status", NOT_STARTED) == NOT_STARTED
        and chosen.get("outcome", Outcome.UNDETERMINED.value) == Outcome.UNDETERMINED.value
        and chosen.get("verdict", Verdict.UNKNOWN.value) == Verdict.UNKNOWN.value
        and not any(chosen.get(name) for name in ("window", "screened_from", "screened_until"))
    )


def _of_attempt(chosen: Mapping[str, object], today: date) -> Q:
    wanted = Q()
    for name, lookup in _LOOKUPS.items():
        if value := chosen.get(name):
            wanted &= Q(**{lookup: value})
    if verdict := chosen.get("verdict"):
        code = Q(code=chosen["criterion"]) if chosen.get("criterion") else Q()
        wanted &= Q(pk__in=CriterionVerdict.objects.filter(code, verdict=verdict).values("visit"))
    return wanted & _in_window(str(chosen.get("window", "")), today)


_LOOKUPS = {
    "status": "status",
    "outcome": "outcome",
    "screened_from": "screening_date__gte",
    "screened_until": "screening_date__lte",
}


def _in_window(state: str, today: date) -> Q:
    if not state:
        return Q()
    opened = today - timedelta(days=Study.current().screening_window_days)
    days = {
        "open": Q(screening_date__gte=opened),
        "soon": Q(screening_date__gte=opened, screening_date__lte=opened + SOON),
        "over": Q(screening_date__lt=opened),
    }
    return Q(status__in=Status.under_way()) & days[state]
