"""The database full, locked, gone, cut off, silent or slow while people save: ``-m benchmarks.faults.unreachable 5``.

Each fault lasts six seconds and comes as many times as the argument says. Red with FLAW=shrug. A disk that is full is
tried with SQLite; PostgreSQL's own server guards its disk.
"""

import http.client
import os
import resource
import sqlite3
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.faults.ground import Claims, run
from benchmarks.faults.proxy import Proxy
from benchmarks.faults.queries import asking, expect_all_kept
from benchmarks.faults.serving import Answer, Server

WRITERS, LASTS, IN_TIME = 4, 6.0, 5.0  # seconds
Fault = Callable[[], AbstractContextManager[None]]
BARELY_FELT = ("folder gone", "slow connection")  # what is open stays so; all is only slower
WORDS = b"The data cannot be reached at the moment"


@dataclass
class Saving:
    """People who save on and on, and what they were answered."""

    ask: Callable[[str], Answer]
    answers: list[Answer] = field(default_factory=list)
    acknowledged: list[str] = field(default_factory=list)
    stop: threading.Event = field(default_factory=threading.Event)

    def save(self, mark: str) -> None:
        """Until it is told to stop."""
        count = 0
        while not self.stop.is_set():
            count += 1
            text, began = f"{mark}-{count}", time.monotonic()
            try:
                answer = self.ask(text)
            except (OSError, http.client.HTTPException):
                answer = Answer(0, b"", time.monotonic() - began)
            self.answers.append(answer)
            if answer.status == 302:
                self.acknowledged.append(text)
            else:
                time.sleep(0.2)

    def all_said_in_words(self) -> bool:
        """Each was kept, or refused with the page that says so."""
        return all(one.status == 302 or (one.status == 503 and WORDS in one.body) for one in self.answers)


def trial(claims: Claims, rounds: int) -> None:
    """One server goes through every fault and is never started anew."""
    from django.db import connection

    who, acknowledged = asking(), []
    with _way_to_the_database(connection) as (environment, faults_of):
        server = Server(threads=WRITERS, **environment)
        try:
            for number in range(rounds):
                for words, fault in faults_of(server).items():
                    saving = Saving(who.at(server.port))
                    _go_through(claims, saving, fault, words, f"{number}-{words}")
                    acknowledged += saving.acknowledged
        finally:
            server.kill()
    expect_all_kept(claims, acknowledged)


def _go_through(claims: Claims, saving: Saving, fault: Fault, words: str, mark: str) -> None:
    writers = [threading.Thread(target=saving.save, args=[f"{mark}-{writer}"]) for writer in range(WRITERS)]
    for writer in writers:
        writer.start()
    time.sleep(0.5)
    with fault():
        time.sleep(LASTS)
        before = len(saving.acknowledged)
    mended = time.monotonic()
    while len(saving.acknowledged) == before and time.monotonic() - mended < 15:
        time.sleep(0.05)
    recovered = time.monotonic() - mended
    saving.stop.set()
    for writer in writers:
        writer.join()
    refused = sum(one.status == 503 for one in saving.answers)
    slowest = max(one.seconds for one in saving.answers)
    fine = saving.all_said_in_words() and slowest < IN_TIME and recovered < 10 and (refused or words in BARELY_FELT)
    others = sorted({one.status for one in saving.answers} - {302, 503})
    claims.expect(
        bool(fine),
        f"{words}: {len(saving.acknowledged)} saved, {refused} told in words, other answers {others}, "
        f"the slowest after {slowest:.1f} s, saving again {recovered:.1f} s after the end",
    )


@contextmanager
def _way_to_the_database(connection) -> Iterator[tuple[dict[str, str], Callable[[Server], dict[str, Fault]]]]:
    if connection.vendor == "sqlite":
        file = Path(connection.settings_dict["NAME"])
        connection.close()
        yield (
            {},
            lambda server: {
                "disk full": lambda: disk_full(server.processes()),
                "file locked": lambda: locked(file),
                "folder gone": lambda: gone(file.parent),
            },
        )
        return
    proxy = Proxy(connection)
    faults = {
        "connections cut": lambda: on_the_way(proxy, proxy.cut),
        "database silent": lambda: on_the_way(proxy, proxy.fall_silent),
        "slow connection": lambda: on_the_way(proxy, lambda: setattr(proxy, "delay", 0.05)),
        "very slow connection": lambda: on_the_way(proxy, lambda: setattr(proxy, "delay", 1.0)),
    }
    yield {"DATABASE_URL": proxy.url}, lambda server: faults
    proxy.close()


@contextmanager
def disk_full(processes: list[int]) -> Iterator[None]:
    """No byte more goes into any file of theirs."""
    for process in processes:
        resource.prlimit(process, resource.RLIMIT_FSIZE, (0, resource.RLIM_INFINITY))
    yield
    for process in processes:
        resource.prlimit(process, resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))


@contextmanager
def locked(file: Path) -> Iterator[None]:
    """Another program writes and does not come to an end."""
    with closing(sqlite3.connect(file, isolation_level=None, timeout=10)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield
        other.execute("ROLLBACK")


@contextmanager
def gone(folder: Path) -> Iterator[None]:
    """The folder is taken away; what has the file open may still write to it."""
    away = folder.with_name("away")
    os.rename(folder, away)
    yield
    os.rename(away, folder)


@contextmanager
def on_the_way(proxy: Proxy, happens: Callable[[], None]) -> Iterator[None]:
    """Something happens between the server and its database."""
    happens()
    yield
    proxy.mend()


if __name__ == "__main__":
    run(trial, 5)
