"""The participants as a list: narrowed, in an order, a page at a time."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Case, F, IntegerField, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Coalesce

from screening.models import Participant, ScreeningVisit, Status, User
from screening.queries.matrix import MatrixRow, matrix_of
from screening.queries.narrowing import narrowed
from screening.queries.participants import participants_for
from screening.rules.evaluate import Outcome

ON_A_PAGE = 50
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
    people = narrowed(everybody, chosen, today)
    order = ("-order", "-screening_number") if backwards else ("order", "screening_number")
    edge = everybody.filter(pk=place.after or place.before).first()
    earlier = bool(edge and not place.after)
    shown = people if edge is None else people.filter(_beyond(edge, backwards != earlier))
    found = shown.order_by(*order)
    if earlier:
        found = found.reverse()
    rows = matrix_of(found[:ON_A_PAGE])
    if earlier:
        rows.reverse()
    ahead = people.filter(_beyond(rows[0].participant, not backwards)).count() if rows else 0
    return Page(rows, first=ahead + 1, count=people.count())


def _beyond(edge: Participant, descending: bool) -> Q:
    """Those past a person: the order first, and among equals the number."""
    sign = "lt" if descending else "gt"
    order: object = edge.order  # type: ignore[attr-defined]
    return Q(**{f"order__{sign}": order}) | Q(order=order, **{f"screening_number__{sign}": edge.screening_number})
