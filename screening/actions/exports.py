"""Every export is itself on record."""

from collections.abc import Mapping
from datetime import datetime

from django.db import models, transaction

from screening.actions.audit import Changes, record
from screening.actions.base import Action, require
from screening.models import AuditEvent, Participant, Site, User
from screening.permissions import Permission


class Exported(models.TextChoices):
    """What can be taken out."""

    SCREENING_LOG = "screening_log", "Screening log"
    PRESCREENING_LOG = "prescreening_log", "Pre-screening log"
    AUDIT_TRAIL = "audit_trail", "Audit trail"
    AMENDMENT = "amendment", "Preview of an amendment"
    WHOLE_RECORD = "whole_record", "Whole record"
    SOURCE_VERIFICATION = "source_verification", "Source verification"
    QUERIES = "queries", "Queries"
    CODE_LIST = "code_list", "Confidential code list"
    STUDY_FLOW = "study_flow", "Flow of participants"
    FAILURES = "failures", "Failures by criterion"
    DECISION_TIMES = "decision_times", "Time to decision"
    WHAT_IF = "what_if", "What if: outcomes before and after"


@transaction.atomic
def record_export(
    *,
    by: User,
    at: datetime,
    kind: Exported,
    filters: Mapping[str, str],
    row_count: int,
    site: Site | None = None,
    participant: Participant | None = None,
) -> AuditEvent:
    """Writes what was taken out, by which filter and how many rows; before the file is handed over.

    What is taken out of one participant is part of their history.
    """
    site = participant.site if participant else site
    require(by, Permission.EXPORT_CODE_LIST if kind == Exported.CODE_LIST else Permission.EXPORT, site)
    changes: Changes = {f"filter.{name}": [None, value] for name, value in filters.items() if value}
    changes |= {"kind": [None, kind.value], "rows": [None, str(row_count)]}
    return record(by=by, at=at, action=Action.EXPORTED, subject=participant, site=site, changes=changes)
