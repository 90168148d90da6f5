"""What the start page shows of those who wait, and how far each site is."""

from collections.abc import Iterable

from django.db.models import Count, Q, QuerySet, prefetch_related_objects

from screening.models import Site, Status, User
from screening.permissions import Permission, sites_of
from screening.queries.flow import SCREENING
from screening.queries.matrix import MatrixRow, row_of
from screening.queries.worklist import Task


def rows_of(tasks: Iterable[Task]) -> list[MatrixRow]:
    """Those who wait with their verdicts, by number; of two attempts that wait, the later."""
    by_attempt = sorted(tasks, key=lambda task: task.visit.attempt if task.visit else 0)
    latest = {task.participant.screening_number: task for task in by_attempt}
    found = [task for _, task in sorted(latest.items())]
    prefetch_related_objects([task.visit for task in found if task.visit], "verdicts")
    return [row_of(task.participant, task.visit) for task in found]


def counted_sites(user: User) -> QuerySet[Site]:
    """The sites that the user may read, with how many people stand where: each once, with the latest attempt.

    ``registered_count`` is everybody; who has no attempt yet is in ``screening_count``.
    """
    visits = "participants__visits"

    def standing(*statuses: str) -> Q:
        return Q(**{f"{visits}__next_attempt": None, f"{visits}__status__in": statuses})

    def people(where: Q | None = None) -> Count:
        return Count("participants", distinct=True, filter=where)

    not_started = Q(participants__isnull=False, **{visits: None})
    sites = sites_of(user, Permission.READ).order_by("code")
    return sites.annotate(
        registered_count=people(),
        screening_count=people(not_started | standing(*SCREENING)),
        eligible_count=people(standing(Status.ELIGIBLE)),
        enrolled_count=people(standing(*Status.holding_a_place())),
    )
