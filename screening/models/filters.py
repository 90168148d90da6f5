"""Filters that somebody keeps to use again."""

from django.conf import settings
from django.db import models
from django.db.models.functions import Lower

LONGEST_NAME = 40
"""Characters."""


class SavedFilter(models.Model):
    """How the list of participants is narrowed and ordered, under a name of its owner's choice.

    It says nothing of any participant and gives no right: it is a preference, seen by its owner alone, in no export,
    history or audit event, and gone when its owner deletes it. ``query`` is what the address of the list says then.
    """

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="saved_filters")
    name = models.CharField(max_length=LONGEST_NAME)
    query = models.CharField(max_length=500)

    class Meta:
        ordering = (Lower("name"), "pk")
        constraints = [models.UniqueConstraint(fields=["owner", "name"], name="saved_filter_once")]

    def __str__(self) -> str:
        return self.name
