"""Putting a name to a decision, and taking the decision back."""

from datetime import datetime

from django.conf import settings
from django.db import transaction

from screening.actions import verdicts
from screening.actions.audit import Changes, record
from screening.actions.base import (
    Action,
    Refused,
    local_day,
    locked,
    require,
    require_status,
    require_version,
    required_text,
)
from screening.actions.decisions import make_void, take_back
from screening.actions.passwords import LOCKED_OUT, LockedOutError, account_with, forget_failures, is_locked_out
from screening.actions.second_factor import use_code, wrong_second_factor
from screening.actions.suspension import require_not_suspended
from screening.models import Evaluation, ScreeningVisit, Signature, Status, User, digest_of
from screening.permissions import Permission
from screening.queries import is_followed, valid_signature
from screening.queries.second_factor import has_second_factor
from screening.queries.signatures import attestation_of, role_of_signer, signed_text
from screening.rules.evaluate import Outcome

Meaning = Signature.Meaning
_NEEDS = {Meaning.ELIGIBLE: Outcome.ELIGIBLE, Meaning.SCREEN_FAILURE: Outcome.INELIGIBLE}


def sign_decision(
    *,
    by: User,
    at: datetime,
    visit: ScreeningVisit,
    meaning: str,
    version: int,
    seen: str = "",
    username: str = "",
    password: str = "",
    code: str = "",
    first: bool = True,
    shown_again: bool = False,
    at_provider: bool = False,
) -> Signature:
    """Signs *eligible* or *screen failure*; who signs proves again who they are (21 CFR 11.200(a)(1)).

    User name and password each time, or, for an account without a password, ``at_provider``: that the provider of the
    single sign-on asked anew, for this very signature. With a second factor, that too at the ``first`` signing of a
    session: a ``code``, or ``shown_again``, which says that the second factor was shown anew in the last minutes.

    ``version`` is that of the visit the signer has read, and ``seen``, where it is known, the digest of the answers and
    verdicts that were shown: what sites take part, say, may have been changed since. The same decision sent twice by
    the same person is signed once. A wrong password is counted even though nothing is signed, so the transaction
    begins after it.
    """
    site = visit.participant.site
    require(by, Permission.SIGN, site, local_day(site, at))
    require_not_suspended(by)
    if by.has_usable_password():
        _require_password(by, username, password)
    else:
        _require_provider(by, at_provider)
    if first and not shown_again and asks_second_factor(by):
        _require_code(by, code)
    forget_failures(by)
    return _sign(by, at, visit, meaning, version, seen)


def asks_second_factor(by: User) -> bool:
    """Whether the first signature of a session takes a second factor here; a provider may see to that."""
    by_provider = settings.OIDC and settings.OIDC.asks_second_factor and not by.has_usable_password()
    return has_second_factor(by) and not by_provider


def _require_provider(by: User, at_provider: bool) -> None:
    if not (settings.OIDC and by.sign_on):
        raise Refused("Your account has neither a password nor a single sign-on. Ask the administrator.")
    if is_locked_out(by):
        raise Refused(f"{LOCKED_OUT} Nothing was signed.")
    if not at_provider:
        raise Refused(f"Sign in once more with {settings.OIDC.name}, then sign. Nothing was signed.")


def _require_code(by: User, code: str) -> None:
    if not code:
        raise Refused("Enter the code of your second factor. Nothing was signed.", "code")
    if use_code(by, code) is None:
        wrong_second_factor(by)
        raise Refused("This code is not right, or it was used already. Nothing was signed.", "code")


def _require_password(by: User, username: str, password: str) -> None:
    try:
        account = account_with(username, password, by=by)
    except LockedOutError:
        raise Refused(f"{LOCKED_OUT} Nothing was signed.", "password") from None
    if account != by:
        raise Refused("The user name or the password is not yours. Nothing was signed.", "password")


