"""What a decision rests on and who put their name to it."""

import hashlib
import json
from decimal import Decimal
from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from screening.models.base import Frozen, Voidable, voided_with_reason
from screening.models.visits import ScreeningVisit
from screening.models.vocabulary import OutcomeNow


def digest_of(text: str) -> str:
    """SHA-256 in hexadecimal."""
    return hashlib.sha256(text.encode()).hexdigest()


class Evaluation(Frozen):
    """All that was known and concluded at one moment, frozen as JSON text.

    ``snapshot`` is ``{"facts": …, "answer": …}`` as the interchange format writes them, in the
    very bytes that ``digest`` (SHA-256) was taken of.
    """

    visit = models.ForeignKey(ScreeningVisit, models.PROTECT, related_name="evaluations")
    protocol_version = models.CharField(max_length=20)
    rules_version = models.CharField(max_length=20)
    outcome = models.CharField(max_length=16, choices=OutcomeNow)
    snapshot = models.TextField()
    digest = models.CharField(max_length=64)
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        ordering = ("visit_id", "made_at", "pk")
        constraints = [
            models.CheckConstraint(condition=Q(outcome__in=OutcomeNow.values), name="evaluation_outcome_code")
        ]

    def __str__(self) -> str:
        return f"{self.outcome} of {self.visit}"

    @property
    def facts(self) -> dict[str, Any]:
        """The facts as they were."""
        return json.loads(self.snapshot, parse_float=Decimal)["facts"]

    @property
    def answer(self) -> dict[str, Any]:
        """The 28 results and all that follows from them, as they were."""
        return json.loads(self.snapshot, parse_float=Decimal)["answer"]

    @property
    def is_unchanged(self) -> bool:
        """Whether the snapshot is still the one that the digest was taken of."""
        return self.digest == digest_of(self.snapshot)


class Signature(Frozen, Voidable):
    """A name put to an evaluation; it may become void and is never taken away."""

    MAY_CHANGE: ClassVar[frozenset[str]] = frozenset({"voided_at", "voided_by", "void_reason"})

    class Meaning(models.TextChoices):
        """What the name says."""

        ELIGIBLE = "eligible", "I confirm that this person is eligible"
        SCREEN_FAILURE = "screen_failure", "I confirm that this person is not eligible"

    visit = models.ForeignKey(ScreeningVisit, models.PROTECT, related_name="signatures")
    evaluation = models.ForeignKey(Evaluation, models.PROTECT, related_name="signatures")
    meaning = models.CharField(max_length=16, choices=Meaning)
    attestation = models.TextField()
    signed_at = models.DateTimeField()
    signed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="signatures")
    printed_name = models.CharField(max_length=150)
    role = models.CharField(max_length=40)
    time_zone = models.CharField(max_length=64)
    digest = models.CharField(max_length=64)

    class Meta:
        ordering = ("visit_id", "signed_at", "pk")
        constraints = [
            voided_with_reason("signature"),
            models.UniqueConstraint(
                fields=["visit"], condition=Q(voided_at=None), name="one_valid_signature_of_a_visit"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.printed_name} on {self.visit}"


class DeviationNote(Frozen):
    """What was corrected after enrolment and what it means for the study."""

    visit = models.ForeignKey(ScreeningVisit, models.PROTECT, related_name="deviation_notes")
    text = models.TextField()
    written_at = models.DateTimeField()
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        ordering = ("visit_id", "written_at", "pk")
        constraints = [models.CheckConstraint(condition=~Q(text=""), name="deviation_has_text")]

    def __str__(self) -> str:
        return f"deviation note on {self.visit}"
