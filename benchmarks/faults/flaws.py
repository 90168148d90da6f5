"""Faults of a program, seeded on purpose: whoever looks for faults has to find these."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count
from typing import Any
from unittest.mock import patch


@contextmanager
def seeded(name: str) -> Iterator[None]:
    """The application with that flaw; without a name, as it is."""
    if not name:
        yield
        return
    target, replacement = _FLAWS[name]()
    with patch(target, replacement):
        yield


def _forget_event() -> tuple[str, Any]:
    """A query is kept, and nobody is told who asked it."""
    return "screening.actions.queries.record", lambda **what: None


def _answer_early() -> tuple[str, Any]:
    """A save is acknowledged before it is kept."""
    from django.db import connection

    from screening.actions import queries

    keep = queries.raise_query

    def later(**what: Any) -> None:
        time.sleep(0.3)
        keep(**what)
        connection.close()

    return "screening.actions.queries.raise_query", lambda **what: threading.Thread(
        target=later, kwargs=what, daemon=True
    ).start()


def _forget_some() -> tuple[str, Any]:
    """One form in twenty is acknowledged and not kept."""
    return _now_and_then(lambda visit, **what: visit)


def _stumble() -> tuple[str, Any]:
    """One form in twenty meets a fault of ours."""
    return _now_and_then(lambda **what: 1 // 0)


def _now_and_then(fault: Callable[..., Any]) -> tuple[str, Any]:
    from screening.actions.screening import record_screening

    numbers = count()
    return (
        "screening.views.screening.record_screening",
        lambda **what: record_screening(**what) if next(numbers) % 20 else fault(**what),
    )


def _unescaped() -> tuple[str, Any]:
    """Pages show what was typed as if it were theirs."""
    return "django.template.base.conditional_escape", str


def _no_locks() -> tuple[str, Any]:
    """Nobody waits for anybody."""
    return "django.db.models.query.QuerySet.select_for_update", lambda rows, *args, **kwargs: rows


def _places_for_all() -> tuple[str, Any]:
    """Nobody counts the places."""
    from types import SimpleNamespace

    return "screening.actions.disposition.accrual", lambda: SimpleNamespace(places_free=1)


def _shrug() -> tuple[str, Any]:
    """That the database is out of reach is said as a fault of ours."""
    return "screening.views.errors._out_of_reach", lambda fault: False


def _name_in_trail() -> tuple[str, Any]:
    """The audit trail keeps what an identity was changed to."""
    from screening.actions import participants

    write = participants._write_identity

    def telling(participant: Any, person: Any, **more: Any) -> Any:
        return {field: [None, person.surname] for field in write(participant, person, **more)}

    return "screening.actions.participants._write_identity", telling


def _name_in_log() -> tuple[str, Any]:
    """The log quotes what an error says."""
    return "mightscreen.logs.WithoutValues.formatException", lambda formatter, fault: str(fault[1])


def _event_lost() -> tuple[str, Any]:
    """What is restored lacks the last event."""
    from django.db import connection

    from screening.management.backups import postgresql, sqlite
    from screening.models import guards

    store = sqlite if connection.vendor == "sqlite" else postgresql
    restore = store.restore

    def lossy(database: Any, *what: Any) -> None:
        restore(database, *what)
        guards.take_away(database)
        with database.cursor() as cursor:
            cursor.execute("DELETE FROM screening_auditevent WHERE id = (SELECT max(id) FROM screening_auditevent)")

    return f"{store.__name__}.restore", lossy


def _old_copy() -> tuple[str, Any]:
    """Every backup is the first one again."""
    import shutil
    from pathlib import Path

    from django.db import connection

    from screening.management.backups import postgresql, sqlite

    store = sqlite if connection.vendor == "sqlite" else postgresql
    make, first = store.make, []

    def again(database: Any, file: Path) -> Any:
        if not first:
            kept = file.parents[1] / "first"
            first.extend((kept, make(database, file)))
            shutil.copy(file, kept)
        shutil.copy(first[0], file)
        return first[1]

    return f"{store.__name__}.make", again


def _in_pieces() -> tuple[str, Any]:
    """A migration is kept piece by piece."""
    return "django.db.migrations.Migration.atomic", False


_FLAWS: dict[str, Callable[[], tuple[str, Any]]] = {
    flaw.__name__.removeprefix("_"): flaw
    for flaw in (
        _forget_event,
        _answer_early,
        _forget_some,
        _stumble,
        _unescaped,
        _no_locks,
        _places_for_all,
        _shrug,
        _name_in_trail,
        _name_in_log,
        _event_lost,
        _old_copy,
        _in_pieces,
    )
}
