"""Recording what a screening finds: starting an attempt, saving its facts, submitting it."""

from collections.abc import Collection
from datetime import datetime
from types import MappingProxyType
from uuid import UUID

from django.db import transaction

from screening.actions import verdicts
from screening.actions.audit import Changes, changes_between, record
from screening.actions.base import (
    Action,
    Refused,
    locked,
    locked_participant,
    require,
    require_status,
    require_unused,
)
from screening.actions.carrying import with_origin
from screening.actions.consent import COLUMNS, Consent, require_consent
from screening.actions.corrections import Before, correct_others, other_attempts
from screening.actions.facts import Written, own_facts, read_facts, write_facts
from screening.actions.reasons import Reasons, place_of, with_reasons
from screening.actions.sources import Sources, write_sources
from screening.assemble import facts_json
from screening.assemble.columns import Json
from screening.models import Participant, ProtocolVersion, ScreeningVisit, Status, User
from screening.permissions import Permission
from screening.queries import next_attempt_number
from screening.rules.criterion import Verdict
from screening.rules.evaluate import JUDGEMENT, Evaluation
from screening.rules.partial_date import PartialDate, show_day
from screening.rules.words import listed

_OF_THE_PERSON = ("date_of_birth", "sex")


class Conflict(Refused):
    """Somebody saved in between. Nothing is lost: both versions are here.

    ``visit`` is the attempt as it is now, ``current`` and ``yours`` are facts in the interchange
    format, ``differences`` maps a path to [current, yours].
    """

    def __init__(self, visit: ScreeningVisit, yours: Json, differences: Changes) -> None:
        who = f" by {visit.saved_by}" if visit.saved_by else ""
        super().__init__(f"This screening was saved{who} after you opened it. Compare both versions, then save again.")
        self.visit, self.current, self.yours, self.differences = visit, own_facts(facts_json(visit)), yours, differences


@transaction.atomic
def start_attempt(
    *,
    by: User,
    at: datetime,
    participant: Participant,
    facts: Json,
    consent: Consent,
    submission_key: UUID,
    sources: Sources | None = None,
    reasons: Reasons = MappingProxyType({}),
    confirmed: Collection[str] = (),
    protocol_version: str = "",
) -> ScreeningVisit:
    """Starts the first attempt, or one after a screen failure, with consent and the facts known so far.

    ``facts`` are in the interchange format; only the screening date is required. The same
    ``submission_key`` again gives the attempt that it started the first time. What is the person's and was submitted
    with an earlier attempt changes with one of ``reasons`` only; ReasonsMissing names it. ``confirmed`` names the
    groups of answers carried forward from the attempt before (``assemble.carrying``): the event tells which they were.
    ``protocol_version`` is the one that the form was judged by; refused where another has been put in force since.
    """
    participant = locked_participant(participant)
    require(by, Permission.RECORD, participant.site)
    started = participant.visits.filter(submission_key=submission_key).first()
    if started is not None:
        return locked(started)
    require_unused(submission_key, ScreeningVisit)
    visit = _next_attempt(participant)
    _require_version(visit, protocol_version)
    visit.submission_key, visit.started_at, visit.started_by = submission_key, at, by
    written, changes = _write(visit, facts, consent, at)
    changes = with_origin(visit, changes, confirmed)
    said = {"reasons": reasons, "sources": sources, "action": Action.ATTEMPT_STARTED}
    return _save(visit, written, _explained(visit, changes, reasons), by=by, at=at, **said)


def _next_attempt(participant: Participant) -> ScreeningVisit:
    number = next_attempt_number(participant)
    if number is None:
        raise Refused("A new attempt can only follow a screen failure.")
    return ScreeningVisit(
        participant=participant,
        attempt=number,
        previous_attempt=participant.visits.filter(attempt=number - 1).first(),
        protocol_version=ProtocolVersion.active(),
    )


def _require_version(visit: ScreeningVisit, shown: str) -> None:
    active = visit.protocol_version.version
    if shown and shown != active:
        raise Refused(
            f"Version {active} of the protocol has been put in force since this page was opened. "
            "The verdicts are now by that version: look at them, then save again."
        )


@transaction.atomic
def record_screening(
    *,
    by: User,
    at: datetime,
    visit: ScreeningVisit,
    facts: Json,
    consent: Consent,
    version: int,
    sources: Sources | None = None,
    reasons: Reasons = MappingProxyType({}),
    confirmed: Collection[str] = (),
) -> ScreeningVisit:
    """Saves a form: all facts but the investigator's, the consent, and where ``sources`` is given all sources.

    ``version`` is that of the visit the form showed; Conflict when it has been saved since. A
    form that changes nothing leaves no trace. After the first submission each change needs one of
    ``reasons``; ReasonsMissing names those without. After enrolment the status stays and a
    deviation note is opened. ``confirmed`` is as for ``start_attempt``. Gives the visit as it now is.
    """
    locked_participant(visit.participant)  # two attempts of a person may be open, and each corrects the other
    visit = locked(visit)
    require(by, Permission.RECORD, visit.participant.site)
    before = Before(visit)
    written, changes = _write(visit, facts, consent, at)
    source_changes = write_sources(visit, sources, at=at) if sources is not None else {}
    changes |= source_changes
    if not changes:
        return visit
    require_status(visit, Status.DRAFT, *Status.holding_a_place())
    if version != before.version:
        raise Conflict(locked(visit), own_facts(facts), changes)
    changes = _explained(visit, with_origin(visit, changes, confirmed), reasons)
    return _save(visit, written, changes, by=by, at=at, reasons=reasons, before=before)


