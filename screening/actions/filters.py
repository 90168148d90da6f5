"""Keeping a filter under a name. It is a preference and no study data, so nothing of it is in the audit trail."""

from django.db import transaction

from screening.actions.base import Refused, required_text
from screening.models import SavedFilter, User
from screening.models.filters import LONGEST_NAME

MOST = 20
"""As many as one still finds one's way in."""


@transaction.atomic
def save_filter(*, by: User, name: str, query: str) -> SavedFilter:
    """Keeps ``query`` (as the address of the list says it) for its owner; the same twice is kept once.

    Refused without a name or without a filter, when another filter has the name, and when there are ``MOST``.
    """
    name = required_text(name, "Give the filter a name.", "name")
    if len(name) > LONGEST_NAME:
        raise Refused(f"Shorten the name to {LONGEST_NAME} characters.", "name")
    query = required_text(query, "Narrow the list or put it in an order first: as it is, there is nothing to save.")
    User.objects.select_for_update(no_key=True).get(pk=by.pk)
    kept = SavedFilter.objects.filter(owner=by)
    namesake = kept.filter(name=name).first()
    if namesake is not None and namesake.query == query:
        return namesake
    if namesake is not None:
        raise Refused("You have a filter of this name already. Choose another name, or delete that one first.", "name")
    if kept.count() >= MOST:
        raise Refused(f"You have {MOST} saved filters, and there can be no more. Delete one first.")
    return SavedFilter.objects.create(owner=by, name=name, query=query)


def delete_filter(*, by: User, key: int) -> None:
    """It is gone afterwards, also if it was before; that of somebody else stays."""
    SavedFilter.objects.filter(owner=by, pk=key).delete()
