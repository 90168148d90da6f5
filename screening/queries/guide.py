"""Where in the demonstration there is something to try, for whoever looks."""

from django.db.models import Q, QuerySet

from screening.models import CRITERION_CODES, OutcomeNow, ScreeningVisit, Status, User
from screening.queries.participants import latest_visits_for
from screening.rules.criterion import Verdict
from screening.rules.evaluate import JUDGEMENT

_COORDINATORS_CODES = [code for code in CRITERION_CODES if code != JUDGEMENT]
_EXAMPLES: dict[str, Q] = {
    "unfinished": Q(status=Status.DRAFT, submitted_at=None)
    & Q(verdicts__verdict=Verdict.UNKNOWN.value, verdicts__code__in=_COORDINATORS_CODES),
    "asked": Q(queries__isnull=False, queries__answered_at=None, queries__closed_at=None),
    "to_rule": Q(status=Status.IN_REVIEW, outcome=OutcomeNow.NEEDS_REVIEW),
    "in_review": Q(status=Status.IN_REVIEW),
    "eligible": Q(status=Status.ELIGIBLE),
    "dated": Q(qualifies_from__isnull=False),
    "to_verify": Q(sources__document__gt="", sources__verified_at=None),
}


def guide_examples(user: User) -> dict[str, ScreeningVisit]:
    """By kind, one attempt that the user may read; a kind of which none is left is not there."""
    found = {name: _first(latest_visits_for(user).filter(kind)) for name, kind in _EXAMPLES.items()}
    return {name: visit for name, visit in found.items() if visit is not None}


def _first(visits: QuerySet[ScreeningVisit]) -> ScreeningVisit | None:
    """The one that has waited longest."""
    return visits.order_by("screening_date", "participant__screening_number").first()
