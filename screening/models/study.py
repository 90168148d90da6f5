"""The study and the versions of its protocol."""

from typing import Any

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q

from screening.models.base import Kept
from screening.models.versions import RowVersions


class Study(Kept):
    """The one study that is screened for."""

    name = models.CharField(max_length=200, default="MIGHT")
    planned_enrolment = models.PositiveSmallIntegerField(
        default=12, validators=[MinValueValidator(1), MaxValueValidator(10_000)]
    )
    screening_window_days = models.PositiveSmallIntegerField(
        default=28, validators=[MinValueValidator(1), MaxValueValidator(366)]
    )

    versions = RowVersions()

    class Meta:
        verbose_name_plural = "study"
        constraints = [models.CheckConstraint(condition=Q(id=1), name="study_is_one")]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Always the same row."""
        self.pk = 1
        super().save(*args, **kwargs)

    @classmethod
    def current(cls) -> "Study":
        """The study."""
        return cls.objects.get()


class ProtocolVersion(Kept):
    """A version of the protocol; an attempt keeps the version it was decided under."""

    version = models.CharField(max_length=20, unique=True)
    effective_on = models.DateField(null=True, blank=True, help_text="empty: from the start of the study")
    is_active = models.BooleanField(default=False)

    versions = RowVersions()

    class Meta:
        ordering = ("effective_on", "pk")
        constraints = [
            models.UniqueConstraint(fields=["is_active"], condition=Q(is_active=True), name="one_active_protocol")
        ]

    def __str__(self) -> str:
        return self.version

    @classmethod
    def active(cls) -> "ProtocolVersion":
        """The version that new attempts are pinned to."""
        return cls.objects.get(is_active=True)
