"""What the recorded answers would come to under another protocol. Nothing is kept of it."""

from collections.abc import Iterable
from dataclasses import dataclass

from screening.assemble import facts_of, participating_states_by_day
from screening.models import Site, User
from screening.queries.evaluations import protocol_of
from screening.queries.participants import visits_for
from screening.rules.evaluate import Outcome, evaluate
from screening.rules.what_if import Supposition, reconsidered

MOST_ATTEMPTS = 400
"""So many are evaluated at most, those screened last: it keeps the answer within seconds."""
_ROWS = ("treatments", "events", "cancers", "rulings__ruled_by")


@dataclass(frozen=True, slots=True)
class Compared:
    """The outcome of one attempt as the protocol is, and as it would be."""

    number: str
    attempt: int
    before: Outcome
    after: Outcome

    @property
    def changes(self) -> bool:
        """Whether it would be another."""
        return self.before is not self.after


def compared(user: User, sites: Iterable[Site], supposition: Supposition) -> list[Compared]:
    """Every attempt at these sites, each under the protocol version that it is pinned to."""
    attempts = visits_for(user).filter(participant__site__in=[site.pk for site in sites])
    attempts = attempts.select_related("investigator_by").prefetch_related(*_ROWS)
    visits = list(attempts.order_by("-screening_date", "-pk")[:MOST_ATTEMPTS])
    states = participating_states_by_day(visit.screening_date for visit in visits)
    found = []
    for visit in visits:
        facts, protocol = facts_of(visit, states=states[visit.screening_date]), protocol_of(visit)
        before = evaluate(facts, protocol)
        after = reconsidered(before, facts, protocol, supposition)
        found.append(Compared(visit.participant.screening_number, visit.attempt, before.outcome, after.outcome))
    return sorted(found, key=lambda each: (each.number, each.attempt))
