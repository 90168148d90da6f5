"""What waits today in words, the most urgent first, each attempt once."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from django.urls import reverse

from screening.models import CriterionVerdict, OutcomeNow, ScreeningVisit, Status
from screening.presenters.matrix import form_url
from screening.presenters.next_steps import attempt_url
from screening.queries import Task, Wait
from screening.rules.evaluate import JUDGEMENT
from screening.rules.words import listed, show_day

TITLES: Mapping[Wait, str] = {
    Wait.REVIEW: "Waiting for your review",
    Wait.RETURNED: "Returned",
    Wait.INVESTIGATOR: "Waiting for the investigator",
    Wait.SUBMISSION: "Ready to submit",
    Wait.ANSWERS: "Answers missing",
    Wait.START: "Not started",
    Wait.WINDOW_ENDS: "Window ends within 7 days",
    Wait.WINDOW_ENDED: "Window has ended",
    Wait.LATER_DAY: "Could qualify by now",
    Wait.ENROLMENT: "Re-check before enrolment",
}


@dataclass(frozen=True, slots=True)
class Item:
    """One person and all that they wait for."""

    number: str
    href: str
    words: str


@dataclass(frozen=True, slots=True)
class WorkGroup:
    """People that wait for the same thing first of all; ``own`` counts those who wait for whoever looks."""

    title: str
    items: tuple[Item, ...] = ()
    own: int = 0


def work_groups(tasks: Iterable[Task], left: Mapping[int, int], today: date) -> tuple[WorkGroup, ...]:
    """The groups that have somebody, in the order of urgency; ``left`` counts the answers missing, by visit."""
    groups: dict[Wait, WorkGroup] = {}
    for task in sorted(tasks, key=lambda task: _urgency(task, left)):
        wait = task.waits_for[0]
        group = groups.get(wait) or WorkGroup(TITLES[wait])
        groups[wait] = replace(group, items=(*group.items, _item(task, left, today)), own=group.own + task.is_own)
    return tuple(groups.values())


def answers_left(verdicts: Iterable[CriterionVerdict]) -> int:
    """How many answers are missing, the investigator's own left aside."""
    return len({path for each in verdicts if each.code != JUDGEMENT for path in each.missing.split("\n") if path})


def _urgency(task: Task, left: Mapping[int, int]) -> tuple[int, int]:
    """Of the same kind those with the fewest missing answers first."""
    wait = task.waits_for[0]
    return wait.value, left.get(task.visit.pk, 0) if task.visit and wait is Wait.ANSWERS else 0


def _item(task: Task, left: Mapping[int, int], today: date) -> Item:
    number, visit = task.participant.screening_number, task.visit
    if visit is None:
        return Item(number, form_url(task.participant, 1), "consent and first answers")
    said = "; ".join(_words(wait, task, visit, left.get(visit.pk, 0), today) for wait in task.waits_for)
    earlier = f"attempt {visit.attempt}: " if visit.followed_by else ""  # type: ignore[attr-defined]
    return Item(number, _place(task, visit), f"{earlier}{said}")


def _place(task: Task, visit: ScreeningVisit) -> str:
    match task.waits_for[0]:
        case Wait.REVIEW | Wait.INVESTIGATOR:
            return attempt_url("review", visit)
        case Wait.SUBMISSION | Wait.ANSWERS:
            return form_url(visit.participant, visit.attempt)
    return reverse("participant", args=[visit.participant.screening_number])


def _words(wait: Wait, task: Task, visit: ScreeningVisit, left: int, today: date) -> str:
    match wait:
        case Wait.REVIEW:
            return "to rule and sign"
        case Wait.RETURNED:
            count = visit.open_query_count  # type: ignore[attr-defined]
            return _counted(count, "query to answer", "queries to answer") if count else "to be submitted again"
        case Wait.SUBMISSION:
            return "a criterion fails already" if visit.outcome == OutcomeNow.INELIGIBLE else "every answer is there"
        case Wait.ANSWERS:
            return f"{_counted(left, 'answer left', 'answers left')}, still possible"
        case Wait.LATER_DAY:
            since = f"could qualify since {show_day(visit.qualifies_from)}" if visit.qualifies_from else ""
            return f"{since}: start a new attempt" if visit.status == Status.SCREEN_FAILURE else since
        case Wait.ENROLMENT:
            codes = listed([result.code for result in task.failing])
            return f"would fail {codes} if assessed today" if codes else "nothing would fail today"
        case Wait.WINDOW_ENDS | Wait.WINDOW_ENDED:
            return _of_window(visit, visit.window_ends_on, today)  # type: ignore[attr-defined]
    return "in review"


def _of_window(visit: ScreeningVisit, ends: date, today: date) -> str:
    if ends < today:
        what = "have it reopened" if visit.status == Status.ELIGIBLE else "assess on a new screening date"
        return f"window ended on {show_day(ends)}: {what}"
    return f"window ends in {_counted((ends - today).days, 'day', 'days')}" if ends > today else "window ends today"


def _counted(count: int, one: str, more: str) -> str:
    return f"{count} {one if count == 1 else more}"
