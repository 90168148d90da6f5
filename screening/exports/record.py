"""The whole record of one participant as one JSON object, without who they are."""

from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime
from typing import Any

from django.db import models

from screening.assemble import facts_of
from screening.models import AuditEvent, Participant, ScreeningVisit, User
from screening.models.visits import VisitCourse, VisitOutcome
from screening.rules.interchange import facts_as_json
from screening.rules.partial_date import PartialDate

FORMAT = "urn:mightscreen:record:1.0"
RECORDS = ("evaluations", "signatures", "rulings", "queries", "sources", "deviation_notes", "verdicts")
"""What belongs to an attempt, each with every column it has."""
ROWS = ("treatments", "events", "cancers")
_KEY = ("submission_key",)
_SUMMARY = (
    *("attempt", "screening_date", "consented_on", "consent_version", "assented_on", "permitted_on"),
    *("protocol_version", *(field.name for part in (VisitCourse, VisitOutcome) for field in part._meta.local_fields)),
)

Json = dict[str, Any]


def whole_record(
    participant: Participant,
    visits: Iterable[ScreeningVisit],
    events: Iterable[AuditEvent],
    versions: Mapping[str, Iterable[models.Model]],
    *,
    made_at: datetime,
) -> Json:
    """``facts`` are in the interchange format; a snapshot is the very text that its digest was taken of.

    ``versions`` are the rows as each save left them, under the names and numbers by which the events tell of them.
    """
    return {
        "format": FORMAT,
        "made_at": _plain(made_at),
        "participant": _columns(participant, leave_out=("id", "number", *_KEY)),
        "attempts": [_attempt(visit) for visit in visits],
        "audit_events": [_columns(event) for event in events],
        "versions": {name: [_columns(version, _KEY) for version in kept] for name, kept in versions.items()},
    }


def _attempt(visit: ScreeningVisit) -> Json:
    return {
        **{name: _plain(getattr(visit, name)) for name in _SUMMARY},
        "facts": facts_as_json(facts_of(visit)),
        "voided_rows": {name: [_columns(row) for row in getattr(visit, name).all() if row.is_void] for name in ROWS},
        **{name: [_columns(each) for each in getattr(visit, name).all()] for name in RECORDS},
    }


def _columns(record: models.Model, leave_out: tuple[str, ...] = ()) -> Json:
    names = (field.name for field in record._meta.concrete_fields if field.name not in leave_out)
    return {name: _plain(getattr(record, name)) for name in names}


def _plain(value: Any) -> Any:
    match value:
        case User():
            return {"name": value.name, "user_name": value.username}
        case ScreeningVisit():
            return value.attempt
        case models.Model():
            return value.pk if value._meta.model_name == "evaluation" else str(value)
        case datetime():
            return value.astimezone(UTC).isoformat()
        case date():
            return value.isoformat()
        case PartialDate():
            return value.iso
    return value
