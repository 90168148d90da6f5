"""The matrix of participants and criteria."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Prefetch, QuerySet

from screening.models import CriterionVerdict, Participant, ScreeningVisit, User
from screening.models.visits import VisitCourse, VisitOutcome
from screening.queries.participants import participants_for

SUMMARY = (
    "participant",
    "attempt",
    "previous_attempt",
    "screening_date",
    "consented_on",
    *(field.name for part in (VisitCourse, VisitOutcome) for field in part._meta.local_fields if not field.is_relation),
)
"""The columns of an attempt that lists show: none of its facts."""


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """A participant with the latest attempt and its verdicts by criterion; both empty before consent."""

    participant: Participant
    visit: ScreeningVisit | None
    verdicts: Mapping[str, CriterionVerdict]


def matrix_for(user: User) -> list[MatrixRow]:
    """Everybody the user may read, in a fixed number of SQL queries."""
    return matrix_of(participants_for(user))


def matrix_of(people: QuerySet[Participant]) -> list[MatrixRow]:
    """These people in their order, in a fixed number of SQL queries."""
    latest = ScreeningVisit.objects.filter(next_attempt=None).only(*SUMMARY).prefetch_related("verdicts")
    found = people.select_related("site").prefetch_related(Prefetch("visits", latest, to_attr="latest"))
    return [row_of(person, next(iter(person.latest), None)) for person in found]  # type: ignore[attr-defined]


def row_of(person: Participant, visit: ScreeningVisit | None) -> MatrixRow:
    """The row of somebody whose latest attempt, its verdicts with it, has been read."""
    return MatrixRow(person, visit, {row.code: row for row in visit.verdicts.all()} if visit else {})
