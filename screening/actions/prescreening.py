"""The pre-screening log: entries made, corrected, linked and declared wrong."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Max

from screening.actions.audit import Changes, changes_between, record
from screening.actions.base import Action, Refused, local_day, require, require_latest, require_unused
from screening.models import Participant, PrescreenEntry, PrescreenOutcome, PrescreenSource, ReasonForChange, Site, User
from screening.models.prescreening import PRESCREEN_REASONS, VoidReason
from screening.permissions import Permission

_REASONS = dict(PRESCREEN_REASONS)


@dataclass(frozen=True, slots=True)
class Prescreened:
    """What is known of a person before consent: codes and a day, never who they are."""

    prescreened_on: date
    source: str
    outcome: str
    reason: str = ""


@transaction.atomic
def record_prescreening(
    *, by: User, at: datetime, site: Site, submission_key: UUID, said: Prescreened
) -> PrescreenEntry:
    """Adds an entry to the site's log. The same key again gives the entry made the first time."""
    site = Site.objects.select_for_update(no_key=True).get(pk=site.pk)
    require(by, Permission.REGISTER, site)
    made = PrescreenEntry.objects.filter(submission_key=submission_key, site=site).first()
    if made is not None:
        return made
    require_unused(submission_key, PrescreenEntry)
    if said.outcome == PrescreenOutcome.REGISTERED:
        raise Refused("Register the participant, and choose this entry there: that links the two.", "outcome")
    _require_possible(said, site, at)
    entry = PrescreenEntry.objects.create(
        site=site,
        number=(site.prescreenings.aggregate(highest=Max("number"))["highest"] or 0) + 1,
        submission_key=submission_key,
        recorded_at=at,
        recorded_by=by,
        **asdict(said),
    )
    changes = _named(changes_between({}, asdict(said)))
    record(by=by, at=at, action=Action.PRESCREENED, subject=entry, site=site, changes=changes)
    return entry


@transaction.atomic
def correct_prescreening(
    *, by: User, at: datetime, entry: PrescreenEntry, said: Prescreened, reason: str, version: int | None = None
) -> PrescreenEntry:
    """Corrects an entry, for a coded reason; ``version`` is that of the one that was read. Who is linked stays so."""
    entry = _locked(entry, by)
    if (entry.outcome == PrescreenOutcome.REGISTERED) != (said.outcome == PrescreenOutcome.REGISTERED):
        raise Refused("Only a registration makes an entry “registered”, and it stays so.", "outcome")
    _require_possible(said, entry.site, at)
    before = {name: getattr(entry, name) for name in asdict(said)}
    changes = _named(changes_between(before, dict.fromkeys(before) | asdict(said)))
    if not changes:
        return entry
    require_latest(entry, version)
    words = _coded(reason, dict(ReasonForChange.choices), "Choose why the entry is corrected.", "why")
    for name, value in asdict(said).items():
        setattr(entry, name, value)
    entry.save()
    action = Action.PRESCREENING_CORRECTED
    record(by=by, at=at, action=action, subject=entry, site=entry.site, changes=changes, reason=words)
    return entry


@transaction.atomic
def void_prescreening(*, by: User, at: datetime, entry: PrescreenEntry, reason: str) -> PrescreenEntry:
    """Declares an entry wrong, for a coded reason; it stays, counts no more and can be linked no more."""
    entry = _locked(entry, by)
    entry.void_reason = _coded(reason, dict(VoidReason.choices), "Choose why the entry is wrong.", "void")
    entry.voided_at, entry.voided_by = at, by
    entry.save()
    action = Action.PRESCREENING_VOIDED
    record(by=by, at=at, action=action, subject=entry, site=entry.site, reason=entry.void_reason)
    return entry


def link_prescreening(entry: PrescreenEntry, participant: Participant) -> Changes:
    """Notes who the person became, as part of their registration, whose event tells of it."""
    entry = _held(entry)
    if entry.site_id != participant.site_id:
        raise Refused("This entry is in the log of another site.", "prescreening")
    if entry.is_void or entry.participant_id:
        raise Refused("This entry was linked or declared wrong meanwhile. Choose another one, or none.", "prescreening")
    entry.participant, entry.outcome, entry.reason = participant, PrescreenOutcome.REGISTERED, ""
    entry.save()
    return {"prescreening": [None, str(entry)]}


def _locked(entry: PrescreenEntry, by: User) -> PrescreenEntry:
    """The entry as it is now, if the user may change it and it stands."""
    entry = _held(entry)
    require(by, Permission.REGISTER, entry.site)
    if entry.is_void:
        raise Refused("This entry was declared wrong. Make a new one instead.")
    return entry


def _held(entry: PrescreenEntry) -> PrescreenEntry:
    found = PrescreenEntry.objects.select_for_update(of=("self",), no_key=True).select_related("site")
    return found.get(pk=entry.pk)


def _require_possible(said: Prescreened, site: Site, at: datetime) -> None:
    if said.prescreened_on > local_day(site, at):
        raise Refused("This day lies in the future.", "prescreened_on")
    _coded(said.source, dict(PrescreenSource.choices), "Choose how you came upon the person.", "source")
    _coded(said.outcome, dict(PrescreenOutcome.choices), "Choose what came of it.", "outcome")
    if said.outcome == PrescreenOutcome.NOT_ELIGIBLE:
        _coded(said.reason, _REASONS, "Choose why the person is not eligible.", "reason")
    elif said.reason:
        raise Refused("A reason goes with “not eligible” alone: leave it empty.", "reason")


def _coded(code: str, listed: Mapping[str, str], words: str, field: str) -> str:
    """The label of a listed code; Refused for anything else."""
    if code not in listed:
        raise Refused(words, field)
    return str(listed[code])


def _named(changes: Changes) -> Changes:
    return {f"prescreening.{name}": change for name, change in changes.items()}
