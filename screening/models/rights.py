"""Who may do what where: roles at sites, and delegations to sign."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from screening.models.base import Kept
from screening.models.sites import Site, SpanQuerySet
from screening.models.versions import RowVersions


class Role(models.TextChoices):
    """What a person is at a site. Administrators are marked on the user."""

    COORDINATOR = "coordinator", "Coordinator"
    INVESTIGATOR = "investigator", "Investigator"
    MONITOR = "monitor", "Monitor"


class SiteRole(Kept):
    """A role of a person at a site, until it is ended."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="site_roles")
    site = models.ForeignKey(Site, models.PROTECT, related_name="roles")
    role = models.CharField(max_length=16, choices=Role)
    given_at = models.DateTimeField(auto_now_add=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    versions = RowVersions()

    class Meta:
        ordering = ("site", "role", "pk")
        constraints = [
            models.UniqueConstraint(
                fields=["user", "site", "role"],
                condition=Q(ended_at=None),
                name="site_role_once",
                violation_error_message="This person already has this role at this site.",
            ),
            models.CheckConstraint(condition=Q(role__in=Role.values), name="site_role_code"),
        ]

    def __str__(self) -> str:
        return f"{self.user}, {self.get_role_display()} at {self.site}"


class Task(models.TextChoices):
    """What can be delegated."""

    SIGN_ELIGIBILITY = "sign_eligibility", "Sign eligibility"


class Delegation(Kept):
    """A task that a site entrusts to an investigator from one day to another."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="delegations")
    site = models.ForeignKey(Site, models.PROTECT, related_name="delegations")
    task = models.CharField(max_length=24, choices=Task, default=Task.SIGN_ELIGIBILITY)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)

    objects = SpanQuerySet.as_manager()
    versions = RowVersions()

    class Meta:
        ordering = ("site", "user", "valid_from")
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_to=None) | Q(valid_to__gte=F("valid_from")),
                name="delegation_ends_after_it_began",
                violation_error_message="A delegation ends after it began.",
            ),
            models.CheckConstraint(condition=Q(task__in=Task.values), name="delegation_task_code"),
        ]

    def __str__(self) -> str:
        return f"{self.user}: {self.get_task_display()} at {self.site}"
