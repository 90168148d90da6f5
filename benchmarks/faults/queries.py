"""The save that the scripts repeat: a query raised by a monitor, each with a text of its own."""

from collections.abc import Callable
from dataclasses import dataclass

from benchmarks.faults.ground import Claims, made_up
from benchmarks.faults.serving import Answer, Somebody, cookies_of


@dataclass(frozen=True)
class Asking:
    """Who asks, and where."""

    address: str
    cookies: str

    def at(self, port: int) -> Callable[[str], Answer]:
        """Asks the server there."""
        somebody = Somebody(port, self.cookies)
        return lambda text: somebody.post(self.address, {"query-subject": "I04", "query-text": text})


def asking() -> Asking:
    """A monitor, and an attempt in review."""
    from django.urls import reverse

    from tests.factories import SiteFactory
    from tests.scenes import in_review, monitor_of

    with made_up():
        site = SiteFactory()
        visit, monitor = in_review(site), monitor_of(site)
    address = reverse("raise_query", args=[visit.participant.screening_number, visit.attempt])
    return Asking(address, cookies_of(monitor))


def expect_all_kept(claims: Claims, acknowledged: list[str], least: int = 1) -> None:
    """All that was acknowledged is there, all that is there has its one event, and the trail is whole."""
    from screening.models import AuditEvent, Query
    from screening.queries.verification import findings

    kept = dict(Query.objects.values_list("text", "pk"))
    rows = sorted(str(pk) for pk in kept.values())
    events = sorted(AuditEvent.objects.filter(action="query_raised").values_list("subject_id", flat=True))
    lost = len(set(acknowledged) - set(kept))
    claims.expect(
        not lost and len(acknowledged) >= least,
        f"{len(acknowledged)} saves acknowledged (at least {least}), {lost} lost",
    )
    claims.expect(rows == events, f"{len(rows)} saves kept, {len(set(rows) - set(events))} without their event")
    broken = list(findings())
    claims.expect(not broken, f"the audit trail has {len(broken)} broken places {broken[:3] if broken else ''}")
