"""Where the facts of a criterion were taken from, and a monitor's tick that they were."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from screening.actions.audit import Changes, changes_between, record
from screening.actions.base import Action, Refused, local_day, locked, require, require_status
from screening.actions.reasons import with_reasons
from screening.models import CRITERION_CODES, ScreeningVisit, Source, Status, User
from screening.permissions import Permission

COLUMNS = ("document", "document_date", "place")
Sources = Mapping[str, Mapping[str, Any]]
_OUTDATED = "The document or the facts have changed since."


@transaction.atomic
def record_source(
    *,
    by: User,
    at: datetime,
    visit: ScreeningVisit,
    code: str,
    document: str,
    document_date: Any = None,
    place: str = "",
    reason: str = "",
) -> Source:
    """Writes down the document of one criterion; verification starts anew. After a submission it needs a reason."""
    visit = locked(visit)
    require(by, Permission.RECORD, visit.participant.site)
    require_status(visit, Status.DRAFT)
    said = {"document": document, "document_date": document_date, "place": place}
    changes = write_sources(visit, {code: said}, at=at, complete=False)
    if visit.submitted_at:
        changes = with_reasons(changes, {f"sources.{code}": reason})
    source = visit.sources.get(code=code)
    if changes:
        record(by=by, at=at, action=Action.SOURCE_RECORDED, subject=source, visit=visit, changes=changes)
    return source


@transaction.atomic
def verify_source(*, by: User, at: datetime, visit: ScreeningVisit, code: str) -> Source:
    """A monitor has compared the facts with the document; once is enough."""
    visit = locked(visit)
    require(by, Permission.VERIFY_SOURCE, visit.participant.site)
    source = visit.sources.filter(code=code).exclude(document="").first()
    if source is None:
        raise Refused(f"No document is recorded for {code}: there is nothing to verify.", "document")
    if source.verified_at is None:
        source.verified_at, source.verified_by = at, by
        source.save()
        changes: Changes = {f"sources.{code}.verified_by": [None, by.name]}
        record(by=by, at=at, action=Action.SOURCE_VERIFIED, subject=source, visit=visit, changes=changes)
    return source


def write_sources(visit: ScreeningVisit, sources: Sources, *, at: datetime, complete: bool = True) -> Changes:
    """Saves the sources and gives what changed, by path; a changed one has to be verified again.

    With ``complete`` a criterion that is left out has no source any more.
    """
    unknown = set(sources) - set(CRITERION_CODES)
    if unknown:
        raise Refused(f"{min(unknown)} is none of the 28 criteria.", "code")
    changes: Changes = {}
    kept = {source.code: source for source in visit.sources.all()} if visit.pk else {}
    for code in CRITERION_CODES if complete else sources:
        if code in kept or any(sources.get(code, {}).values()):
            changes |= _write_source(kept.get(code) or Source(visit=visit, code=code), sources.get(code, {}), at)
    return changes


def _write_source(source: Source, said: Mapping[str, Any], at: datetime) -> Changes:
    place = f"sources.{source.code}"
    before = {name: getattr(source, name) for name in COLUMNS}
    for name in COLUMNS:
        setattr(
            source,
            name,
            Source._meta.get_field(name).to_python(said.get(name) or ("" if name != "document_date" else None)),
        )
    changes = changes_between(before, {name: getattr(source, name) for name in COLUMNS})
    if not changes:
        return {}
    if source.document_date and source.document_date.earliest > local_day(source.visit.participant.site, at):
        raise Refused("This day has not come yet.", f"source.{source.code}.document_date")
    found = {f"{place}.{name}": change for name, change in changes.items()} | unverify(source)
    source.save()
    return found


def unverify(source: Source) -> Changes:
    """Takes the tick away, not yet saved: what it was given for has changed."""
    if source.verified_by is None:
        return {}
    changes: Changes = {f"sources.{source.code}.verified_by": [source.verified_by.name, None, _OUTDATED]}
    source.verified_at = source.verified_by = None
    return changes
