"""What there is to do about a person, for whoever looks."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from screening.models import Participant, ProtocolVersion, ScreeningVisit, Status
from screening.permissions import Permission
from screening.presenters.matrix import form_url
from screening.queries import window_ends_on
from screening.rules.protocol import PROTOCOLS
from screening.rules.words import show_day


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to do: where it is done, and in words what stands."""

    words: str
    label: str = ""
    href: str = ""


def next_step(
    participant: Participant, visit: ScreeningVisit | None, rights: Collection[Permission], today: date
) -> Step:
    """The one thing that comes next; without a link it is for others to do. ``today`` is the day at the site."""
    if visit is None:
        words = "Nothing is recorded yet. Consent comes first, then the answers."
        label, right, href = "Start screening", Permission.RECORD, form_url(participant, 1)
    else:
        words, label, right, href = _of_eligible(visit, today) if visit.status == Status.ELIGIBLE else _of_status(visit)
    return Step(words, label, href) if label and right in rights else Step(words)


def _of_eligible(visit: ScreeningVisit, today: date) -> tuple[str, str, Permission, str]:
    last = window_ends_on(visit)
    if today > last:
        words = f"Signed as eligible, but the screening window ended on {show_day(last)}."
        return f"{words} Reopen the decision to assess the person again.", "", Permission.REOPEN, ""
    words = f"Signed as eligible. The screening window is open until {show_day(last)}."
    return words, "Enrol", Permission.RECORD_DISPOSITION, attempt_url("enrol", visit)


def _of_status(visit: ScreeningVisit) -> tuple[str, str, Permission, str]:
    form = form_url(visit.participant, visit.attempt)
    if visit.status == Status.DRAFT:
        return _of_draft(visit), "Go on with the form", Permission.RECORD, form
    if visit.status == Status.IN_REVIEW:
        return "Waits for the investigator.", "Review", Permission.RULE, attempt_url("review", visit)
    if visit.status == Status.SCREEN_FAILURE:
        return (
            "Signed as a screen failure. The person can be screened again in a new attempt.",
            "Start a new attempt",
            Permission.RECORD,
            reverse("new_attempt", args=[visit.participant.screening_number]),
        )
    return _ENDED[visit.status], "", Permission.READ, ""


def _of_draft(visit: ScreeningVisit) -> str:
    asked = sum(query.status == "open" for query in visit.queries.all())
    return f"{asked} {'query' if asked == 1 else 'queries'} to answer." if asked else "Screening is going on."


_UNDECIDED = (Status.DRAFT, Status.IN_REVIEW)
_ENDED = {
    Status.DECLINED: "The person declined. Nothing more is to be done.",
    Status.WITHDRAWN: "The person was withdrawn. Nothing more is to be done.",
    Status.ENROLLED: "Enrolled. From here on nothing clinical is entered here.",
    Status.DISCONTINUED: "Enrolled, and discontinued since. Nothing more is to be done.",
}


def other_steps(visit: ScreeningVisit | None, rights: Collection[Permission]) -> tuple[Step, ...]:
    """What else may be recorded of an attempt."""
    if visit is None:
        return ()
    return tuple(step for right, step in (*_others(visit), *_amended(visit)) if right in rights)


def earlier_steps(visits: Iterable[ScreeningVisit], rights: Collection[Permission]) -> tuple[Step, ...]:
    """What there is to do about attempts that others follow: those whose decision is to be made anew."""
    return tuple(_of_earlier(visit, rights) for visit in visits if visit.status in _UNDECIDED)


def withdrawals_of_earlier(visits: Iterable[ScreeningVisit], rights: Collection[Permission]) -> tuple[Step, ...]:
    """The way out for an earlier attempt whose missing answers nobody can give any more."""
    if Permission.RECORD_DISPOSITION not in rights:
        return ()
    return tuple(
        Step("", f"Record a withdrawal from attempt {visit.attempt}", attempt_url("withdraw", visit))
        for visit in visits
        if visit.status in _UNDECIDED
    )


def _of_earlier(visit: ScreeningVisit, rights: Collection[Permission]) -> Step:
    words, label, right, href = _of_status(visit)
    words = f"Attempt {visit.attempt} is to be decided anew: {words[0].lower()}{words[1:]}"
    return Step(words, f"{label} of attempt {visit.attempt}", href) if right in rights else Step(words)


def _amended(visit: ScreeningVisit) -> Iterator[tuple[Permission, Step]]:
    if len(PROTOCOLS) > 1 and visit.status == Status.DRAFT:
        active = ProtocolVersion.active()
        if visit.protocol_version != active:
            yield Permission.RECORD, Step("", f"Move to protocol version {active}", attempt_url("move", visit))


def _others(visit: ScreeningVisit) -> Iterator[tuple[Permission, Step]]:
    if visit.status in (Status.DRAFT, Status.IN_REVIEW, Status.ELIGIBLE):
        yield Permission.RECORD_DISPOSITION, Step("", "Record that the person declined", attempt_url("decline", visit))
        yield Permission.RECORD_DISPOSITION, Step("", "Record a withdrawal", attempt_url("withdraw", visit))
    if visit.status in (Status.ELIGIBLE, Status.SCREEN_FAILURE):
        yield Permission.REOPEN, Step("", "Reopen the decision", attempt_url("reopen", visit))
    if visit.status == Status.ENROLLED:
        yield Permission.RECORD_DISPOSITION, Step("", "Record a discontinuation", attempt_url("discontinue", visit))


def attempt_url(name: str, visit: ScreeningVisit) -> str:
    """A page about one attempt."""
    return reverse(name, args=[visit.participant.screening_number, visit.attempt])
