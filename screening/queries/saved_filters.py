"""The filters that somebody keeps."""

from django.db.models import QuerySet

from screening.models import SavedFilter, User


def saved_filters_of(user: User) -> QuerySet[SavedFilter]:
    """Their own, by name; nobody sees another's."""
    return SavedFilter.objects.filter(owner=user)
