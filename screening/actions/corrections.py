"""What a correction means beyond its answers: for ticks, for enrolment, and for other attempts that rest on it."""

from datetime import datetime

from screening.actions import verdicts
from screening.actions.audit import Changes, record
from screening.actions.base import Action, locked
from screening.actions.decisions import make_void, take_back
from screening.actions.sources import unverify_saved
from screening.assemble import facts_digest, facts_of, protocol_of
from screening.models import CriterionVerdict, DeviationNote, ScreeningVisit, Status, User
from screening.queries import valid_signature
from screening.rules.facts import Facts
from screening.rules.words import listed

_WORDS = {"date_of_birth": "date of birth", "sex": "sex"}


class Before:
    """What has to be known of a visit before it, or what is the person's, is written to."""

    def __init__(self, visit: ScreeningVisit) -> None:
        self.visit, self.version = visit, visit.version
        self.verdicts = dict(CriterionVerdict.objects.filter(visit=visit).values_list("code", "verdict"))
        codes = list(visit.sources.filter(verified_at__isnull=False).values_list("code", flat=True))
        facts = facts_of(visit) if codes else None
        self.protocol = protocol_of(visit)
        self.digests = {code: facts_digest(facts, code, self.protocol) for code in codes} if facts else {}

    def unverify_changed(self, facts: Facts) -> Changes:
        """A document was compared with facts that are others now: it has to be verified again."""
        changed = [code for code, before in self.digests.items() if facts_digest(facts, code, self.protocol) != before]
        return unverify_saved(self.visit, changed)

    def open_deviation(self, *, by: User, at: datetime, reasons: str) -> None:
        """The correction stands beside the enrolment, with what it would have meant."""
        text = f"Screening data were corrected after enrolment. {self.meaning()} Reason: {reasons}"
        DeviationNote.objects.create(visit=self.visit, text=text, written_at=at, written_by=by)

    def meaning(self) -> str:
        """Which verdicts are others now, in words."""
        now = CriterionVerdict.objects.filter(visit=self.visit)
        changed = [
            f"{row.code} from {_in_words(self.verdicts.get(row.code))} to {_in_words(row.verdict)}"
            for row in now
            if row.verdict != self.verdicts.get(row.code)
        ]
        return f"The verdict changes on {listed(changed)}." if changed else "No verdict changes."


def other_attempts(visit: ScreeningVisit) -> list[Before]:
    """The person's other attempts, held, as they are before what is the person's is saved."""
    others = visit.participant.visits.exclude(pk=visit.pk).order_by("attempt")
    return [Before(locked(other)) for other in others]


def correct_others(
    others: list[Before], visit: ScreeningVisit, changes: Changes, *, by: User, at: datetime, reasons: str
) -> None:
    """What is the person's was corrected with ``visit``: the others are evaluated again, each with an event."""
    words = f"Attempt {visit.attempt} corrected the {listed([_WORDS[path] for path in changes])}."
    for other in others:
        other.visit.participant = visit.participant
        said = {"action": Action.PERSON_CORRECTED, "words": words, "reasons": reasons}
        evaluate_again(other, changes, by=by, at=at, **said)


def evaluate_again(
    other: Before, changes: Changes, *, by: User, at: datetime, action: Action, words: str, reasons: str
) -> None:
    """What an attempt rests on was changed from outside it: ``words`` say what, ``reasons`` why, and one event both.

    A decision that rested on it is to be made anew: its signature is void for all to see, and the attempt waits for
    the investigator as it did before. After an enrolment a deviation note is opened instead, as for a correction of
    that attempt itself. Who left has left, but the signature is void there too.
    """
    visit, is_enrolled = other.visit, other.visit.status in Status.holding_a_place()
    signature = None if is_enrolled else valid_signature(visit)
    found = changes | (take_back(visit, Status.IN_REVIEW) if visit.status in Status.decided() else {})
    visit.version += 1
    found |= other.unverify_changed(verdicts.refresh(visit, at=at).facts)
    why = f"{words} {other.meaning()} Reason: {reasons}"
    if is_enrolled:
        other.open_deviation(by=by, at=at, reasons=f"{words} {reasons}")
    if signature:
        found |= make_void(signature, by=by, at=at, reason=why)
    record(by=by, at=at, action=action, subject=visit, visit=visit, changes=found, reason=why)


def _in_words(verdict: str | None) -> str:
    return verdict.replace("_", " ").lower() if verdict else "not evaluated"
