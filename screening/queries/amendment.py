"""What another version of the protocol would say of everybody screened so far."""

from dataclasses import dataclass
from functools import cache

from screening.assemble import facts_of, participating_states
from screening.models import ScreeningVisit, User
from screening.permissions import Permission, sites_of
from screening.queries.participants import visits_for
from screening.rules.criterion import Result
from screening.rules.evaluate import Evaluation, evaluate
from screening.rules.facts import Facts
from screening.rules.interchange import parse_facts
from screening.rules.protocol import Protocol

_ROWS = ("treatments", "events", "cancers", "rulings__ruled_by", "signatures__evaluation")


@dataclass(frozen=True, slots=True)
class Reassessed:
    """One attempt by the version it is pinned to and by another one."""

    visit: ScreeningVisit
    before: Evaluation
    after: Evaluation

    @property
    def changed(self) -> tuple[tuple[Result, Result], ...]:
        """The results whose verdict differs, before and after, in protocol order."""
        pairs = ((result, self.after.result(result.code)) for result in self.before.results)
        return tuple((before, after) for before, after in pairs if before.verdict is not after.verdict)


def reassessed(user: User, before: Protocol, after: Protocol) -> list[Reassessed]:
    """Every attempt pinned to ``before`` at the sites that the user may export, changed or not; nothing is kept.

    A signed attempt is read from its frozen facts, any other from the facts as they stand with the
    rulings that fit by each version.
    """
    states = cache(participating_states)

    def facts(visit: ScreeningVisit, protocol: Protocol) -> Facts:
        for signature in visit.signatures.all():
            if signature.voided_at is None:
                return parse_facts(signature.evaluation.facts)
        return facts_of(visit, states=states(visit.screening_date), protocol=protocol)

    visits = (
        visits_for(user)
        .filter(participant__site__in=sites_of(user, Permission.EXPORT), protocol_version__version=before.version)
        .order_by("participant__screening_number", "attempt")
        .prefetch_related(*_ROWS)
    )
    return [
        Reassessed(visit, *(evaluate(facts(visit, protocol), protocol) for protocol in (before, after)))
        for visit in visits
    ]
