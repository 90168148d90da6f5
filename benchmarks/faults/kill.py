"""kill -9 while people save, again and again: ``python -m benchmarks.faults.kill 200``.

Red with FLAW=forget_event and with FLAW=answer_early.
"""

import http.client
import random
import statistics
import threading
import time

from benchmarks.faults.ground import Claims, calibration, run
from benchmarks.faults.queries import Asking, asking, expect_all_kept
from benchmarks.faults.serving import Server

WRITERS = 4
SAVES = 25  # acknowledged before each kill, on average and at least
RESTART = 2.0  # seconds


def trial(claims: Claims, rounds: int) -> None:
    """Kills and counts."""
    who = asking()
    acknowledged: list[str] = []
    starts = [_save_until_killed(who, acknowledged, number) for number in range(rounds)]
    restarts = [*starts[1:], _started()]  # before the first nothing was killed, and it may have to compile everything
    claims.tell(f"{rounds} kills; a loop that takes a quick machine 0.5 s takes this one {calibration():.1f} s")
    expect_all_kept(claims, acknowledged, SAVES * rounds)
    _expect_quick(claims, restarts)


def _expect_quick(claims: Claims, restarts: list[Server]) -> None:
    """Judged without what other machines on the same host took meanwhile, which is told."""
    slowest = max(restarts, key=lambda server: server.started_in)
    claims.tell(f"the slowest start took {slowest.started_in:.2f} s, {slowest.stolen:.2f} s of them stolen by the host")
    claims.tell(f"a start had at most {max(server.started_with for server in restarts):.2f} s of the processors")
    own = [server.started_in - server.stolen for server in restarts]
    words = f"{statistics.median(own):.2f} s as a rule, at most {max(own):.2f} s (under {RESTART:.0f})"
    claims.expect(max(own) < RESTART, f"from a restart to the first answer {words}")


def _started() -> Server:
    server = Server(threads=WRITERS)
    server.kill()
    return server


def _save_until_killed(who: Asking, acknowledged: list[str], number: int) -> Server:
    server = Server(threads=WRITERS)
    writers = [
        threading.Thread(target=_save, args=[who.at(server.port), acknowledged, f"{number}-{writer}"])
        for writer in range(WRITERS)
    ]
    for writer in writers:
        writer.start()
    time.sleep(random.uniform(0.5, 1.0))
    while len(acknowledged) < SAVES * (number + 1) and server.process.poll() is None:
        time.sleep(random.uniform(0.01, 0.05))
    server.kill()
    for writer in writers:
        writer.join()
    return server


def _save(ask, acknowledged: list[str], mark: str) -> None:
    for count in range(1_000_000):
        text = f"{mark}-{count}"
        try:
            if ask(text).status == 302:
                acknowledged.append(text)
        except (OSError, http.client.HTTPException):
            return


if __name__ == "__main__":
    run(trial, 200)
