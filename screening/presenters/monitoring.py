"""What is left to verify and which queries wait, for people to read."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from screening.models import CRITERION_CODES, Query, ScreeningVisit, Source
from screening.presenters.matrix import FIRST_ASKED, form_url
from screening.presenters.next_steps import attempt_url
from screening.presenters.paths import form_anchor
from screening.presenters.records import document_words, query_address, subject_label
from screening.presenters.times import days_from, show_instant
from screening.rules.protocol import CURRENT


@dataclass(frozen=True, slots=True)
class ToVerify:
    """A criterion whose source nobody has compared; ``lapsed`` says since when an earlier tick no longer counts."""

    code: str
    name: str
    document: str
    href: str
    lapsed: str


@dataclass(frozen=True, slots=True)
class AttemptLine:
    """How far the verification of one attempt is."""

    key: str
    number: str
    attempt: int
    status: str
    version: int
    href: str
    recorded: int
    verified: int
    to_verify: tuple[ToVerify, ...]
    without_source: tuple[str, ...]

    @property
    def lapsed(self) -> int:
        """How many were verified before something changed."""
        return sum(bool(each.lapsed) for each in self.to_verify)


@dataclass(frozen=True, slots=True)
class WaitingQuery:
    """A query that is not closed, and since when it waits."""

    key: int
    number: str
    attempt: int
    about: str
    href: str
    status: str
    text: str
    asked: str
    age: int
    answer: str
    answered: str


def attempt_lines(
    attempts: Iterable[ScreeningVisit], verified_before: Mapping[int, datetime]
) -> tuple[AttemptLine, ...]:
    """In their order; ``verified_before`` maps a source to when a tick was set that no longer counts."""
    return tuple(_attempt(visit, verified_before) for visit in attempts)


def _attempt(visit: ScreeningVisit, verified_before: Mapping[int, datetime]) -> AttemptLine:
    recorded = {source.code: source for source in visit.sources.all() if source.document}
    left = [recorded[code] for code in CRITERION_CODES if code in recorded and not recorded[code].verified_at]
    number = visit.participant.screening_number
    return AttemptLine(
        key=f"{number}-{visit.attempt}",
        number=number,
        attempt=visit.attempt,
        status=visit.status,
        version=visit.version,
        href=f"{attempt_url('review', visit)}#sources",
        recorded=len(recorded),
        verified=len(recorded) - len(left),
        to_verify=tuple(_to_verify(visit, source, verified_before.get(source.pk)) for source in left),
        without_source=tuple(code for code in CRITERION_CODES if code not in recorded),
    )


def _to_verify(visit: ScreeningVisit, source: Source, before: datetime | None) -> ToVerify:
    zone = visit.participant.site.zone
    return ToVerify(
        code=source.code,
        name=CURRENT.criterion(source.code).name,
        document=document_words(source),
        href=f"{form_url(visit.participant, visit.attempt)}#{form_anchor(FIRST_ASKED[source.code])}",
        lapsed=f"verified {show_instant(before, zone)}, changed since" if before else "",
    )


def waiting_lines(queries: Iterable[Query], now: datetime) -> tuple[WaitingQuery, ...]:
    """In their order; ages are in days by the clocks of each site."""
    return tuple(_waiting(query, now) for query in queries)


def _waiting(query: Query, now: datetime) -> WaitingQuery:
    visit, zone = query.visit, query.visit.participant.site.zone
    today = now.astimezone(zone).date()
    return WaitingQuery(
        key=query.pk,
        number=visit.participant.screening_number,
        attempt=visit.attempt,
        about=subject_label(query.subject),
        href=query_address(query),
        status=query.status,
        text=query.text,
        asked=f"{query.raised_by.name}, {show_instant(query.raised_at, zone)}",
        age=age_in_days(query, today),
        answer=query.answer,
        answered=_answered(query, today),
    )


def age_in_days(query: Query, today: date) -> int:
    """Whole days since it was raised, by the calendar of its site."""
    return (today - query.raised_at.astimezone(query.visit.participant.site.zone).date()).days


def _answered(query: Query, today: date) -> str:
    if not query.answered_at or not query.answered_by:
        return ""
    day = query.answered_at.astimezone(query.visit.participant.site.zone).date()
    return f"{query.answered_by.name}, {days_from(today, day)}"
