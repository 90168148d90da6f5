"""Whether the database still refuses what it has to refuse."""

from collections.abc import Iterator

from django.db import connection

from screening.models import guards


def missing_guards() -> Iterator[str]:
    """Each trigger that is gone."""
    for name in guards.missing(connection):
        yield f"the database does not refuse what it should ({name}): run “manage.py migrate”"
