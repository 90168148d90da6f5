"""Many who want the same thing at the same moment, on PostgreSQL: ``python -m benchmarks.faults.races 1000``.

1,000 are the rounds of eight writers on one attempt; half as many forms are sent twice, and a tenth as many times forty
people race for the places. Red with FLAW=no_locks and with FLAW=places_for_all.
"""

import uuid
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from functools import partial
from itertools import count
from threading import Barrier
from typing import Any

from benchmarks.faults.ground import Claims, made_up, run

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

        self.at_once(*([lambda: connection.close()] * self.size))  # each its own
        self.threads.shutdown()


def writers(claims: Claims, rounds: int) -> None:
    """Eight save one attempt: one of them does, the others are shown both versions."""
    from screening.actions.screening import Conflict
    from screening.models import AuditEvent, ScreeningVisit
    from tests.factories import SiteFactory
    from tests.scenes import coordinator_of, draft

    with made_up():
        site = SiteFactory()
        visit, people = draft(site), [coordinator_of(site) for _ in range(WRITERS)]
    crowd = Crowd(WRITERS)
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
    from tests.factories import BASE_FACTS
    from tests.scenes import save

    said = {"document": text, "document_date": None, "place": "Chart"}
    return lambda: save(visit, by, BASE_FACTS, sources={"I01": said})


def copies(claims: Claims, rounds: int) -> None:
    """A form that is sent twice: a registration, then a signature."""
    from screening.models import Participant, Signature

    crowd, registering, signing = Crowd(COPIES), _registrations(), _signatures()
    for words, model, jobs in (("registrations", Participant, registering), ("signatures", Signature, signing)):
        singles, before = 0, model.objects.count()
        for _ in range(rounds):
            first, second = crowd.at_once(*([next(jobs)] * COPIES))
            before += 1
            singles += isinstance(first, model) and first == second and model.objects.count() == before
        claims.expect(singles == rounds, f"{rounds} {words} sent twice: {singles} with one record each")
    crowd.leave()


def _registrations() -> Iterator[Callable[[], Any]]:
    from screening.actions.participants import register_participant
    from tests.factories import NOW, SiteFactory
    from tests.scenes import coordinator_of

    with made_up():
        site = SiteFactory()
        by = coordinator_of(site)
    while True:
        yield partial(register_participant, by=by, at=NOW, site=site, submission_key=uuid.uuid4())


def _signatures() -> Iterator[Callable[[], Any]]:
    from screening.actions.screening import submit_for_review
    from screening.actions.signing import reopen
    from tests.factories import NOW, SiteFactory
    from tests.scenes import coordinator_of, in_review, investigator_of, sign

    with made_up():
        site = SiteFactory()
        visit, coordinator, investigator = in_review(site), coordinator_of(site), investigator_of(site)
    for number in count():
        at = NOW + timedelta(seconds=number)
        yield partial(sign, visit, investigator, at=at)
        reopen(by=investigator, at=at, visit=visit, reason="The next signature.")
        visit = submit_for_review(by=coordinator, at=at, visit=visit)


def places(claims: Claims, rounds: int) -> None:
    """Forty who may be enrolled, and twelve places; put back past the application after each race."""
    from screening.actions.disposition import enrol
    from screening.models import ScreeningVisit, Study
    from tests.factories import NOW, SiteFactory
    from tests.scenes import coordinator_of, eligible

    sites = [SiteFactory() for _ in range(4)]
    wanted = [(coordinator_of(site), eligible(site)) for site in sites for _ in range(CONTENDERS // len(sites))]
    planned, crowd, most, fewest = Study.current().planned_enrolment, Crowd(CONTENDERS), 0, CONTENDERS
    for _ in range(rounds):
        given = crowd.at_once(*(partial(enrol, by=by, at=NOW, visit=visit) for by, visit in wanted))
        told = sum(isinstance(end, ScreeningVisit) for end in given)
        enrolled = ScreeningVisit.objects.filter(status="enrolled").count()
        most, fewest = max(most, told, enrolled), min(fewest, told, enrolled)
        _put_back()
    crowd.leave()
    words = f"{rounds} races of {CONTENDERS} for {planned} places: from {fewest} to {most} enrolled"
    claims.expect(most == fewest == planned, words)


def _put_back() -> None:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE screening_screeningvisit SET status = 'eligible', enrolment_number = NULL, enrolled_on = NULL, "
            "enrolled_at = NULL, enrolled_by_id = NULL WHERE status = 'enrolled'"
        )


def trial(claims: Claims, size: int) -> None:
    """All races; what is put back past the application comes after the trail was looked through."""
    from django.db import connection

    from screening.queries.verification import findings
    from screening.queries.verification.chain import broken_events

    if connection.vendor != "postgresql":
        raise SystemExit("SQLite lets one write at a time: run this through “python -m tests.postgres --”.")
    writers(claims, size)
    copies(claims, max(1, size // 4))
    broken = list(findings())
    claims.expect(not broken, f"the audit trail has {len(broken)} broken places {broken[:3] or ''}")
    places(claims, max(1, size // 10))
    broken = list(broken_events())
    claims.expect(not broken, f"the chain of events is one: {len(broken)} broken places {broken[:3] or ''}")


if __name__ == "__main__":
    run(trial, 1000)
