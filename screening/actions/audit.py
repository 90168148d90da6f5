"""The one way to write an audit event: in the transaction of the change that it tells of."""

from collections.abc import Mapping
from datetime import datetime
from functools import partial
from typing import Any

from django.db import models, transaction

from screening.actions.anchor import drop_anchor
from screening.actions.base import Action
from screening.models import AuditEvent, AuditHead, ProtocolVersion, ScreeningVisit, Site, Study, User, told
from screening.models.seal import event_text, seal
from screening.models.versions import digests

Changes = dict[str, list[str | None]]


@transaction.atomic(savepoint=False)
def record(
    *,
    by: User | None,
    at: datetime,
    action: str,
    subject: models.Model | None = None,
    site: Site | None = None,
    visit: ScreeningVisit | None = None,
    changes: Changes | None = None,
    reason: str = "",
) -> AuditEvent:
    """Writes that ``by`` did ``action`` to ``subject``; ``changes`` maps a field to [from, to] or [from, to, reason].

    Call it last: it tells of each row written in the transaction so far, and until the transaction ends nobody else
    adds to the trail. The anchor outside the database is told once the event is kept; that it could not be is logged
    and undoes nothing.
    """
    event = AuditEvent(
        by=by,
        at=at,
        action=action,
        subject_type=subject._meta.model_name if subject else "",
        subject_id=str(subject.pk) if subject else "",
        site=site or (visit.participant.site if visit else None),
        visit=visit,
        changes=changes or {},
        reason=reason,
    )
    _append(event)
    transaction.on_commit(told.event_written)
    transaction.on_commit(partial(drop_anchor, event, now=event.action == Action.SIGNED), robust=True)
    return event


def _append(event: AuditEvent) -> None:
    head = AuditHead.objects.select_for_update().get()
    event.pk, event.prev_hash = head.count + 1, head.hash
    event.versions = _versions(first=event.pk == 1)
    event.hash = seal(event_text(event, event.pk))
    event.save(force_insert=True)
    head.count, head.hash = event.pk, event.hash
    head.save()


def _versions(*, first: bool) -> list[list[str | int]]:
    """What the event tells of: [model, key, digest] of each row. The first one tells of what ``migrate`` has made."""
    pks: dict[type[models.Model], list[int]] = {}
    for row in told.untold():
        pks.setdefault(row.model, []).append(row.pk)
    if first:
        for model in (Study.versions.model, ProtocolVersion.versions.model):
            pks[model] = list(model.objects.order_by("pk").values_list("pk", flat=True))
    return [
        [model._meta.model_name, pk, digest]
        for model, keys in pks.items()
        for pk, digest in sorted(digests(model, keys).items())
    ]


def changes_between(before: Mapping[str, Any], after: Mapping[str, Any]) -> Changes:
    """What differs, as text; None is *not recorded*."""
    return {
        name: [as_text(before.get(name)), as_text(value)]
        for name, value in after.items()
        if as_text(before.get(name)) != as_text(value)
    }


def as_text(value: Any) -> str | None:
    """A value as the audit trail keeps it: dates by their code, records by their name."""
    if value is None or value == "":
        return None
    return getattr(value, "iso", None) or str(value)
