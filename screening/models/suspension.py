"""A stop to somebody's signing, from when an administrator touched what proves who they are."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from screening.models.base import Frozen


class SigningSuspension(Frozen):
    """It ends when the person has set a new secret and then a second person has confirmed that it was they."""

    MAY_CHANGE = frozenset({"new_secret_at", "confirmed_by", "confirmed_at"})

    class Cause(models.TextChoices):
        """What was touched."""

        PASSWORD = "password", "the password"
        EMAIL = "email", "the e-mail address"
        SECOND_FACTOR = "second_factor", "the second factor"
        DELEGATION = "delegation", "the delegation"
        SIGN_ON = "sign_on", "the link to the single sign-on"

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="signing_suspensions")
    since = models.DateTimeField()
    cause = models.CharField(max_length=16, choices=Cause)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    new_secret_at = models.DateTimeField(null=True)
    confirmed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    confirmed_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("since", "pk")
        constraints = [
            models.CheckConstraint(
                condition=Q(cause__in=["password", "email", "second_factor", "delegation", "sign_on"]),
                name="suspension_cause_code",
            ),
            models.CheckConstraint(
                condition=Q(confirmed_by=None, confirmed_at=None)
                | (
                    Q(confirmed_at__isnull=False, new_secret_at__isnull=False, confirmed_by__isnull=False)
                    & ~Q(confirmed_by=F("user"))
                    & ~Q(confirmed_by=F("by"))
                ),
                name="suspension_confirmed_by_a_second_person",
            ),
        ]

    def __str__(self) -> str:
        return f"signing of {self.user} since {self.since:%Y-%m-%d}"
