"""The sites of the study and the consent forms they use."""

import zoneinfo
from datetime import date, datetime, timedelta

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models
from django.db.models import F, Q

from screening.models.base import Kept, KeptQuerySet
from screening.models.versions import RowVersions
from screening.rules.places import US_STATES


def is_time_zone(name: str) -> None:
    """ValidationError unless it is a zone such as ``America/Chicago``."""
    if name not in zoneinfo.available_timezones():
        raise ValidationError("A time zone is written like America/Chicago.")


class SpanQuerySet(KeptQuerySet):
    """Things that are valid from one day to another."""

    def valid_on(self, day: date) -> "SpanQuerySet":
        """Those valid on that day; an open end is valid ever after."""
        return self.filter(Q(valid_to=None) | Q(valid_to__gte=day), valid_from__lte=day)

    def not_over(self, at: datetime) -> "SpanQuerySet":
        """Those that are valid or will be; ``at`` is UTC, and their last day may not have ended at the site."""
        return self.filter(Q(valid_to=None) | Q(valid_to__gte=at.date() - timedelta(days=1)))


class Site(Kept):
    """A hospital that screens; active from ``valid_from`` to ``valid_to``."""

    code = models.CharField(
        max_length=8, unique=True, validators=[RegexValidator(r"^[A-Z0-9]{2,8}$", "Two to eight capitals or digits.")]
    )
    name = models.CharField(max_length=200)
    state = models.CharField(max_length=2, choices=list(US_STATES.items()))
    time_zone = models.CharField(max_length=64, default="America/New_York", validators=[is_time_zone])
    valid_from = models.DateField("active from")
    valid_to = models.DateField("active to", null=True, blank=True)
    age_of_majority = models.PositiveSmallIntegerField(
        default=18, validators=[MinValueValidator(18), MaxValueValidator(21)]
    )
    principal_investigator = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="sites_led"
    )

    objects = SpanQuerySet.as_manager()
    versions = RowVersions()

    class Meta:
        ordering = ("code",)
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_to=None) | Q(valid_to__gte=F("valid_from")),
                name="site_ends_after_it_began",
                violation_error_message="A site closes after it opened.",
            ),
            models.CheckConstraint(condition=Q(state__in=list(US_STATES)), name="site_state_code"),
        ]

    def __str__(self) -> str:
        return self.code

    @property
    def zone(self) -> zoneinfo.ZoneInfo:
        """The time zone of its clocks."""
        return zoneinfo.ZoneInfo(self.time_zone)


class ConsentVersion(Kept):
    """A version of a site's consent form, with the days on which it may be signed."""

    site = models.ForeignKey(Site, models.PROTECT, related_name="consent_versions")
    version = models.CharField(max_length=40)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)

    objects = SpanQuerySet.as_manager()
    versions = RowVersions()

    class Meta:
        ordering = ("site", "valid_from", "pk")
        constraints = [
            models.UniqueConstraint(fields=["site", "version"], name="consent_version_once"),
            models.CheckConstraint(
                condition=Q(valid_to=None) | Q(valid_to__gte=F("valid_from")),
                name="consent_ends_after_it_began",
                violation_error_message="A version ends after it began.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.site} {self.version}"
