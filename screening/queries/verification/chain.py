"""The events of the audit trail: each sealed, each following the one before, none missing."""

from collections.abc import Iterator

from django.db.models import Max

from screening.models import AuditEvent, AuditHead
from screening.models.seal import NOTHING_BEFORE, event_text, is_seal
from screening.queries.verification.pages import UNREADABLE, paged


def broken_events() -> Iterator[str]:
    """What is wrong with the chain, event by event. Events that are added meanwhile are left to the next time."""
    head = AuditHead.objects.first()
    if head is None:
        yield "the head of the audit trail was removed"
        head = AuditHead(count=_last())
    if not isinstance(head.count, int):  # SQLite keeps any word there
        yield "the head of the audit trail was changed: it counts no events"
        head.count = _last()
    walk = _Walk()
    for event in paged(AuditEvent.objects.filter(pk__lte=head.count), 500):
        yield from walk.step(event)
    yield from walk.end(head)
    ends_at = AuditHead.objects.values("count")[:1]
    for pk in AuditEvent.objects.filter(pk__gt=ends_at).order_by("pk").values_list("pk", flat=True):
        yield f"event {pk}: it was put in behind the end of the trail"


def _last() -> int:
    return AuditEvent.objects.aggregate(last=Max("pk"))["last"] or 0


class _Walk:
    """Where the walk along the chain stands."""

    def __init__(self) -> None:
        self.position, self.last = 0, NOTHING_BEFORE
        self.foreign_since = 0  # from where on the events are linked, but not sealed with our key; 0: they are

    def step(self, event: AuditEvent) -> Iterator[str]:
        """What is wrong with the next event."""
        linked = event.prev_hash == self.last
        sealed = _is_sealed(event, event.pk)
        if self.foreign_since and (sealed or not linked):
            yield from self._each_changed()
        if event.pk > self.position + 1:
            yield _gap(self.position + 1, event.pk - 1)
        elif not linked:
            yield f"event {event.pk}: it does not follow event {event.pk - 1} (one was moved, removed or put in)"
        if not sealed and _moved_from(event):
            yield f"event {event.pk}: it was event {_moved_from(event)}"
        elif not sealed:
            self.foreign_since = self.foreign_since or event.pk
        self.position, self.last = event.pk, event.hash

    def end(self, head: AuditHead) -> Iterator[str]:
        """What is wrong with the whole of it."""
        if self.foreign_since and self.foreign_since < self.position:
            yield f"events {self.foreign_since} to {self.position}: each was changed, or rebuilt with another key"
        else:
            yield from self._each_changed()
        if head.count > self.position:
            yield f"events after {self.position} were cut off: the head of the trail knew {head.count}"
        elif head.hash != self.last:
            yield f"event {self.position}: the head of the trail knew another one"

    def _each_changed(self) -> Iterator[str]:
        if self.foreign_since:
            yield from (f"event {at}: its content was changed" for at in range(self.foreign_since, self.position + 1))
        self.foreign_since = 0


def _gap(first: int, last: int) -> str:
    return f"event {first} is missing" if first == last else f"events {first} to {last} are missing"


def _moved_from(event: AuditEvent) -> int | None:
    """The neighbouring position that the event was sealed for."""
    beside = (event.pk - 1, event.pk + 1)
    return next((position for position in beside if _is_sealed(event, position)), None)


def _is_sealed(event: AuditEvent, position: int) -> bool:
    try:
        return is_seal(event.hash, event_text(event, position))
    except UNREADABLE:  # SQLite keeps what is not even of the column's type
        return False
