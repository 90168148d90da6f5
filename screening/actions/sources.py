"""Where the facts of a criterion were taken from, and a monitor's tick that they were."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from screening.actions.audit import Changes, changes_between, record
from screening.actions.base import Action, Refused, local_day, locked, require, require_status
from screening.actions.reasons import with_reasons
from screening.models import CRITERION_CODES, ScreeningVisit, Source, Status, User
from screening.permissions import Permission
from screening.rules.words import listed

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
def verify_sources(
    *, by: User, at: datetime, visit: ScreeningVisit, codes: Iterable[str], version: int | None = None
) -> list[Source]:
    """A monitor has compared the facts of these criteria with their documents; once is enough.

    ``version`` is that of the visit the monitor was shown, where it is known: Refused when it was saved since.
    """
    visit = locked(visit)
    require(by, Permission.VERIFY_SOURCE, visit.participant.site)
    if version is not None and version != visit.version:
        raise Refused("This attempt was saved after you opened the page. Compare it again as it is now.", "codes")
    kept = {source.code: source for source in visit.sources.exclude(document="")}
    chosen = list(dict.fromkeys(codes))
    if missing := [code for code in chosen if code not in kept]:
        raise Refused(f"No document is recorded for {listed(missing)}: there is nothing to verify.", "codes")
    sources = [kept[code] for code in chosen if kept[code].verified_at is None]
    for source in sources:
        source.verified_at, source.verified_by = at, by
        source.save()
    if sources:
        changes: Changes = {f"sources.{source.code}.verified_by": [None, by.name] for source in sources}
        subject = sources[0] if len(sources) == 1 else visit
        record(by=by, at=at, action=Action.SOURCE_VERIFIED, subject=subject, visit=visit, changes=changes)
    return sources


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


def unverify_saved(visit: ScreeningVisit, codes: Iterable[str]) -> Changes:
    """Takes the ticks of these criteria away and saves that: their facts are others now."""
    changes: Changes = {}
    verified = visit.sources.filter(code__in=list(codes), verified_at__isnull=False)
    for source in verified.select_related("verified_by"):  # as they are by now
        changes |= unverify(source)
        source.save(update_fields=["verified_at", "verified_by"])
    return changes
