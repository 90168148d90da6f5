"""What is kept of each criterion of a visit: its verdict, its source, its rulings, its queries."""

import hashlib
import json
from collections.abc import Iterable
from typing import Literal

from django.conf import settings
from django.db import models
from django.db.models import Q

from screening.models.base import Frozen, Kept
from screening.models.columns import LONGEST_TEXT, codes
from screening.models.constraints import column_checks, together
from screening.models.fields import PartialDateField
from screening.models.versions import RowVersions
from screening.models.visits import ScreeningVisit
from screening.models.vocabulary import CRITERION_CODES
from screening.rules.criterion import Verdict

VERDICTS = [(verdict.value, verdict.value.replace("_", " ").capitalize()) for verdict in Verdict]


class OfCriterion(models.Model):
    """A record of one of the 28 criteria."""

    code = models.CharField(max_length=3, choices=[(code, code) for code in CRITERION_CODES])

    class Meta:
        abstract = True


class VerdictNow(models.Model):
    """What a criterion says."""

    verdict = models.CharField(max_length=16, choices=VERDICTS)

    class Meta:
        abstract = True


class CriterionVerdict(OfCriterion, VerdictNow):
    """The verdict on the facts as they stand: derived, rewritten at each save, for lists and counts.

    It keeps no versions: the facts do, and what was decided on is frozen in an ``Evaluation``. Its digest is in the
    row, and so in the versions, of the visit.
    """

    visit = models.ForeignKey(ScreeningVisit, models.PROTECT, related_name="verdicts")
    because = models.TextField()
    missing = models.TextField(blank=True, default="", help_text="paths of missing facts, a line each")
    is_ruled = models.BooleanField(default=False)

    class Meta:
        ordering = ("visit_id", "pk")
        indexes = [models.Index(fields=["code", "verdict"], name="verdict_by_criterion")]
        constraints = [
            models.UniqueConstraint(fields=["visit", "code"], name="verdict_once"),
            models.CheckConstraint(
                condition=Q(verdict__in=[verdict.value for verdict in Verdict]), name="verdict_verdict_code"
            ),
            *column_checks("verdict", OfCriterion),
        ]

    def __str__(self) -> str:
        return f"{self.code} of {self.visit}: {self.verdict}"


def verdict_digest(verdict: str, because: str, missing: str, is_ruled: bool) -> str:
    """SHA-256 of what a criterion says, its first 128 bits in hexadecimal."""
    said = json.dumps([verdict, because, missing, bool(is_ruled)])
    return hashlib.sha256(said.encode()).hexdigest()[:32]


def verdict_digests(rows: Iterable[CriterionVerdict]) -> str:
    """A line for each criterion, its code and its digest, as the visit keeps them."""
    said = {row.code: verdict_digest(row.verdict, row.because, row.missing, row.is_ruled) for row in rows}
    return "\n".join(f"{code} {said[code]}" for code in sorted(said))


class Source(Kept, OfCriterion):
    """The document that a criterion's facts were taken from; a monitor verifies it."""

    visit = models.ForeignKey(ScreeningVisit, models.PROTECT, related_name="sources")
    document = models.CharField(max_length=200, blank=True, default="")
    document_date = PartialDateField()
    place = models.CharField(max_length=200, blank=True, default="")
    verified_at = models.DateTimeField(null=True, blank=True)
    verified_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")

    versions = RowVersions()

    class Meta:
        ordering = ("visit_id", "pk")
        constraints = [
            models.UniqueConstraint(fields=["visit", "code"], name="source_once"),
            together("source", "verified", "verified_at", "verified_by"),
            *column_checks("source", OfCriterion),
        ]

    def __str__(self) -> str:
        return f"source of {self.code} of {self.visit}"


class RulingFacts(models.Model):
    """What an investigator decides of a REVIEW."""

    verdict = models.CharField(max_length=4, choices=codes(Literal["PASS", "FAIL"], {"PASS": "Pass", "FAIL": "Fail"}))

    class Meta:
        abstract = True


class Ruling(Frozen, OfCriterion, RulingFacts):
    """An investigator's decision on a REVIEW, bound to the facts it was made on; the latest counts."""

    visit = models.ForeignKey(ScreeningVisit, models.PROTECT, related_name="rulings")
    reason = models.CharField(max_length=LONGEST_TEXT)
    facts_digest = models.CharField(max_length=64)
    ruled_at = models.DateTimeField()
    ruled_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="rulings")

    class Meta:
        ordering = ("visit_id", "ruled_at", "pk")
        constraints = [
            models.CheckConstraint(condition=~Q(reason=""), name="ruling_has_reason"),
            *column_checks("ruling", OfCriterion, RulingFacts),
        ]

    def __str__(self) -> str:
        return f"{self.verdict} on {self.code} of {self.visit}"


class Query(Kept):
    """A question on a fact (its path) or a criterion (its code): open, answered, closed."""

    visit = models.ForeignKey(ScreeningVisit, models.PROTECT, related_name="queries")
    subject = models.CharField(max_length=120)
    text = models.TextField()
    raised_at = models.DateTimeField()
    raised_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    answer = models.TextField(blank=True, default="")
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")

    versions = RowVersions()

    class Meta:
        ordering = ("visit_id", "raised_at", "pk")
        verbose_name_plural = "queries"
        constraints = [
            together("query", "answered", "answered_at", "answered_by"),
            together("query", "closed", "closed_at", "closed_by"),
            models.CheckConstraint(condition=~Q(text=""), name="query_has_text"),
            models.CheckConstraint(
                condition=Q(answered_at=None, answer="") | Q(answered_at__isnull=False) & ~Q(answer=""),
                name="query_answer_has_text",
            ),
        ]

    def __str__(self) -> str:
        return f"query on {self.subject} of {self.visit}"

    @property
    def status(self) -> Literal["open", "answered", "closed"]:
        """How far it is."""
        if self.closed_at:
            return "closed"
        return "answered" if self.answered_at else "open"
