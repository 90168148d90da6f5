"""What the rules say of an attempt, now or on another day."""

from datetime import date, timedelta

from django.db.models import Count, Q, QuerySet

from screening.assemble import facts_of, protocol_of, rulings_of
from screening.models import Evaluation as Snapshot
from screening.models import Query, Ruling, ScreeningVisit, Signature, Site, Study, User
from screening.permissions import Permission, sites_of
from screening.rules.criterion import Result, Verdict
from screening.rules.evaluate import Evaluation, evaluate


def evaluation_of(visit: ScreeningVisit) -> Evaluation:
    """The 28 results on the facts as they stand."""
    return evaluate(facts_of(visit), protocol_of(visit))


def would_fail_on(visit: ScreeningVisit, day: date, states: list[str] | None = None) -> tuple[Result, ...]:
    """The criteria that would fail were the person assessed on ``day`` with nothing else changed.

    ``states`` are the participating ones where they are known already.
    """
    later = evaluate(facts_of(visit, states=states).on(day), protocol_of(visit))
    return tuple(result for result in later.results if result.verdict is Verdict.FAIL)


def window_ends_on(visit: ScreeningVisit, study: Study | None = None) -> date:
    """The last day on which the person may be enrolled."""
    return visit.screening_date + timedelta(days=(study or Study.current()).screening_window_days)


def stale_rulings(visit: ScreeningVisit) -> dict[str, Ruling]:
    """By criterion, the rulings made on facts that have changed since; a new one is awaited."""
    return rulings_of(visit, facts_of(visit)).stale


def latest_snapshot(visit: ScreeningVisit) -> Snapshot | None:
    """What was frozen last, at submission or at signing."""
    return visit.evaluations.order_by("made_at", "pk").last()


def valid_signature(visit: ScreeningVisit) -> Signature | None:
    """The signature that stands."""
    return visit.signatures.filter(voided_at=None).select_related("signed_by", "evaluation").first()


def queries_of(visit: ScreeningVisit) -> QuerySet[Query]:
    """All of an attempt, with who asked, answered and closed."""
    return visit.queries.select_related("raised_by", "answered_by", "closed_by")


def query_counts_by_site(user: User) -> list[Site]:
    """The sites where the user may raise queries, with ``open_count`` and ``answered_count`` (not closed yet)."""
    stands = Q(participants__visits__queries__isnull=False, participants__visits__queries__closed_at=None)
    said = "participants__visits__queries__answered_at"
    return list(
        sites_of(user, Permission.RAISE_QUERY)
        .annotate(
            open_count=Count("participants__visits__queries", filter=stands & Q(**{said: None})),
            answered_count=Count("participants__visits__queries", filter=stands & Q(**{f"{said}__isnull": False})),
        )
        .order_by("code")
    )


def open_queries(visit: ScreeningVisit) -> list[Query]:
    """The queries that nobody has answered yet."""
    return list(visit.queries.filter(answered_at=None, closed_at=None).select_related("raised_by"))
