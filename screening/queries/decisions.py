"""How long it took to decide."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from statistics import median

from screening.models import ScreeningVisit, Site, User
from screening.queries.participants import visits_for


@dataclass(frozen=True, slots=True)
class Decision:
    """One decided attempt. It is decided by signing, so the day of both is the same, at the site."""

    site: str
    number: str
    attempt: int
    consented_on: date
    screening_date: date
    decided_on: date

    @property
    def from_consent(self) -> int:
        """Days from consent to the decision."""
        return (self.decided_on - self.consented_on).days

    @property
    def from_screening(self) -> int:
        """Days from the screening date to the signature."""
        return (self.decided_on - self.screening_date).days


@dataclass(frozen=True, slots=True)
class Spread:
    """Days: the middle one, the fewest and the most."""

    middle: float
    fewest: int
    most: int

    @classmethod
    def of(cls, days: Iterable[int]) -> "Spread":
        """At least one number of days is needed."""
        ordered = sorted(days)
        return cls(median(ordered), ordered[0], ordered[-1])


def decisions_for(user: User, sites: Iterable[Site]) -> list[Decision]:
    """Every attempt at these sites whose decision stands."""
    decided = visits_for(user).filter(participant__site__in=[site.pk for site in sites]).exclude(decided_at=None)
    columns = ("attempt", "consented_on", "screening_date", "decided_at", "participant__screening_number")
    found = decided.select_related(None).select_related("participant__site")
    found = found.only(*columns, "participant__site__code", "participant__site__time_zone")
    return [_decision(visit) for visit in found.order_by("participant__screening_number", "attempt")]


def _decision(visit: ScreeningVisit) -> Decision:
    site = visit.participant.site
    return Decision(
        site=site.code,
        number=visit.participant.screening_number,
        attempt=visit.attempt,
        consented_on=visit.consented_on,
        screening_date=visit.screening_date,
        decided_on=visit.decided_at.astimezone(site.zone).date(),
    )
