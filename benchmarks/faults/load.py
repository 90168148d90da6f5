"""A hundred people at work on two cores, minute by minute: ``python -m benchmarks.faults.load 10``.

The server runs with the settings that the README recommends; what a browser keeps (styles, scripts) is not asked for.
A PostgreSQL made by ``tests.postgres`` does not wait for its disk: name one that does to see what that costs.
Red with FLAW=forget_some and with FLAW=stumble.
"""

import os
import threading
import time
from collections import Counter
from itertools import chain

from benchmarks.faults.ground import Claims, calibration, run
from benchmarks.faults.queries import expect_all_kept
from benchmarks.faults.serving import Server
from benchmarks.faults.workday import Person, Tally, staff

PEOPLE = 100
THINK = (3.0, 9.0)  # seconds between two steps: to read, to ask the person, to type
WORKERS, THREADS = 2, 4


def trial(claims: Claims, minutes: int) -> None:
    """Everybody works for so long."""
    tally, before = Tally(), calibration()
    server = Server(workers=WORKERS, threads=THREADS)
    try:
        people = staff(PEOPLE, server.port, tally)
        used = server.processor_seconds()
        seconds = work(people, minutes * 60, THINK)
        used = server.processor_seconds() - used
    finally:
        server.kill()
    words = f"a loop that takes a quick machine 0.5 s took {before:.1f} s before and {calibration():.1f} s after"
    claims.tell(f"{PEOPLE} people for {seconds:.0f} s; {words}")
    each = used / max(1, sum(map(len, tally.seconds.values())))
    claims.tell(
        f"the server had {used / seconds:.1f} of {os.cpu_count()} processors, {1000 * each:.0f} ms for a request"
    )
    report(claims, tally, seconds)


def work(people: list[Person], seconds: float, think: tuple[float, float]) -> float:
    """All at once, until that is over and each has got the last answer; how long it took."""
    over, began = threading.Event(), time.monotonic()
    threads = [threading.Thread(target=person.work, args=[over, think]) for person in people]
    for thread in threads:
        thread.start()
    time.sleep(seconds)
    over.set()
    for thread in threads:
        thread.join()
    return time.monotonic() - began


def report(claims: Claims, tally: Tally, seconds: float) -> None:
    """How fast it was, that nothing went wrong, and that all that was acknowledged is there."""
    for kind, times in [*tally.seconds.items(), ("all", chain.from_iterable(tally.seconds.values()))]:
        taken = sorted(times) or [0.0]
        half, most = taken[len(taken) // 2], taken[len(taken) * 95 // 100]
        rate = f"{len(taken):6} requests, {len(taken) / seconds:5.1f} per second"
        claims.tell(f"{kind:15} {rate}; p50 {half:5.2f} s, p95 {most:5.2f} s, at most {taken[-1]:5.2f} s")
    errors = Counter(tally.errors)
    claims.expect(not errors, f"{errors.total()} errors {errors.most_common(12) if errors else ''}")
    expect_saves_kept(claims, tally)
    expect_all_kept(claims, tally.asked)


def expect_saves_kept(claims: Claims, tally: Tally) -> None:
    """Each form and answer that was acknowledged is there, the last one in use, and each form has its one event."""
    from screening.models import AuditEvent, Query, Source

    documents = list(Source.versions.filter(code="I01").values_list("document", flat=True))
    in_use = set(Source.objects.filter(code="I01").values_list("document", flat=True))
    acknowledged = set(chain.from_iterable(tally.saved.values()))
    lost = acknowledged - set(documents) | {saved[-1] for saved in tally.saved.values()} - in_use
    claims.expect(bool(acknowledged) and not lost, f"{len(acknowledged)} forms saved, {len(lost)} lost")
    events = AuditEvent.objects.filter(action="screening_recorded").count()
    claims.expect(events == len(documents), f"{len(documents)} forms kept, {events} events")
    answers = dict(Query.objects.values_list("pk", "answer"))
    gone = [key for key, words in tally.answered.items() if answers.get(key) != words]
    claims.expect(not gone, f"{len(tally.answered)} queries answered, {len(gone)} answers lost")


if __name__ == "__main__":
    run(trial, 1)
