"""The participants as a list: narrowed, in an order, a page at a time."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Case, F, IntegerField, OuterRef, Prefetch, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce

from screening.models import CriterionVerdict, Participant, ScreeningVisit, Status, Study, User
from screening.queries.home import SUMMARY, MatrixRow
from screening.queries.participants import participants_for
from screening.rules.criterion import Verdict
from screening.rules.evaluate import Outcome

ON_A_PAGE = 50
SOON = timedelta(days=7)
NOT_STARTED = "not_started"
UNDER_WAY = (Status.DRAFT, Status.IN_REVIEW, Status.ELIGIBLE)
"""Those for whom the end of the screening window still matters."""
_NO_DAY = Value(date.max)
_LATEST = ScreeningVisit.objects.filter(participant=OuterRef("pk"), next_attempt=None)


def _rank(column: str, order: list[str]) -> Case:
    return Case(*(When(**{column: code}, then=n + 1) for n, code in enumerate(order)), output_field=IntegerField())


def _latest(column: str, none: Value) -> Coalesce:
    return Coalesce(Subquery(_LATEST.values(column)[:1]), none)


SORTS: Mapping[str, object] = {
    "number": F("screening_number"),
    "site": F("site__code"),
    "status": Coalesce(Subquery(_LATEST.annotate(rank=_rank("status", Status.values)).values("rank")[:1]), Value(0)),
    "outcome": Coalesce(
        Subquery(_LATEST.annotate(rank=_rank("outcome", [each.value for each in Outcome])).values("rank")[:1]),
        Value(0),
    ),
    "attempt": _latest("attempt", Value(0)),
    "screened": _latest("screening_date", _NO_DAY),
    "from": _latest("qualifies_from", _NO_DAY),
    "until": _latest("qualifies_until", _NO_DAY),
}
"""By name what a list may be ordered by; what has no date comes last."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a page begins: after or before a participant, by key; 0 for neither."""

    after: int = 0
    before: int = 0


@dataclass(frozen=True, slots=True)
class Page:
    """One page of the list; ``first`` counts from 1 within the ``count`` that fit."""

    rows: list[MatrixRow]
    first: int
    count: int

    @property
    def last(self) -> int:
        """The place of the last row."""
        return self.first + len(self.rows) - 1


def listed_participants(user: User, chosen: Mapping[str, object], *, sort: str, place: Place, today: date) -> Page:
    """A page of those who fit, in the order of ``sort`` (a name of ``SORTS``, with ``-`` the other way round).

    A page begins at a person, not at a count: who is registered meanwhile shifts nothing.
    """
    backwards = sort.startswith("-")
    everybody = participants_for(user).annotate(order=SORTS[sort.removeprefix("-")])
    people = _narrowed(everybody, chosen, today)
    order = ("-order", "-screening_number") if backwards else ("order", "screening_number")
    edge = everybody.filter(pk=place.after or place.before).first()
    earlier = bool(edge and not place.after)
    shown = people if edge is None else people.filter(_beyond(edge, backwards != earlier))
    found = shown.order_by(*order)
    if earlier:
        found = found.reverse()
    rows = list(_with_latest(found)[:ON_A_PAGE])
    if earlier:
        rows.reverse()
    ahead = people.filter(_beyond(rows[0], not backwards)).count() if rows else 0
    return Page([_row(person) for person in rows], first=ahead + 1, count=people.count())


def _beyond(edge: Participant, descending: bool) -> Q:
    """Those past a person: the order first, and among equals the number."""
    sign = "lt" if descending else "gt"
    order: object = edge.order  # type: ignore[attr-defined]
    return Q(**{f"order__{sign}": order}) | Q(order=order, **{f"screening_number__{sign}": edge.screening_number})


def _with_latest(people: QuerySet[Participant]) -> QuerySet[Participant]:
    latest = ScreeningVisit.objects.filter(next_attempt=None).only(*SUMMARY).prefetch_related("verdicts")
    return people.select_related("site").prefetch_related(Prefetch("visits", latest, to_attr="latest"))


def _row(person: Participant) -> MatrixRow:
    visit = next(iter(person.latest), None)  # type: ignore[attr-defined]
    return MatrixRow(person, visit, {row.code: row for row in visit.verdicts.all()} if visit else {})


def _narrowed(people: QuerySet[Participant], chosen: Mapping[str, object], today: date) -> QuerySet[Participant]:
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
    return Q(status__in=UNDER_WAY) & days[state]
