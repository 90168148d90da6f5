"""The repeatable rows of a visit: treatments, medical events, cancers."""

from typing import get_args

from django.db import models

from screening.models.base import Kept, RowQuerySet, Voidable, voided_with_reason
from screening.models.columns import codes
from screening.models.constraints import column_checks
from screening.models.facts import CancerFacts, MedicalEventFacts, TreatmentFacts
from screening.models.facts.rows import History
from screening.models.versions import RowVersions
from screening.models.visits import ScreeningVisit
from screening.rules.facts import InfarctionKind, ThrombosisKind


class Treatment(Kept, Voidable, TreatmentFacts):
    """One medicine or procedure of a person; ``position`` keeps the order of entry."""

    visit = models.ForeignKey(ScreeningVisit, models.PROTECT, related_name="treatments")
    position = models.PositiveSmallIntegerField()

    objects = RowQuerySet.as_manager()
    versions = RowVersions()

    class Meta:
        ordering = ("visit_id", "position")
        constraints = [
            models.UniqueConstraint(fields=["visit", "position"], name="treatment_position_once"),
            models.CheckConstraint(
                condition=models.Q(stopped=None) | models.Q(ongoing=None) | models.Q(ongoing=False),
                name="treatment_ongoing_has_not_stopped",
                violation_error_message="A treatment that goes on has no day on which it stopped.",
            ),
            models.CheckConstraint(
                condition=~models.Q(name="") | models.Q(daily_dose_mg=None, highest_day_mg=None),
                name="treatment_dose_has_drug",
                violation_error_message="This is the dose of no drug: give the name too.",
            ),
            voided_with_reason("treatment"),
            *column_checks("treatment", TreatmentFacts),
        ]

    def __str__(self) -> str:
        return f"treatment {self.position} of {self.visit}"


class HistoryRow(models.Model):
    """Which history an event belongs to."""

    history = models.CharField(max_length=24, choices=codes(History))

    class Meta:
        abstract = True


class MedicalEvent(Kept, Voidable, HistoryRow, MedicalEventFacts):
    """One event of one history; ``position`` keeps the order of entry."""

    visit = models.ForeignKey(ScreeningVisit, models.PROTECT, related_name="events")
    position = models.PositiveSmallIntegerField()

    objects = RowQuerySet.as_manager()
    versions = RowVersions()

    class Meta:
        ordering = ("visit_id", "history", "position")
        constraints = [
            models.UniqueConstraint(fields=["visit", "history", "position"], name="event_position_once"),
            models.CheckConstraint(
                condition=models.Q(kind="")
                | models.Q(history="myocardial_infarction", kind__in=get_args(InfarctionKind))
                | models.Q(history="dvt", kind__in=get_args(ThrombosisKind)),
                name="event_kind_of_its_history",
                violation_error_message="This kind belongs to another history.",
            ),
            voided_with_reason("event"),
            *column_checks("event", HistoryRow, MedicalEventFacts),
        ]

    def __str__(self) -> str:
        return f"event {self.position} of {self.visit}"


class Cancer(Kept, Voidable, CancerFacts):
    """One cancer; ``position`` keeps the order of entry."""

    visit = models.ForeignKey(ScreeningVisit, models.PROTECT, related_name="cancers")
    position = models.PositiveSmallIntegerField()

    objects = RowQuerySet.as_manager()
    versions = RowVersions()

    class Meta:
        ordering = ("visit_id", "position")
        constraints = [
            models.UniqueConstraint(fields=["visit", "position"], name="cancer_position_once"),
            models.CheckConstraint(
                condition=(models.Q(recurred=None) | models.Q(recurred_none=False))
                & (models.Q(treatment_ended=None) | models.Q(treatment_ended_none=False)),
                name="cancer_date_or_none",
                violation_error_message="Give a date or say that there is none, not both.",
            ),
            voided_with_reason("cancer"),
            *column_checks("cancer", CancerFacts),
        ]

    def __str__(self) -> str:
        return f"cancer {self.position} of {self.visit}"