@transaction.atomic
def _sign(by: User, at: datetime, visit: ScreeningVisit, meaning: str, version: int, seen: str) -> Signature:
    visit = locked(visit)
    site = visit.participant.site
    require(by, Permission.SIGN, site, local_day(site, at))
    require_not_suspended(by)
    signature = valid_signature(visit)
    if signature and (signature.signed_by, signature.meaning, visit.status) == (by, meaning, meaning):
        return signature
    require_status(visit, Status.IN_REVIEW)
    require_version(visit, version, "sign")
    assessment = verdicts.assess(visit)
    evaluation = verdicts.freeze(visit, assessment, by=by, at=at)
    if seen and seen != evaluation.digest:
        raise Refused("What this screening rests on has changed since you opened it. Read it again, then sign.")
    _require_outcome(evaluation, meaning)
    signature = _signature(visit, evaluation, Meaning(meaning), by=by, at=at)
    visit.status, visit.decided_at, visit.decided_by = Status(meaning), at, by
    verdicts.keep(visit, assessment, at=at)
    changes: Changes = {"status": [Status.IN_REVIEW.value, meaning], "signature": [None, signature.digest]}
    said = {"changes": changes, "reason": _why_anew(visit)}
    record(by=by, at=at, action=Action.SIGNED, subject=signature, visit=visit, **said)
    return signature


def _why_anew(visit: ScreeningVisit) -> str:
    """Why the signature before this one is void; empty for the first."""
    void = visit.signatures.exclude(voided_at=None).order_by("signed_at", "pk").last()
    return void.void_reason if void else ""


def _require_outcome(evaluation: Evaluation, meaning: str) -> None:
    if meaning not in Meaning.values:
        raise Refused("A decision is either eligible or screen failure.", "meaning")
    if evaluation.outcome == _NEEDS[Meaning(meaning)]:
        return
    if meaning == Meaning.SCREEN_FAILURE:
        raise Refused("No criterion fails: this is not a screen failure.", "meaning")
    reasons = {
        Outcome.INELIGIBLE: "A criterion fails: this person cannot be signed as eligible.",
        Outcome.UNDETERMINED: "A criterion is not yet known: this person cannot be signed as eligible.",
        Outcome.NEEDS_REVIEW: "A criterion still awaits a ruling: this person cannot be signed as eligible.",
    }
    raise Refused(reasons[Outcome(evaluation.outcome)], "meaning")


def _signature(visit: ScreeningVisit, evaluation: Evaluation, meaning: Meaning, *, by: User, at: datetime) -> Signature:
    site = visit.participant.site
    role, attestation = role_of_signer(by, site), attestation_of(visit, evaluation.answer, meaning)
    text = signed_text(
        visit=visit,
        snapshot=evaluation.snapshot,
        attestation=attestation,
        name=by.name,
        role=role,
        meaning=meaning.value,
        at=at,
        zone=site.time_zone,
    )
    return Signature.objects.create(
        visit=visit,
        evaluation=evaluation,
        meaning=meaning,
        attestation=attestation,
        signed_at=at,
        signed_by=by,
        printed_name=by.name,
        role=role,
        time_zone=site.time_zone,
        digest=digest_of(text),
    )


@transaction.atomic
def reopen(*, by: User, at: datetime, visit: ScreeningVisit, reason: str) -> ScreeningVisit:
    """Takes a decision back: the answers open again, and the signature is visibly void."""
    visit = locked(visit)
    require(by, Permission.REOPEN, visit.participant.site)
    require_status(visit, *Status.decided())
    reason = required_text(reason, "Say why the decision is taken back.")
    signature = valid_signature(visit)
    if signature and is_followed(visit):
        raise Refused("A later attempt follows this one: its decision stands.")
    changes = take_back(visit, Status.DRAFT)
    visit.save()
    if signature:
        changes |= make_void(signature, by=by, at=at, reason=reason)
    record(by=by, at=at, action=Action.REOPENED, subject=visit, visit=visit, changes=changes, reason=reason)
    return visit