@transaction.atomic
def submit_for_review(*, by: User, at: datetime, visit: ScreeningVisit) -> ScreeningVisit:
    """Hands a screening to the investigator; one that is in review already stays as it is."""
    visit = locked(visit)
    require(by, Permission.SUBMIT, visit.participant.site)
    if visit.status == Status.IN_REVIEW:
        return visit
    require_status(visit, Status.DRAFT)
    assessment = verdicts.assess(visit)
    _require_ready(assessment.evaluation)
    snapshot = verdicts.freeze(visit, assessment, by=by, at=at)
    visit.status, visit.submitted_at, visit.submitted_by = Status.IN_REVIEW, at, by
    verdicts.keep(visit, assessment, at=at)
    changes: Changes = {"status": [Status.DRAFT.value, Status.IN_REVIEW.value], "evaluation": [None, snapshot.digest]}
    record(by=by, at=at, action=Action.SUBMITTED, subject=visit, visit=visit, changes=changes)
    return visit


def _require_ready(evaluation: Evaluation) -> None:
    """Nothing UNKNOWN but the investigator's judgement, or a criterion that fails whatever is missing."""
    unknown = [result.code for result in evaluation.results if result.verdict is Verdict.UNKNOWN]
    missing = [code for code in unknown if code != JUDGEMENT]
    if missing and not evaluation.blockers:
        raise Refused(f"Data are still missing for {listed(missing)}. Complete them first.")


def _explained(visit: ScreeningVisit, changes: Changes, reasons: Reasons) -> Changes:
    """With its reason each change of what was submitted, with this attempt or, the person's, with an earlier one."""
    if visit.submitted_at:
        return with_reasons(changes, reasons)
    persons = {path: change for path, change in changes.items() if path in _OF_THE_PERSON}
    if persons and visit.participant.visits.filter(submitted_at__isnull=False).exists():
        return changes | with_reasons(persons, reasons)
    return changes


def _write(visit: ScreeningVisit, facts: Json, consent: Consent, at: datetime) -> tuple[Written, Changes]:
    """Sets everything in memory once consent allows it; gives what changed."""
    read = read_facts(facts)
    site = visit.participant.site
    require_consent(consent, site=site, screening_date=read.screening_date, date_of_birth=read.date_of_birth, at=at)
    _require_birth_before_other_attempts(visit, read.date_of_birth)
    before = {name: getattr(visit, name) for name in COLUMNS} if visit.pk else {}
    consent.write(visit)
    changes = changes_between(before, {name: getattr(visit, name) for name in COLUMNS})
    written = write_facts(visit, own_facts(facts))
    return written, changes | written.changes


def _require_birth_before_other_attempts(visit: ScreeningVisit, born: PartialDate | None) -> None:
    """The date of birth belongs to the person: it has to be possible in every attempt."""
    others = visit.participant.visits.exclude(pk=visit.pk).order_by("screening_date")
    if born is not None and (first := others.filter(screening_date__lt=born.earliest).first()) is not None:
        words = f"This is after the screening date of attempt {first.attempt}, {show_day(first.screening_date)}."
        raise Refused(words, "date_of_birth")


def _save(
    visit: ScreeningVisit,
    written: Written,
    changes: Changes,
    *,
    by: User,
    at: datetime,
    reasons: Reasons,
    sources: Sources | None = None,
    before: Before | None = None,
    action: Action = Action.SCREENING_RECORDED,
) -> ScreeningVisit:
    visit.version += 1 if visit.pk else 0
    visit.saved_at, visit.saved_by = at, by
    persons = {path: change for path, change in changes.items() if path in _OF_THE_PERSON}
    others = other_attempts(visit) if persons else []
    if persons:
        visit.participant.save(update_fields=_OF_THE_PERSON)
    if visit.pk is None:
        visit.save()  # its rows need its key
    written.save_rows(by=by, at=at, reasons=reasons)
    facts = verdicts.refresh(visit, at=at).facts
    changes |= write_sources(visit, sources or {}, at=at) if before is None else before.unverify_changed(facts)
    if before and visit.status in Status.holding_a_place():
        before.open_deviation(by=by, at=at, reasons=_in_words_once(changes, reasons))
    record(by=by, at=at, action=action, subject=visit, visit=visit, changes=changes)
    correct_others(others, visit, persons, by=by, at=at, reasons=_in_words_once(persons, reasons))
    return visit


def _in_words_once(changes: Changes, reasons: Reasons) -> str:
    """The reasons of these changes, each once."""
    return "; ".join(dict.fromkeys(reasons[place].strip() for place in map(place_of, changes) if place in reasons))
