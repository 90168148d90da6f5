"""What another version of the protocol would say of everybody screened so far."""

from dataclasses import dataclass

from screening.assemble import facts_of, participating_states_by_day
from screening.models import ScreeningVisit, User
from screening.permissions import Permission, sites_of
from screening.queries.participants import visits_for
from screening.rules.criterion import Result
from screening.rules.evaluate import Evaluation, evaluate
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
    visits = (
        visits_for(user)
        .filter(participant__site__in=sites_of(user, Permission.EXPORT), protocol_version__version=before.version)
        .order_by("participant__screening_number", "attempt")
        .prefetch_related(*_ROWS)
    )
    attempts = list(visits)
    states = participating_states_by_day(visit.screening_date for visit in attempts)
    return [_reassessed(visit, before, after, states[visit.screening_date]) for visit in attempts]


def _reassessed(visit: ScreeningVisit, before: Protocol, after: Protocol, states: list[str]) -> Reassessed:
    """The facts are read anew for the other version only where a ruling may fit by one and not by the other."""
    signed = next((each.evaluation for each in visit.signatures.all() if each.voided_at is None), None)
    facts = parse_facts(signed.facts) if signed else facts_of(visit, states=states, protocol=before)
    is_ruled = not signed and visit.rulings.all()
    then = facts_of(visit, states=states, protocol=after) if is_ruled else facts
    return Reassessed(visit, evaluate(facts, before), evaluate(then, after))
