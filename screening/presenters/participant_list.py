"""The list of participants: one line a person, and the links that order it and turn its pages."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from django.urls import reverse
from django.utils.http import urlencode

from screening.models import SavedFilter
from screening.presenters.worklist import answers_left
from screening.queries import MatrixRow, Page
from screening.rules.criterion import Verdict
from screening.rules.evaluate import Outcome
from screening.rules.protocol import CURRENT

COLUMNS = (
    ("number", "Participant"),
    ("site", "Site"),
    ("status", "Status"),
    ("outcome", "Outcome"),
    ("screened", "Screened"),
    ("attempt", "Attempt"),
    ("", "Answers left"),
    ("", "First failing criterion"),
    ("from", "Qualifies from"),
    ("until", "Qualifies until"),
    ("", "Window ends"),
)
"""What the list shows, each with the name that it is ordered by; empty where it is not."""


@dataclass(frozen=True, slots=True)
class Head:
    """A column; ``direction`` is that of ``aria-sort``, empty where the list is not ordered by it."""

    words: str
    name: str
    href: str
    direction: str


@dataclass(frozen=True, slots=True)
class Line:
    """One person with the latest attempt; None for a day that is not set."""

    number: str
    href: str
    site: str
    status: str
    outcome: Outcome
    attempt: int | None
    screened: date | None
    left: int | None
    failing: str
    qualifies_from: date | None
    qualifies_until: date | None
    window_ends: date | None


@dataclass(frozen=True, slots=True)
class ListPage:
    """All that the page shows; an empty address is that of no page."""

    heads: tuple[Head, ...]
    lines: tuple[Line, ...]
    words: str
    earlier: str
    later: str


@dataclass(frozen=True, slots=True)
class Chip:
    """A filter that somebody keeps; ``is_current`` where the list stands at it."""

    key: int
    name: str
    href: str
    is_current: bool


def chips(saved: Iterable[SavedFilter], query: str) -> tuple[Chip, ...]:
    """In the order given; ``query`` is what the address of the list says now."""
    return tuple(
        Chip(each.pk, each.name, f"{reverse('participants')}?{each.query}", each.query == query) for each in saved
    )


def list_page(page: Page, asked: Mapping[str, str], window: timedelta) -> ListPage:
    """``asked`` is the filter and the order as the address says them."""
    rows, sort = page.rows, asked.get("sort", "number")
    return ListPage(
        heads=tuple(_head(name, words, asked, sort) for name, words in COLUMNS),
        lines=tuple(_line(row, window) for row in rows),
        words=_counted(page),
        earlier=address({**asked, "before": str(rows[0].participant.pk)}) if page.first > 1 and rows else "",
        later=address({**asked, "after": str(rows[-1].participant.pk)}) if rows and page.last < page.count else "",
    )


def _counted(page: Page) -> str:
    if not page.rows:
        return "No participants." if not page.count else "No more participants."
    if len(page.rows) == page.count:
        return f"{page.count} participant{'s' if page.count != 1 else ''}."
    return f"{page.first}–{page.last} of {page.count} participants."


def _head(name: str, words: str, asked: Mapping[str, str], sort: str) -> Head:
    if not name:
        return Head(words, "", "", "")
    direction = {name: "ascending", f"-{name}": "descending"}.get(sort, "")
    other = f"-{name}" if direction == "ascending" else name
    return Head(words, name, address({**asked, "sort": other}), direction)


def address(asked: Mapping[str, str]) -> str:
    """The list, narrowed and ordered like that."""
    return f"{reverse('participants')}?{urlencode(asked)}" if asked else reverse("participants")


def _line(row: MatrixRow, window: timedelta) -> Line:
    person, visit = row.participant, row.visit
    return Line(
        number=person.screening_number,
        href=reverse("participant", args=[person.screening_number]),
        site=person.site.code,
        status=visit.status if visit else "",
        outcome=Outcome(visit.outcome) if visit else Outcome.UNDETERMINED,
        attempt=visit.attempt if visit else None,
        screened=visit.screening_date if visit else None,
        left=answers_left(row.verdicts.values()) if visit else None,
        failing=_first_failing(row),
        qualifies_from=visit.qualifies_from if visit else None,
        qualifies_until=visit.qualifies_until if visit else None,
        window_ends=visit.screening_date + window if visit else None,
    )


def _first_failing(row: MatrixRow) -> str:
    """In the order of the protocol."""
    for each in CURRENT.criteria:
        found = row.verdicts.get(each.code)
        if found and found.verdict == Verdict.FAIL:
            return f"{each.code} {each.name}"
    return ""
