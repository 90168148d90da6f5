"""Rulings, signatures and snapshots: each as it was made, each on record, and nothing on record that is gone."""

from collections.abc import Iterator

from django.db.models import CharField, QuerySet
from django.db.models.functions import Cast

from screening.models import AuditEvent, Evaluation, Ruling, Signature
from screening.queries.signatures import is_intact
from screening.queries.verification.pages import UNREADABLE, paged, read

_AT_ONCE = 50  # a snapshot is long
_SIGNATURES = Signature.objects.select_related("evaluation", "visit__participant")


def broken_decisions() -> Iterator[str]:
    """What is wrong with what was decided and what that rests on."""
    for evaluation in paged(Evaluation.objects.all(), _AT_ONCE):
        yield from _evaluation(evaluation)
    for signature in paged(_SIGNATURES, _AT_ONCE):
        yield from _signature(signature)
    for ruling in paged(Ruling.objects.all(), _AT_ONCE):
        yield from _ruling(ruling)
    for event in paged(AuditEvent.objects.filter(action__in=("submitted", "signed", "ruled")), _AT_ONCE):
        yield from _gone(event)


def _evaluation(evaluation: Evaluation) -> Iterator[str]:
    name = f"snapshot {evaluation.pk}"
    if not evaluation.is_unchanged:
        yield f"{name}: its content was changed"
    elif _said(evaluation) != (evaluation.outcome, evaluation.protocol_version, evaluation.rules_version):
        yield f"{name}: its outcome or its versions are not those of its content"
    at, by = evaluation.made_at, evaluation.made_by_id
    submitted = AuditEvent.objects.filter(action="submitted", visit=evaluation.visit_id, at=at, by=by)
    signed = evaluation.signatures.filter(visit=evaluation.visit_id, signed_at=at, signed_by=by)
    if not (submitted.filter(changes__evaluation__1=evaluation.digest).exists() or signed.exists()):
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
    if not signed.filter(changes__signature__1=signature.digest).exists():
        yield f"{name}: the audit trail does not tell of it as it stands"
    if not (_void_as_told(signature) or _void_as_told(read(_SIGNATURES, signature.pk))):  # it may have become so now
        yield f"{name}: whether, when, by whom and why it became void is not what the audit trail tells"


def _is_intact(signature: Signature) -> bool:
    try:
        return is_intact(signature)
    except (*UNREADABLE, AttributeError):
        return False


def _void_as_told(signature: Signature) -> bool:
    told = AuditEvent.objects.filter(visit=signature.visit_id, changes__signature__0=signature.digest).first()
    if told is None:
        return not signature.is_void
    return (told.at, told.by_id, told.reason) == (signature.voided_at, signature.voided_by_id, signature.void_reason)


def _ruling(ruling: Ruling) -> Iterator[str]:
    said = {f"changes__rulings.{ruling.code}__1": ruling.verdict}
    if not _told("ruled", ruling, ruling.ruled_by_id, ruling.ruled_at).filter(reason=ruling.reason, **said).exists():
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
        what, there = "snapshot", Evaluation.objects.filter(digest=_digest(event, "evaluation"), **of_visit)
    elif event.action == "signed":
        what, there = "signature", Signature.objects.filter(digest=_digest(event, "signature"), **of_visit)
    else:
        what, there = (
            "ruling",
            Ruling.objects.annotate(key=Cast("pk", CharField())).filter(key=event.subject_id, **of_visit),
        )
    if not there.exists():
        yield f"event {event.pk}: the {what} that it tells of is not there any more as it was"


def _digest(event: AuditEvent, name: str) -> str | None:
    try:
        return str(event.changes[name][1])
    except (LookupError, TypeError):  # the event was changed, which the chain tells
        return None
