"""What all actions share: how they refuse, whom they allow, and the record they hold on to."""

from datetime import date, datetime
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import models

from screening.models import Participant, ScreeningVisit, Site, Status, User
from screening.permissions import Permission, permits


class Action(models.TextChoices):
    """What people did, as the audit trail names it."""

    REGISTERED = "registered", "Registered the participant"
    IDENTITY_CHANGED = "identity_changed", "Changed the identity"
    IDENTITY_OPENED = "identity_opened", "Opened the identity"
    ATTEMPT_STARTED = "attempt_started", "Started the screening"
    SCREENING_RECORDED = "screening_recorded", "Recorded screening data"
    PERSON_CORRECTED = "person_corrected", "Corrected birth date or sex with another attempt"
    SITE_CHANGED = "site_changed", "Evaluated again after a change of a site"
    EVALUATED_AGAIN = "evaluated_again", "Evaluated again after a change of the rules"
    PROTOCOL_ACTIVATED = "protocol_activated", "Put a protocol version in force"
    PROTOCOL_MOVED = "protocol_moved", "Moved to the protocol version in force"
    SUBMITTED = "submitted", "Submitted for review"
    RETURNED = "returned", "Returned to the coordinator"
    RULED = "ruled", "Ruled on a criterion"
    JUDGED = "judged", "Recorded the investigator's judgement"
    SIGNED = "signed", "Signed the decision"
    REOPENED = "reopened", "Reopened"
    DECLINED = "declined", "Declined"
    WITHDRAWN = "withdrawn", "Withdrawn"
    ENROLLED = "enrolled", "Enrolled"
    DISCONTINUED = "discontinued", "Discontinued"
    QUERY_RAISED = "query_raised", "Raised a query"
    QUERY_ANSWERED = "query_answered", "Answered a query"
    QUERY_CLOSED = "query_closed", "Closed a query"
    SOURCE_RECORDED = "source_recorded", "Recorded a source"
    SOURCE_VERIFIED = "source_verified", "Verified a source"
    PRESCREENED = "prescreened", "Recorded in the pre-screening log"
    PRESCREENING_CORRECTED = "prescreening_corrected", "Corrected the pre-screening log"
    PRESCREENING_VOIDED = "prescreening_voided", "Declared a pre-screening entry wrong"
    EXPORTED = "exported", "Exported"
    CREATED = "created", "Created"
    CHANGED = "changed", "Changed"
    VERSIONS_BEGUN = "versions_begun", "Began to keep each version of each row"
    PASSWORD_SET = "password_set", "Set a password"
    OWN_PASSWORD_CHANGED = "own_password_changed", "Changed their own password"
    SIGNED_IN = "signed_in", "Signed in"
    SIGNED_ON = "signed_on", "Signed in by single sign-on"
    SIGN_ON_REFUSED = "sign_on_refused", "Was refused after the single sign-on"
    SIGNED_OUT = "signed_out", "Signed out"
    FAILED_SIGN_IN = "failed_sign_in", "Gave a wrong user name or password"
    LOCKED_OUT = "locked_out", "Locked out after wrong passwords"
    UNLOCKED = "unlocked", "Ended a lock-out"
    SECOND_FACTOR_ADDED = "second_factor_added", "Set up a second factor"
    SECOND_FACTOR_REMOVED = "second_factor_removed", "Removed a second factor"
    SECOND_FACTOR_FAILED = "second_factor_failed", "Gave a wrong second factor"
    PASSKEY_RENAMED = "passkey_renamed", "Renamed a passkey"
    RECOVERY_CODES_MADE = "recovery_codes_made", "Made recovery codes"
    RECOVERY_CODE_USED = "recovery_code_used", "Used a recovery code"
    RESET_ASKED = "reset_asked", "Asked for a link to set a password"
    RESET_USED = "reset_used", "Set a password by a link"
    DIGEST_CHOSEN = "digest_chosen", "Chose whether to get the daily e-mail"
    DIGEST_SENT = "digest_sent", "Sent the daily e-mail"
    SIGNING_SUSPENDED = "signing_suspended", "Suspended signing"
    SIGNING_CONFIRMED = "signing_confirmed", "Confirmed who signs"
    IDENTITY_KEY_ROTATED = "identity_key_rotated", "Encrypted the identities with a new key"


class Refused(Exception):  # noqa: N818 - people read it
    """What was asked for cannot be done; ``message`` says why, ``field`` where (a column or a fact's path)."""

    def __init__(self, message: str, field: str | None = None) -> None:
        self.message, self.field = message, field
        super().__init__(message)


def require(user: User, permission: Permission, site: Site | None = None, on: date | None = None) -> None:
    """PermissionDenied unless the user may."""
    if not permits(user, permission, site, on):
        raise PermissionDenied(f"{permission.value} is not theirs")


def require_status(visit: ScreeningVisit, *allowed: Status) -> None:
    """Refused unless the attempt stands at one of the statuses."""
    if visit.status not in allowed:
        words = " or ".join(f"“{Status(status).label.lower()}”" for status in allowed)
        raise Refused(
            f"This attempt is “{visit.get_status_display().lower()}”; this can only be done while it is {words}."
        )


def require_version(visit: ScreeningVisit, shown: int | None, then: str) -> None:
    """Refused where the attempt was saved after it was shown; ``shown`` is None where nothing was."""
    if shown is not None and shown != visit.version:
        raise Refused(f"This screening has changed since you opened it. Read it again, then {then}.")


def version_of(row: models.Model) -> int:
    """How often the row was saved; 0 for one that is not there yet."""
    return row.versions.count() if row.pk else 0


def require_latest(row: models.Model, shown: int | None) -> None:
    """Refused where the row was saved after it was shown as its version ``shown``; None where nothing was."""
    if shown is not None and shown != version_of(row):
        raise Refused("Somebody changed this after you opened it. Read what is recorded now, then send yours again.")


def require_unused(key: UUID, kind: type[models.Model]) -> None:
    """Refused where the same form made something else already; ``key`` is its submission key."""
    if kind._default_manager.filter(submission_key=key).exists():
        words = "This form was sent before, and something else was made of it. Look there first, then send it again."
        raise Refused(words, "submission_key")


def required_text(text: str, words: str, field: str = "reason") -> str:
    """The text without blanks around it; Refused when nothing is left."""
    stripped = text.strip()
    if not stripped:
        raise Refused(words, field)
    return stripped


def locked(visit: ScreeningVisit) -> ScreeningVisit:
    """The attempt as it is now; nobody else changes it before the transaction ends."""
    related = ("participant__site", "protocol_version", "consent_version", "investigator_by")
    return ScreeningVisit.objects.select_for_update(of=("self",), no_key=True).select_related(*related).get(pk=visit.pk)


def locked_participant(participant: Participant) -> Participant:
    """The participant as they are now, held until the transaction ends."""
    found = Participant.objects.select_for_update(of=("self",), no_key=True).select_related("site")
    return found.get(pk=participant.pk)


def local_day(site: Site, at: datetime) -> date:
    """The calendar day at the site."""
    return at.astimezone(site.zone).date()
