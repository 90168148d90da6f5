"""Many who want the same thing at the same moment, on PostgreSQL: ``python -m benchmarks.faults.races 1000``.

1,000 are the rounds of eight writers on one attempt; half as many forms are sent twice, and a tenth as many times forty
people race for the places. Red with FLAW=no_locks and with FLAW=places_for_all.
"""

import uuid
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

from benchmarks.faults.ground import Claims, run

WRITERS, COPIES, CONTENDERS = 8, 2, 40


class Crowd:
    """People who act at the same moment, each on a database connection of their own."""

    def __init__(self, size: int) -> None:
        self.size = size
        self.start = Barrier(size)
        self.threads = ThreadPoolExecutor(size)

    def at_once(self, *jobs: Callable[[], Any]) -> list[Any]:
        """What each job gives or fails with; all begin together."""
        waiting = [self.threads.submit(self._run, job) for job in jobs]
        return [one.exception() or one.result() for one in waiting]

    def _run(self, job: Callable[[], Any]) -> Any:
        self.start.wait()
        return job()

    def leave(self) -> None:
        """Ends their connections."""
        from django.db import connection

        self.at_once(*([connection.close] * self.size))
        self.threads.shutdown()


def writers(claims: Claims, rounds: int) -> None:
    """Eight save one attempt: one of them does, the others are shown both versions."""
    from screening.actions.screening import Conflict
    from screening.models import AuditEvent, ScreeningVisit
    from tests.factories import SiteFactory
    from tests.scenes import coordinator_of, draft

    site = SiteFactory()
    visit, people, crowd = draft(site), [coordinator_of(site) for _ in range(WRITERS)], Crowd(WRITERS)
    ends: Counter[str] = Counter()
    events = AuditEvent.objects.count()
    for number in range(rounds):
        wanted = [f"{number}-{writer}" for writer in range(WRITERS)]
        given = crowd.at_once(*(_saving(visit, by, text) for by, text in zip(people, wanted, strict=True)))
        won = [text for text, end in zip(wanted, given, strict=True) if isinstance(end, ScreeningVisit)]
        others = sum(isinstance(end, Conflict) for end in given)
        before, visit = visit.version, ScreeningVisit.objects.get(pk=visit.pk)
        whole = len(won) == 1 and others == WRITERS - 1 and visit.version == before + 1
        ends["whole" if whole and visit.sources.get(code="I01").document == won[0] else "not"] += 1
    crowd.leave()
    told = AuditEvent.objects.count() - events
    claims.expect(
        ends["whole"] == told == rounds,
        f"{rounds} rounds of {WRITERS} writers on one attempt: {ends['not']} with a lost update, {told} events",
    )


def _saving(visit: Any, by: Any, text: str) -> Callable[[], Any]:
    from screening.actions.sources import Source
    from tests.factories import BASE_FACTS
    from tests.scenes import save

    return lambda: save(visit, by, BASE_FACTS, sources={"I01": Source(text, "Chart")})
