"""What an amendment would change: the attempts whose verdict it turns, criterion by criterion."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.urls import reverse

from screening.models import ScreeningVisit, Status
from screening.presenters.protocol import Compared, compared_numbers
from screening.presenters.verdicts import OUTCOME_WORDS, STATUS_WORDS, VERDICT_WORDS
from screening.queries import Reassessed
from screening.rules.criterion import Result, Verdict
from screening.rules.evaluate import Outcome
from screening.rules.protocol import Protocol

_OPEN = {Status.DRAFT: "Can be moved", Status.IN_REVIEW: "Stays, unless it is returned"}


@dataclass(frozen=True, slots=True)
class Turned:
    """One verdict of one attempt that the other version turns, with what becomes of the outcome."""

    code: str
    number: str
    attempt: int
    href: str
    status: str
    stays: str
    before: Verdict
    after: Verdict
    outcome_before: Outcome
    outcome_after: Outcome

    @property
    def words(self) -> tuple[str, ...]:
        """As a row of text, as the exported table heads it."""
        return (
            self.code,
            self.number,
            str(self.attempt),
            self.status,
            self.stays,
            VERDICT_WORDS[self.before],
            VERDICT_WORDS[self.after],
            OUTCOME_WORDS[self.outcome_before],
            OUTCOME_WORDS[self.outcome_after],
        )


@dataclass(frozen=True, slots=True)
class OfCriterion:
    """All that turns on one criterion."""

    code: str
    name: str
    turned: tuple[Turned, ...]


@dataclass(frozen=True, slots=True)
class AmendmentPage:
    """Two versions, their differing numbers, and what the second would change."""

    before: Protocol
    after: Protocol
    numbers: tuple[Compared, ...]
    screened: int
    turned: int
    open: int
    decided: int
    outcomes: tuple[tuple[Outcome, Outcome, int], ...]
    criteria: tuple[OfCriterion, ...]


def amendment_page(before: Protocol, after: Protocol, found: Sequence[Reassessed]) -> AmendmentPage:
    """The page; ``found`` holds every attempt that was looked at."""
    turned = [each for each in found if each.changed]
    lines = turned_lines(found)
    outcomes = Counter((each.before.outcome, each.after.outcome) for each in turned)
    still_open = sum(each.visit.status in _OPEN for each in turned)
    return AmendmentPage(
        before=before,
        after=after,
        numbers=tuple(each for each in compared_numbers([before, after]) if each.differs),
        screened=len(found),
        turned=len(turned),
        open=still_open,
        decided=len(turned) - still_open,
        outcomes=tuple((was, will, count) for (was, will), count in outcomes.items() if was is not will),
        criteria=tuple(
            OfCriterion(criterion.code, criterion.name, of_it)
            for criterion in after.criteria
            if (of_it := tuple(line for line in lines if line.code == criterion.code))
        ),
    )


def turned_lines(found: Iterable[Reassessed]) -> list[Turned]:
    """One line for each verdict that differs, by criterion and then by screening number."""
    lines = [_turned(each, before, after) for each in found for before, after in each.changed]
    return sorted(lines, key=lambda line: (line.code.startswith("E"), line.code))


def _turned(each: Reassessed, before: Result, after: Result) -> Turned:
    visit: ScreeningVisit = each.visit
    number = visit.participant.screening_number
    return Turned(
        code=before.code,
        number=number,
        attempt=visit.attempt,
        href=reverse("participant", args=[number]),
        status=STATUS_WORDS[visit.status],
        stays=_OPEN.get(Status(visit.status)) or _ended(visit),
        before=before.verdict,
        after=after.verdict,
        outcome_before=each.before.outcome,
        outcome_after=each.after.outcome,
    )


def _ended(visit: ScreeningVisit) -> str:
    return f"{'Ended' if visit.status in Status.left_early() else 'Decided'}: stays as it is"
