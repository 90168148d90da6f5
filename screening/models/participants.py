"""The people who are screened, and apart from them who they are."""

from django.conf import settings
from django.db import models

from screening.models.base import Kept
from screening.models.columns import code
from screening.models.constraints import column_checks
from screening.models.fields import EncryptedTextField, PartialDateField
from screening.models.sites import Site
from screening.models.versions import RowVersions
from screening.rules.facts import Sex


class ParticipantFacts(models.Model):
    """What every attempt has in common."""

    date_of_birth = PartialDateField()
    sex = code(Sex)

    class Meta:
        abstract = True


class Participant(Kept, ParticipantFacts):
    """A person as the study knows them: by a number alone."""

    site = models.ForeignKey(Site, models.PROTECT, related_name="participants")
    number = models.PositiveIntegerField(help_text="counts the participants of a site from 1")
    screening_number = models.CharField(max_length=16, unique=True)
    submission_key = models.UUIDField(unique=True, help_text="the same form sent twice registers once")
    registered_at = models.DateTimeField()
    registered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="registered")

    versions = RowVersions()

    class Meta:
        ordering = ("screening_number",)
        constraints = [
            models.UniqueConstraint(fields=["site", "number"], name="participant_number_once"),
            *column_checks("participant", ParticipantFacts),
        ]

    def __str__(self) -> str:
        return self.screening_number


class Identity(Kept):
    """Who the person is; the database sees it encrypted only, in its versions too."""

    participant = models.OneToOneField(Participant, models.PROTECT, related_name="identity")
    surname = EncryptedTextField()
    given_name = EncryptedTextField(blank=True, default="")
    contact = EncryptedTextField(blank=True, default="")
    medical_record_number = EncryptedTextField(blank=True, default="")
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    versions = RowVersions()

    class Meta:
        verbose_name_plural = "identities"

    def __str__(self) -> str:
        return f"identity of {self.participant}"
