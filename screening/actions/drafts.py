"""Keeping what is typed and not yet saved. It is no study data, so nothing of it is in the audit trail."""

from datetime import datetime

from django.db import transaction

from screening.actions.base import Refused
from screening.models import Draft, User
from screening.models.drafts import LIFETIME

LONGEST = 250_000
"""Characters: more than the form with all its rows takes."""


@transaction.atomic
def keep_draft(*, by: User, at: datetime, place: str, content: str, version: int = 0) -> None:
    """Keeps it in place of what its owner typed there before; Refused when it is too long."""
    if len(content) > LONGEST:
        raise Refused("it is too long. Shorten it, or save it.")
    clear_drafts(at=at, owner=by)
    Draft.objects.bulk_create(
        [Draft(owner=by, place=place, version=version, content=content, saved_at=at)],
        update_conflicts=True,
        unique_fields=["owner", "place"],
        update_fields=["version", "content", "saved_at"],
    )


def discard_draft(*, by: User, place: str) -> None:
    """It has been saved, or its owner does not want it."""
    Draft.objects.filter(owner=by, place=place).delete()


def clear_drafts(*, at: datetime, owner: User | None = None) -> int:
    """Takes away those that nobody came back to, of one owner or of all; gives how many."""
    old = Draft.objects.filter(saved_at__lte=at - LIFETIME)
    count, _ = (old if owner is None else old.filter(owner=owner)).delete()
    return count
