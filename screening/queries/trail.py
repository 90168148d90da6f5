"""What was done: the audit trail of a record."""

from django.db.models import Q, QuerySet

from screening.models import AuditEvent, Participant, ScreeningVisit, User


def history_of(participant: Participant) -> QuerySet[AuditEvent]:
    """Everything done about a participant, the latest first."""
    about = Q(subject_type="participant", subject_id=str(participant.pk)) | Q(visit__participant=participant)
    return AuditEvent.objects.filter(about).select_related("by", "visit").order_by("-pk")


def history_of_visit(visit: ScreeningVisit) -> QuerySet[AuditEvent]:
    """Everything done about one attempt, the latest first."""
    return AuditEvent.objects.filter(visit=visit).select_related("by").order_by("-pk")


def history_of_value(visit: ScreeningVisit, path: str) -> list[tuple[AuditEvent, str | None, str | None, str]]:
    """Each event that changed the value at a fact's path, the first one first, with from, to and why."""
    events = AuditEvent.objects.filter(visit=visit).select_related("by").order_by("pk")
    return [(event, *event.changes[path][:2], event.reason_for(path)) for event in events if path in event.changes]


def changes_since_seen(visit: ScreeningVisit, user: User) -> list[AuditEvent]:
    """What others did since the user last did something here; all of it where they never did."""
    own = AuditEvent.objects.filter(visit=visit, by=user).order_by("pk").last()
    events = AuditEvent.objects.filter(visit=visit, pk__gt=own.pk if own else 0).select_related("by")
    return list(events.order_by("pk"))
