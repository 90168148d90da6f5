"""What is typed on the screening form and not yet saved: kept while it is typed, and shown again."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.db import DatabaseError
from django.http import QueryDict
from django.utils import timezone

from screening.actions.base import Refused
from screening.actions.drafts import discard_draft, keep_draft
from screening.forms.merging import Difference, differences
from screening.models import ScreeningVisit, User
from screening.presenters.times import show_instant
from screening.queries import draft_of
from screening.views.screening_page import Page, saved_form, typed_page
from screening.views.screening_record import Record

_NOT_KEPT = ("csrfmiddlewaretoken", "keep")


@dataclass(frozen=True)
class Keeping:
    """What the page says about it; ``failed`` where it could not be kept."""

    words: str = ""
    failed: bool = False


def place_of(visit: ScreeningVisit) -> str:
    """Where the draft of an attempt belongs, also of one that has not begun."""
    return f"{visit.participant.screening_number}/{visit.attempt}"


def number_of(text: str) -> int:
    """A number that a page of ours sent; 0 for anything else."""
    return int(text) if text.isdecimal() and len(text) < 10 else 0


def keep(user: User, place: str, data: QueryDict) -> Keeping:
    """Keeps what was sent. That it could not be is said, and is no fault of the page that says it."""
    sent = [(name, value) for name, values in data.lists() if name not in _NOT_KEPT for value in values]
    version = number_of(data.get("version", ""))
    try:
        keep_draft(by=user, at=timezone.now(), place=place, content=urlencode(sent), version=version)
    except Refused as refused:
        return Keeping(f"Could not keep what you typed: {refused.message}", failed=True)
    except DatabaseError:
        return Keeping("Could not keep what you typed: the data cannot be reached. Save soon.", failed=True)
    return Keeping("Not saved yet. What you typed is kept for you.")


def keep_unsaved(user: User, record: Record, page: Page) -> Keeping:
    """Keeps what was typed over what is saved; where that is the same, nothing is left to keep."""
    if record.locked:
        return Keeping()
    if page.form.data is not None and (page.form.problems() or _unsaved(record, page)):
        return keep(user, place_of(record.visit), page.form.data)
    discard_draft(by=user, place=place_of(record.visit))
    return Keeping()


def restored(user: User, record: Record) -> tuple[Page, dict[str, Any]] | None:
    """The form as its owner left it, and what to say of that.

    Where somebody saved it since, both versions are shown; where that left nothing unsaved, or
    the form cannot be changed any more, there is nothing to restore.
    """
    draft = None if record.locked else draft_of(user, place_of(record.visit), timezone.now())
    if draft is None:
        return None
    page = typed_page(record.visit, record.rows, record.sources, QueryDict(draft.content))
    problems = page.form.problems()
    found = [] if problems else _unsaved(record, page)
    if not (problems or found):
        return None
    said: dict[str, Any] = {"typed_at": show_instant(draft.saved_at, record.visit.participant.site.zone)}
    if found and draft.version != record.visit.version:
        said["conflict"] = found
    return page, said


def _unsaved(record: Record, page: Page) -> list[Difference]:
    return differences(saved_form(record.visit, record.rows, record.sources), page.form)
