"""Registering people, and who they are."""

from dataclasses import asdict, dataclass
from datetime import datetime
from decimal import Decimal
from uuid import UUID

from django.db import transaction
from django.db.models import Max

from screening.actions.audit import Changes, changes_between, record
from screening.actions.base import (
    Action,
    Refused,
    local_day,
    locked_participant,
    require,
    require_latest,
    require_unused,
    required_text,
)
from screening.actions.prescreening import link_prescreening
from screening.models import Identity, Participant, PrescreenEntry, Site, User
from screening.permissions import Permission
from screening.rules.calendar import completed_years
from screening.rules.interchange.ranges import AGE
from screening.rules.partial_date import PartialDate


@dataclass(frozen=True, slots=True)
class Person:
    """Who somebody is: kept encrypted and apart, never in the audit trail."""

    surname: str
    given_name: str = ""
    contact: str = ""
    medical_record_number: str = ""

    def __repr__(self) -> str:
        return "Person(…)"


@transaction.atomic
def register_participant(
    *,
    by: User,
    at: datetime,
    site: Site,
    submission_key: UUID,
    sex: str = "",
    birth_date: PartialDate | None = None,
    person: Person | None = None,
    prescreening: PrescreenEntry | None = None,
) -> Participant:
    """Gives the next screening number of the site, and links the entry of the pre-screening log.

    The same key again gives who was registered the first time.
    """
    site = Site.objects.select_for_update(no_key=True).get(pk=site.pk)
    require(by, Permission.REGISTER, site)
    registered = Participant.objects.filter(submission_key=submission_key, site=site).first()
    if registered is not None:
        return registered
    require_unused(submission_key, Participant)
    _require_possible_birth(birth_date, site, at)
    if sex not in _SEXES:
        raise Refused("Choose one of the listed answers.", "sex")
    number = (site.participants.aggregate(highest=Max("number"))["highest"] or 0) + 1
    participant = Participant.objects.create(
        site=site,
        number=number,
        screening_number=f"{site.code}-{number:03}",
        submission_key=submission_key,
        sex=sex,
        date_of_birth=birth_date,
        registered_at=at,
        registered_by=by,
    )
    said = {"screening_number": participant.screening_number, "sex": sex, "date_of_birth": birth_date}
    changes = changes_between({}, said)
    if person is not None and any(asdict(person).values()):
        changes |= _write_identity(participant, person, by=by, at=at)
    if prescreening is not None:
        changes |= link_prescreening(prescreening, participant)
    record(by=by, at=at, action=Action.REGISTERED, subject=participant, site=site, changes=changes)
    return participant


_SEXES = {"", *(code for code, _ in Participant._meta.get_field("sex").flatchoices)}


def _require_possible_birth(birth_date: PartialDate | None, site: Site, at: datetime) -> None:
    if birth_date is None:
        return
    if birth_date.earliest > local_day(site, at):
        raise Refused("The date of birth lies in the future.", "birth_date")
    if not AGE.allows(Decimal(completed_years(birth_date.latest, local_day(site, at)))):
        raise Refused(f"This was more than {AGE.high} years ago.", "birth_date")


@transaction.atomic
def open_identity(*, by: User, at: datetime, participant: Participant) -> Identity:
    """Who the person is. Looking is itself recorded."""
    participant = locked_participant(participant)
    require(by, Permission.OPEN_IDENTITY, participant.site)
    identity = Identity.objects.filter(participant=participant).first()
    if identity is None:
        raise Refused("No identity is recorded for this participant.")
    record(by=by, at=at, action=Action.IDENTITY_OPENED, subject=participant, site=participant.site)
    return identity


@transaction.atomic
def update_identity(
    *, by: User, at: datetime, participant: Participant, person: Person, reason: str = "", version: int | None = None
) -> Identity:
    """Records or corrects who the person is; a correction needs a reason. The trail names the fields alone.

    ``version`` is that of the identity that was read, where one was.
    """
    participant = locked_participant(participant)
    require(by, Permission.OPEN_IDENTITY, participant.site)
    before = Identity.objects.filter(participant=participant).first()
    changes = _write_identity(participant, person, by=by, at=at, version=version)
    if changes:
        if before:
            reason = required_text(reason, "Say why the identity is corrected.")
        action, site = Action.IDENTITY_CHANGED, participant.site
        record(by=by, at=at, action=action, subject=participant, site=site, changes=changes, reason=reason)
    return Identity.objects.get(participant=participant)


def _write_identity(
    participant: Participant, person: Person, *, by: User, at: datetime, version: int | None = None
) -> Changes:
    required_text(person.surname, "Give the surname.", "surname")
    identity = Identity.objects.filter(participant=participant).first()
    identity = identity or Identity(participant=participant, recorded_at=at, recorded_by=by)
    changed = [name for name, value in asdict(person).items() if getattr(identity, name) != value.strip()]
    for name in changed:
        setattr(identity, name, getattr(person, name).strip())
    if changed:
        require_latest(identity, version)
        identity.save()
    return {f"identity.{name}": [None, None] for name in changed}
