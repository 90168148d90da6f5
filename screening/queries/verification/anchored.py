"""The audit trail beside what the anchor outside the database knew of it."""

from collections.abc import Iterator

from django.conf import settings

from screening.models import AuditEvent
from screening.queries.anchors import Anchor, anchors


def broken_anchors() -> Iterator[str]:
    """What the anchor knew and the trail does not say any more."""
    furthest: Anchor | None = None
    try:
        for number, anchor in anchors():
            if anchor is None:
                yield f"line {number} of the anchor was changed, or written with another key"
            elif not AuditEvent.objects.filter(pk__gte=anchor.count).exists():
                furthest = max(furthest or anchor, anchor, key=lambda known: known.count)
            elif not AuditEvent.objects.filter(pk=anchor.count, hash=anchor.hash).exists():
                yield f"event {anchor.count}: the anchor of {anchor.at} knew another one: the trail was rebuilt"
    except FileNotFoundError:
        if AuditEvent.objects.exists():
            yield f"the anchor {settings.AUDIT_ANCHOR} is missing: nothing shows whether the end of the trail was cut"
    except OSError as error:
        yield f"the anchor {settings.AUDIT_ANCHOR} cannot be read ({error.strerror})"
    if furthest:
        end = AuditEvent.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
        yield f"events after {end} were cut off: the anchor of {furthest.at} knew {furthest.count}"
