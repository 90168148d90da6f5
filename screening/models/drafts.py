"""What somebody typed and has not saved."""

from datetime import timedelta

from django.conf import settings
from django.db import models

from screening.models.fields import EncryptedTextField

LIFETIME = timedelta(days=30)
"""Who has not come back to it by then does not need it."""


class Draft(models.Model):
    """A form as its owner left it, encrypted; one for each owner and place.

    It is not study data yet: nobody but the owner reads it, it is in no list, export, history or
    audit event, and it goes when the form is saved or discarded, or after ``LIFETIME``.
    """

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="drafts")
    place = models.CharField(max_length=40, help_text="which form: an attempt (kept or not begun) or the registration")
    version = models.PositiveIntegerField(default=0, help_text="that of the attempt it was typed over")
    content = EncryptedTextField(help_text="names and values, as a form sends them")
    saved_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["owner", "place"], name="draft_once")]

    def __str__(self) -> str:
        return f"draft at {self.place}"
