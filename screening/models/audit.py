"""The audit trail: who did what, when, from what to what, and why."""

from typing import ClassVar

from django.conf import settings
from django.db import models

from screening.models.base import Frozen, Kept
from screening.models.seal import NOTHING_BEFORE
from screening.models.sites import Site
from screening.models.visits import ScreeningVisit


class AuditEvent(Frozen):
    """One thing that was done. ``changes`` maps a field to ``[from, to]``, both as text or null.

    Where each change has a reason of its own, it is ``[from, to, reason]``; else ``reason`` is that of all.

    Its key is its position in the trail: 1, 2, 3, without a gap. ``hash`` is the seal (see
    ``models.seal``) over all of it and ``prev_hash``, the seal of the event before. ``versions`` are
    the rows written once that it tells of, new versions of other rows among them: ``[model, key, digest]``.
    """

    TOLD: ClassVar[bool] = False

    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    action = models.CharField(max_length=40)
    subject_type = models.CharField(max_length=40, blank=True, default="")
    subject_id = models.CharField(max_length=40, blank=True, default="")
    site = models.ForeignKey(Site, models.PROTECT, null=True, related_name="+")
    visit = models.ForeignKey(ScreeningVisit, models.PROTECT, null=True, related_name="audit_events")
    changes = models.JSONField(default=dict)
    reason = models.TextField(blank=True, default="")
    versions = models.JSONField(default=list)
    prev_hash = models.CharField(max_length=64, unique=True)
    hash = models.CharField(max_length=64)

    class Meta:
        ordering = ("pk",)
        indexes = [models.Index(fields=["subject_type", "subject_id"], name="audit_by_subject")]

    def reason_for(self, field: str) -> str:
        """Why that field was changed."""
        own = self.changes[field][2:]
        return own[0] if own else self.reason

    def __str__(self) -> str:
        return f"event {self.pk}"


class AuditHead(Kept):
    """The end of the trail, one row: whoever adds an event holds it until the event is kept."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    hash = models.CharField(max_length=64, default=NOTHING_BEFORE)
    count = models.PositiveBigIntegerField(default=0)

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(id=1), name="one_audit_head")]

    def __str__(self) -> str:
        return f"{self.count} events"
