"""The list of participants: one line a person, and the links that order it and turn its pages."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.urls import reverse
from django.utils.http import urlencode

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


def list_page(page: Page, asked: dict[str, str], sort: str, window: timedelta) -> ListPage:
    """``asked`` is the filter as the address says it."""
    ordered = asked if sort == "number" else asked | {"sort": sort}
    rows = page.rows
    return ListPage(
        heads=tuple(_head(name, words, asked, sort) for name, words in COLUMNS),
        lines=tuple(_line(row, window) for row in rows),
        words=_counted(page),
        earlier=_address(ordered | {"before": str(rows[0].participant.pk)}) if page.first > 1 and rows else "",
        later=_address(ordered | {"after": str(rows[-1].participant.pk)}) if rows and page.last < page.count else "",
    )


def _counted(page: Page) -> str:
    if not page.rows:
        return "No participants." if not page.count else "No more participants."
    if len(page.rows) == page.count:
        return f"{page.count} participant{'s' if page.count != 1 else ''}."
    return f"{page.first}–{page.last} of {page.count} participants."


def _head(name: str, words: str, asked: dict[str, str], sort: str) -> Head:
    if not name:
        return Head(words, "", "", "")
    direction = {name: "ascending", f"-{name}": "descending"}.get(sort, "")
    other = f"-{name}" if direction == "ascending" else name
    return Head(words, name, _address(asked | {"sort": other}), direction)


def _address(parameters: dict[str, str]) -> str:
    return f"{reverse('participants')}?{urlencode(parameters)}"


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
