"""Rulings, signatures and snapshots: each as it was made, each on record, and nothing on record that is gone."""

from collections.abc import Iterator

from django.db.models import CharField, QuerySet
from django.db.models.functions import Cast

from screening.models import AuditEvent, Evaluation, Ruling, Signature
from screening.queries.signatures import is_intact
from screening.queries.verification.pages import UNREADABLE, looked_through, read

_AT_ONCE = 50  # a snapshot is long
_VOIDING = ("reopened", "person_corrected", "site_changed")
_SIGNATURES = Signature.objects.select_related("evaluation", "visit__participant")


def broken_decisions() -> Iterator[str]:
    """What is wrong with what was decided and what that rests on."""
    yield from looked_through(Evaluation.objects.all(), _AT_ONCE, _evaluation)
    yield from looked_through(_SIGNATURES, _AT_ONCE, _signature)
    yield from looked_through(Ruling.objects.all(), _AT_ONCE, _ruling)
    told = AuditEvent.objects.filter(action__in=("submitted", "signed", "ruled"))
    yield from looked_through(told, _AT_ONCE, _gone)


def _evaluation(evaluation: Evaluation) -> Iterator[str]:
    name = f"snapshot {evaluation.pk}"
    if not evaluation.is_unchanged:
        yield f"{name}: its content was changed"
    elif _said(evaluation) != (evaluation.outcome, evaluation.protocol_version, evaluation.rules_version):
        yield f"{name}: its outcome or its versions are not those of its content"
    at, by = evaluation.made_at, evaluation.made_by_id
    submitted = AuditEvent.objects.filter(action="submitted", visit=evaluation.visit_id, at=at, by=by)
    was_submitted = any(_told_value(event, "evaluation") == evaluation.digest for event in submitted)
    signed = evaluation.signatures.filter(visit=evaluation.visit_id, signed_at=at, signed_by=by)
    if not (was_submitted or signed.exists()):
        yield f"{name}: neither the audit trail nor a signature tells of it as it stands"


def _said(evaluation: Evaluation) -> tuple[str | None, ...] | None:
    try:
        return tuple(evaluation.answer.get(name) for name in ("outcome", "protocol_version", "rules_version"))
    except (ValueError, LookupError, TypeError, AttributeError):  # not what the application writes
        return None


def _signature(signature: Signature) -> Iterator[str]:
    name, basis = f"signature {signature.pk}", signature.evaluation
    if not _is_intact(signature):
        yield f"{name}: it is not what was signed"
    made = (basis.visit_id, basis.made_at, basis.made_by_id)
    if made != (signature.visit_id, signature.signed_at, signature.signed_by_id):
        yield f"{name}: its snapshot was not made for it"
    signed = _told("signed", signature, signature.signed_by_id, signature.signed_at)
    if not any(_told_value(event, "signature") == signature.digest for event in signed):
        yield f"{name}: the audit trail does not tell of it as it stands"
    if not (_void_as_told(signature) or _void_as_told(read(_SIGNATURES, signature.pk))):  # it may have become so now
        yield f"{name}: whether, when, by whom and why it became void is not what the audit trail tells"


def _is_intact(signature: Signature) -> bool:
    try:
        return is_intact(signature)
    except UNREADABLE:
        return False


def _void_as_told(signature: Signature) -> bool:
    voiding = AuditEvent.objects.filter(visit=signature.visit_id, action__in=_VOIDING)
    told = next((event for event in voiding if _told_value(event, "signature", 0) == signature.digest), None)
    void = (told.at, told.by_id, told.reason) if told else (None, None, "")
    return void == (signature.voided_at, signature.voided_by_id, signature.void_reason)


def _ruling(ruling: Ruling) -> Iterator[str]:
    ruled = _told("ruled", ruling, ruling.ruled_by_id, ruling.ruled_at).filter(reason=ruling.reason)
    if not any(_told_value(event, f"rulings.{ruling.code}") == ruling.verdict for event in ruled):
        yield f"ruling {ruling.pk}: the audit trail does not tell of it as it stands"


def _told(action: str, record: Signature | Ruling, by: int, at: object) -> "QuerySet[AuditEvent]":
    return AuditEvent.objects.filter(
        action=action,
        subject_type=record._meta.model_name,
        subject_id=str(record.pk),
        visit=record.visit_id,
        by=by,
        at=at,
    )


def _gone(event: AuditEvent) -> Iterator[str]:
    of_visit = {"visit": event.visit_id}
    if event.action == "submitted":
        what, there = "snapshot", Evaluation.objects.filter(digest=_told_value(event, "evaluation"), **of_visit)
    elif event.action == "signed":
        what, there = "signature", Signature.objects.filter(digest=_told_value(event, "signature"), **of_visit)
    else:
        what, there = (
            "ruling",
            Ruling.objects.annotate(key=Cast("pk", CharField())).filter(key=event.subject_id, **of_visit),
        )
    if not there.exists():
        yield f"event {event.pk}: the {what} that it tells of is not there any more as it was"


def _told_value(event: AuditEvent, name: str, place: int = 1) -> str | None:
    """What the event says that something became, or was (``place`` 0)."""
    try:
        return str(event.changes[name][place])
    except (LookupError, TypeError):  # the event was changed, which the chain tells
        return None
