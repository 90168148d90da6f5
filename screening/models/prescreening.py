"""The pre-screening log: who was thought of for the study before consent, without a word on who they are."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from screening.models.base import Kept, RowQuerySet, Voidable, voided_with_reason
from screening.models.constraints import column_checks
from screening.models.participants import Participant
from screening.models.sites import Site
from screening.models.versions import RowVersions
from screening.models.vocabulary import CRITERION_CODES
from screening.rules.protocol import CURRENT

_NAMES = {criterion.code: criterion.name for criterion in CURRENT.criteria}


class PrescreenSource(models.TextChoices):
    """How the site came upon the person."""

    CLINIC_LIST = "clinic_list", "Clinic list"
    REFERRAL = "referral", "Referral"
    REGISTRY = "registry", "Registry"
    SELF_REFERRAL = "self_referral", "Self-referral"
    CHART_REVIEW = "chart_review", "Chart review"
    OTHER = "other", "Other"


class PrescreenOutcome(models.TextChoices):
    """What came of it."""

    REGISTERED = "registered", "Registered"
    NOT_ELIGIBLE = "not_eligible", "Not eligible on known facts"
    NOT_INTERESTED = "not_interested", "Not interested"
    NOT_REACHED = "not_reached", "Could not be reached"
    CONTACT_AGAIN = "contact_again", "To be contacted again"


PRESCREEN_REASONS = [
    *((code, f"{code} {_NAMES[code]}") for code in CRITERION_CODES),
    ("other_trial", "Takes part in another trial"),
    ("other_disease", "Another disease"),
    ("cannot_attend", "Cannot come to the visits"),
    ("cannot_consent", "Cannot give consent"),
    ("died", "Died"),
]
"""Why somebody is not eligible on known facts: the criterion that stands first, or another coded reason."""


class VoidReason(models.TextChoices):
    """Why an entry should not have been made."""

    ENTERED_TWICE = "entered_twice", "Entered twice"
    WRONG_PERSON = "wrong_person", "Linked to the wrong participant"
    NOT_PRESCREENED = "not_prescreened", "Was not pre-screened for this study"


class PrescreenColumns(models.Model):
    """What is said of the person: codes alone."""

    source = models.CharField(max_length=16, choices=PrescreenSource)
    outcome = models.CharField(max_length=16, choices=PrescreenOutcome)
    reason = models.CharField(max_length=16, choices=PRESCREEN_REASONS, blank=True, default="")

    class Meta:
        abstract = True


class PrescreenEntry(Kept, Voidable, PrescreenColumns):
    """One person thought of on one day; ``participant`` is who they became, once registered."""

    site = models.ForeignKey(Site, models.PROTECT, related_name="prescreenings")
    number = models.PositiveIntegerField(help_text="counts the entries of a site from 1")
    submission_key = models.UUIDField(unique=True, help_text="the same form sent twice makes one entry")
    prescreened_on = models.DateField()
    participant = models.ForeignKey(
        Participant, models.PROTECT, null=True, blank=True, related_name="prescreenings", editable=False
    )
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    objects = RowQuerySet.as_manager()
    versions = RowVersions()

    class Meta:
        ordering = ("-prescreened_on", "-pk")
        constraints = [
            models.UniqueConstraint(fields=["site", "number"], name="prescreening_number_once"),
            models.UniqueConstraint(
                fields=["participant"], condition=Q(voided_at=None), name="prescreening_of_participant_once"
            ),
            models.CheckConstraint(
                condition=Q(participant__isnull=False, outcome=PrescreenOutcome.REGISTERED)
                | Q(participant=None) & ~Q(outcome=PrescreenOutcome.REGISTERED),
                name="prescreening_registered_is_linked",
            ),
            models.CheckConstraint(
                condition=Q(outcome=PrescreenOutcome.NOT_ELIGIBLE) & ~Q(reason="")
                | ~Q(outcome=PrescreenOutcome.NOT_ELIGIBLE) & Q(reason=""),
                name="prescreening_not_eligible_has_reason",
            ),
            voided_with_reason("prescreening"),
            *column_checks("prescreening", PrescreenColumns),
        ]

    def __str__(self) -> str:
        return f"{self.site.code}, entry {self.number}"
