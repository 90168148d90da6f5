"""What a decision that does not stand any more leaves behind."""

from datetime import datetime

from screening.actions.audit import Changes
from screening.models import ScreeningVisit, Signature, Status, User


def take_back(visit: ScreeningVisit, to: Status) -> Changes:
    """The attempt is undecided again, in memory, and stands at ``to``."""
    before, visit.status = visit.status, to
    visit.decided_at = visit.decided_by = None
    visit.enrolment_confirmed_at = visit.enrolment_confirmed_by = None
    return {"status": [before, to.value]}


def make_void(signature: Signature, *, by: User, at: datetime, reason: str) -> Changes:
    """The signature stays for all to see, and says why it does not count any more."""
    signature.voided_at, signature.voided_by, signature.void_reason = at, by, reason
    signature.save(update_fields=["voided_at", "voided_by", "void_reason"])
    return {"signature": [signature.digest, None]}
