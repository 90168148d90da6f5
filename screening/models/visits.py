"""Screening visits: one attempt of one person, with every fact recorded for it."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q

from screening.models import hard_ranges
from screening.models.base import Kept
from screening.models.constraints import column_checks, together
from screening.models.facts import (
    VISIT_FACTS,
    BodyFacts,
    DiseaseFacts,
    HistoryFacts,
    ImmunoglobulinFacts,
    JudgementFacts,
    LaboratoryFacts,
    ReproductiveFacts,
    ResidenceFacts,
    StrengthFacts,
    TreatmentsAskedFacts,
    WellsFacts,
)
from screening.models.participants import Participant
from screening.models.sites import ConsentVersion
from screening.models.study import ProtocolVersion
from screening.models.versions import RowVersions
from screening.models.vocabulary import DiscontinuationReason, LeavingReason, OutcomeNow, Status


def _user(related_name: str = "+", **kwargs: Any) -> models.ForeignKey:
    return models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name=related_name, **kwargs
    )


class VisitCourse(models.Model):
    """What became of the attempt, when and by whom."""

    status = models.CharField(max_length=16, choices=Status, default=Status.DRAFT)
    version = models.PositiveIntegerField(default=1, help_text="counts the saves: a form knows which one it shows")
    started_at = models.DateTimeField()
    started_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    saved_at = models.DateTimeField(null=True, blank=True)
    saved_by = _user()
    submitted_at = models.DateTimeField(null=True, blank=True)
    submitted_by = _user()
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = _user("decisions")
    left_on = models.DateField(null=True, blank=True, help_text="declined or withdrew on that day")
    left_reason = models.CharField(max_length=32, choices=LeavingReason, blank=True, default="")
    left_at = models.DateTimeField(null=True, blank=True)
    left_by = _user()
    enrolment_number = models.PositiveSmallIntegerField(null=True, blank=True, unique=True)
    enrolled_on = models.DateField(null=True, blank=True)
    enrolled_at = models.DateTimeField(null=True, blank=True)
    enrolled_by = _user()
    enrolment_confirmed_at = models.DateTimeField(null=True, blank=True)
    enrolment_confirmed_by = _user()
    discontinued_on = models.DateField(null=True, blank=True)
    discontinued_reason = models.CharField(max_length=32, choices=DiscontinuationReason, blank=True, default="")
    discontinued_at = models.DateTimeField(null=True, blank=True)
    discontinued_by = _user()

    class Meta:
        abstract = True


class VisitOutcome(models.Model):
    """What the rules say of the facts as they stand, kept so that lists need not evaluate again."""

    outcome = models.CharField(max_length=16, choices=OutcomeNow, default=OutcomeNow.UNDETERMINED)
    qualifies_from = models.DateField(null=True, blank=True)
    qualifies_until = models.DateField(null=True, blank=True)
    evaluated_at = models.DateTimeField(null=True, blank=True)
    verdict_digests = models.TextField(
        blank=True,
        default="",
        editable=False,
        help_text="a line for each criterion: its code and the digest of what it says",
    )

    class Meta:
        abstract = True


class ScreeningVisit(
    Kept,
    VisitCourse,
    VisitOutcome,
    ResidenceFacts,
    DiseaseFacts,
    StrengthFacts,
    LaboratoryFacts,
    TreatmentsAskedFacts,
    ImmunoglobulinFacts,
    HistoryFacts,
    ReproductiveFacts,
    WellsFacts,
    BodyFacts,
    JudgementFacts,
):
    """One attempt. Consent comes first: without it there is no visit and no fact."""

    participant = models.ForeignKey(Participant, models.PROTECT, related_name="visits")
    attempt = models.PositiveSmallIntegerField(default=1)
    previous_attempt = models.OneToOneField("self", models.PROTECT, null=True, blank=True, related_name="next_attempt")
    submission_key = models.UUIDField(unique=True, help_text="the same form sent twice starts one attempt")
    protocol_version = models.ForeignKey(ProtocolVersion, models.PROTECT, related_name="visits")
    screening_date = models.DateField()
    consented_on = models.DateField()
    consent_version = models.ForeignKey(ConsentVersion, models.PROTECT, related_name="visits")
    assented_on = models.DateField(null=True, blank=True)
    permitted_on = models.DateField(null=True, blank=True, help_text="parental permission")

    versions = RowVersions()

    class Meta:
        ordering = ("participant", "attempt")
        constraints = [
            models.UniqueConstraint(fields=["participant", "attempt"], name="visit_attempt_once"),
            models.CheckConstraint(
                condition=Q(consented_on__lte=models.F("screening_date")),
                name="visit_consent_comes_first",
                violation_error_message="Consent is given on or before the screening date.",
            ),
            models.CheckConstraint(
                condition=Q(attempt=1, previous_attempt=None) | Q(attempt__gt=1, previous_attempt__isnull=False),
                name="visit_follows_the_one_before",
            ),
            models.CheckConstraint(condition=Q(enrolment_number__gte=1), name="visit_enrolment_number_counts"),
            models.CheckConstraint(
                condition=Q(enrolment_number__isnull=False, status__in=Status.holding_a_place())
                | Q(enrolment_number=None) & ~Q(status__in=Status.holding_a_place()),
                name="visit_enrolled_has_number",
            ),
            models.CheckConstraint(
                condition=Q(left_at__isnull=False, status__in=Status.left_early()) & ~Q(left_reason="")
                | Q(left_at=None, left_reason="") & ~Q(status__in=Status.left_early()),
                name="visit_left_with_reason",
            ),
            models.CheckConstraint(
                condition=Q(discontinued_at__isnull=False, status=Status.DISCONTINUED) & ~Q(discontinued_reason="")
                | Q(discontinued_at=None, discontinued_reason="") & ~Q(status=Status.DISCONTINUED),
                name="visit_discontinued_with_reason",
            ),
            together("visit", "saved", "saved_at", "saved_by"),
            together("visit", "submitted", "submitted_at", "submitted_by"),
            together("visit", "decided", "decided_at", "decided_by"),
            together("visit", "left", "left_on", "left_at", "left_by"),
            together("visit", "enrolled", "enrolment_number", "enrolled_on", "enrolled_at", "enrolled_by"),
            together("visit", "confirmed", "enrolment_confirmed_at", "enrolment_confirmed_by"),
            together("visit", "discontinued", "discontinued_on", "discontinued_at", "discontinued_by"),
            *hard_ranges.constraints("visit"),
            *column_checks("visit", VisitCourse, VisitOutcome, *VISIT_FACTS),
        ]

    def __str__(self) -> str:
        return f"{self.participant}, attempt {self.attempt}"
