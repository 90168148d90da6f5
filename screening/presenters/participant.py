"""All there is to see of one person, without a name."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime

from screening.assemble import facts_of, rulings_of
from screening.models import AuditEvent, Participant, ScreeningVisit, Status
from screening.models.columns import in_words
from screening.permissions import Permission
from screening.presenters.history import Change, history
from screening.presenters.matrix import form_url
from screening.presenters.next_steps import (
    Step,
    attempt_url,
    earlier_steps,
    next_step,
    other_steps,
    withdrawals_of_earlier,
)
from screening.presenters.records import (
    QueryLine,
    RulingLine,
    SignatureLine,
    query_counts,
    query_lines,
    ruling_lines,
    signature_lines,
)
from screening.presenters.standing import Standing, standing_of
from screening.presenters.time_line import Lane, lanes
from screening.presenters.time_picture import Picture, picture_of
from screening.presenters.times import show_instant
from screening.queries import days_for_a_calendar, visits_planned_for, window_ends_on
from screening.rules.evaluate import Outcome
from screening.rules.visits import PlannedVisit
from screening.rules.words import show_day


@dataclass(frozen=True, slots=True)
class AttemptLine:
    """One attempt in a row of the table."""

    attempt: int
    status: str
    outcome: Outcome
    screened: str
    consented: str
    consent_version: str
    protocol_version: str
    ended: str
    form: str
    review: str


@dataclass(frozen=True, slots=True)
class TimeLine:
    """In sentences, as a table and as a picture; by rules of another time in sentences alone."""

    sentences: tuple[str, ...]
    lanes: tuple[Lane, ...]
    picture: Picture | None


@dataclass(frozen=True, slots=True)
class ParticipantPage:
    """The page of one person."""

    number: str
    site: str
    born: str
    sex: str
    visit: ScreeningVisit | None
    next: Step
    others: tuple[Step, ...]
    earlier: tuple[Step, ...]
    standing: Standing | None
    time_line: TimeLine | None
    attempts: tuple[AttemptLine, ...]
    signatures: tuple[SignatureLine, ...]
    rulings: tuple[RulingLine, ...]
    queries: tuple[QueryLine, ...]
    query_counts: str
    changes: tuple[Change, ...]
    planned: tuple[PlannedVisit, ...]
    calendar: str


def participant_page(
    participant: Participant,
    visits: Iterable[ScreeningVisit],
    events: Iterable[AuditEvent],
    *,
    rights: Collection[Permission],
    now: datetime,
) -> ParticipantPage:
    """The page; ``visits`` in the order of attempts, of which the last is looked at closely."""
    attempts, zone = list(visits), participant.site.zone
    latest = attempts[-1] if attempts else None
    today = now.astimezone(zone).date()
    facts = facts_of(latest) if latest else None
    standing = standing_of(latest, facts) if latest else None
    queries = query_lines(latest, latest.queries.all(), zone) if latest else ()
    return ParticipantPage(
        number=participant.screening_number,
        site=f"{participant.site.code}, {participant.site.name}",
        born=str(participant.date_of_birth) if participant.date_of_birth else "not recorded",
        sex=in_words(participant.sex) if participant.sex else "not recorded",
        visit=latest,
        next=next_step(participant, latest, rights, today),
        others=(*other_steps(latest, rights), *withdrawals_of_earlier(attempts[:-1], rights)),
        earlier=earlier_steps(attempts[:-1], rights),
        standing=standing,
        time_line=_time_line(latest, standing, today) if latest and standing else None,
        attempts=tuple(_attempt(each) for each in reversed(attempts)),
        signatures=signature_lines(attempts),
        rulings=ruling_lines(latest.rulings.all(), rulings_of(latest, facts), zone) if latest and facts else (),
        queries=queries,
        query_counts=query_counts(queries),
        changes=history(events, zone),
        planned=visits_planned_for(latest) if latest else (),
        calendar=attempt_url("calendar", latest) if latest and days_for_a_calendar(latest) else "",
    )


def _time_line(visit: ScreeningVisit, standing: Standing, today: date) -> TimeLine:
    screened_on, horizon = visit.screening_date, standing.horizon
    if horizon is None:
        return TimeLine(standing.time_line, (), None)
    picture = picture_of(horizon, screened_on, window_ends_on(visit), today)
    return TimeLine(standing.time_line, lanes(horizon, picture.last), picture)


def _attempt(visit: ScreeningVisit) -> AttemptLine:
    return AttemptLine(
        attempt=visit.attempt,
        status=visit.status,
        outcome=Outcome(visit.outcome),
        screened=show_day(visit.screening_date),
        consented=show_day(visit.consented_on),
        consent_version=visit.consent_version.version,
        protocol_version=visit.protocol_version.version,
        ended=_ended(visit),
        form=form_url(visit.participant, visit.attempt),
        review=attempt_url("review", visit) if visit.status != Status.DRAFT else "",
    )


def _ended(visit: ScreeningVisit) -> str:
    """How it went on, in words."""
    said = []
    if visit.decided_at and visit.decided_by:
        said.append(
            f"decided by {visit.decided_by.name}, {show_instant(visit.decided_at, visit.participant.site.zone)}"
        )
    if visit.left_on:
        said.append(f"{visit.get_left_reason_display()}, {show_day(visit.left_on)}")
    if visit.enrolled_on:
        said.append(f"enrolment number {visit.enrolment_number}, {show_day(visit.enrolled_on)}")
    if visit.discontinued_on:
        said.append(
            f"discontinued {show_day(visit.discontinued_on)}: {visit.get_discontinued_reason_display().lower()}"
        )
    return "; ".join(said)
