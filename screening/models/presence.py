"""Who has a form open."""

from datetime import timedelta

from django.conf import settings
from django.db import models

LASTS = timedelta(minutes=15)
"""Whoever does nothing for that long is signed out."""


class Presence(models.Model):
    """Somebody who may change a form opened it, or typed there, at ``seen_at``; what they typed is not here."""

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    place = models.CharField(max_length=40, help_text="which form, as in drafts")
    seen_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["place", "owner"], name="presence_once")]

    def __str__(self) -> str:
        return f"presence at {self.place}"
