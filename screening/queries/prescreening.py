"""The pre-screening log: the only ways to its entries, and how many there are."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from screening.models import Participant, PrescreenEntry, PrescreenOutcome, Site, User
from screening.permissions import Permission, sites_of


def prescreenings_for(user: User, *, site: str = "", source: str = "", outcome: str = "") -> QuerySet[PrescreenEntry]:
    """The entries of the sites that the user may read, the latest first, void ones too; no filter narrows nothing."""
    return _narrowed(user, Permission.READ, site=site, source=source, outcome=outcome)


def exportable_prescreenings_for(user: User, *, site: str = "", outcome: str = "") -> QuerySet[PrescreenEntry]:
    """The standing entries of the sites whose records the user may take out, in the order they were made."""
    found = _narrowed(user, Permission.EXPORT, site=site, outcome=outcome).filter(voided_at=None)
    return found.order_by("site__code", "number")


def linkable_prescreenings(user: User, submission_key: UUID | None = None) -> QuerySet[PrescreenEntry]:
    """The entries of the sites where the user may register that nobody was registered from yet.

    And the one from which the registration with that key was made: the same form may be sent twice.
    """
    free = Q(participant=None) | Q(participant__submission_key=submission_key, participant__isnull=False)
    return _narrowed(user, Permission.REGISTER).filter(free, voided_at=None)


def prescreening_of(user: User, participant: Participant) -> PrescreenEntry | None:
    """The entry that somebody was registered from."""
    return _narrowed(user, Permission.READ).filter(participant=participant, voided_at=None).first()


def _narrowed(user: User, permission: Permission, **filters: str) -> QuerySet[PrescreenEntry]:
    columns = {"site": "site__code", "source": "source", "outcome": "outcome"}
    asked = {columns[name]: value for name, value in filters.items() if value}
    entries = PrescreenEntry.objects.filter(site__in=sites_of(user, permission), **asked)
    return entries.select_related("site", "participant", "recorded_by")


@dataclass(frozen=True, slots=True)
class PrescreenCounts:
    """How many were pre-screened, each once; void entries are not counted.

    ``by_source`` counts them by source and outcome, ``by_reason`` those not eligible on known facts by their reason.
    """

    by_source: Mapping[tuple[str, str], int]
    by_reason: Mapping[str, int]

    @property
    def total(self) -> int:
        """All of them: the top of the participant flow."""
        return sum(self.by_source.values())

    def with_outcome(self, outcome: str) -> int:
        """Those of whom that came."""
        return sum(count for (_, kind), count in self.by_source.items() if kind == outcome)

    @property
    def registered(self) -> int:
        """Those who went on to the screening."""
        return self.with_outcome(PrescreenOutcome.REGISTERED)


def counted(user: User, sites: Iterable[Site] | None = None) -> PrescreenCounts:
    """The counts over the sites that the user may read, or over those of them that are named."""
    entries = prescreenings_for(user).filter(voided_at=None)
    if sites is not None:
        entries = entries.filter(site__in=[site.pk for site in sites])
    rows = entries.order_by().values_list("source", "outcome", "reason").annotate(count=Count("pk"))
    by_source: dict[tuple[str, str], int] = {}
    by_reason: dict[str, int] = {}
    for source, outcome, reason, count in rows:
        by_source[source, outcome] = by_source.get((source, outcome), 0) + count
        if reason:
            by_reason[reason] = by_reason.get(reason, 0) + count
    return PrescreenCounts(by_source, by_reason)
