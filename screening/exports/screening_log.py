"""The screening log: one row an attempt, in the columns of NIDCR's template and ICH E6."""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from screening.exports.tables import Cell, Table
from screening.models import ScreeningVisit, Signature, Status
from screening.models.vocabulary import CRITERION_CODES
from screening.rules.criterion import Kind, Verdict
from screening.rules.protocol import PROTOCOLS

HEADINGS = (
    "Site",
    "Investigator",
    "Screening number",
    "Attempt",
    "Consent date",
    "Consent version",
    "Date screened",
    "Protocol version",
    "Eligible",
    "All criteria failed",
    "First reason",
    "Decided by",
    "Decided at (UTC)",
    "Signed by",
    "Role of the signer",
    "Meaning of the signature",
    "Signed at (time of the site)",
    "Void signatures",
    "Enrolment number",
    "Enrolment date",
)
ELIGIBLE = {
    Status.DRAFT: "pending",
    Status.IN_REVIEW: "pending",
    Status.ELIGIBLE: "yes",
    Status.ENROLLED: "yes",
    Status.DISCONTINUED: "yes",
    Status.SCREEN_FAILURE: "no",
    Status.DECLINED: "not determined: declined",
    Status.WITHDRAWN: "not determined: withdrawn",
}
RELATED = ("participant__site__principal_investigator", "consent_version", "protocol_version", "decided_by")
PREFETCHED = ("verdicts", "signatures__voided_by")


def screening_log(visits: Iterable[ScreeningVisit]) -> Table:
    """The log of these attempts.

    Reasons are the protocol's words, never the generated sentence, which may hold a birth date.
    """
    return Table("Screening log", HEADINGS, [tuple(_row(visit)) for visit in visits])


def _row(visit: ScreeningVisit) -> Iterator[Cell]:
    site = visit.participant.site
    failed = sorted(
        (verdict.code for verdict in visit.verdicts.all() if verdict.verdict == Verdict.FAIL), key=CRITERION_CODES.index
    )
    yield site.code
    yield site.principal_investigator.name if site.principal_investigator else ""
    yield visit.participant.screening_number
    yield visit.attempt
    yield visit.consented_on
    yield visit.consent_version.version
    yield visit.screening_date
    yield visit.protocol_version.version
    yield ELIGIBLE[Status(visit.status)]
    yield ", ".join(failed)
    yield _in_words(failed[0], visit.protocol_version.version) if failed else ""
    yield visit.decided_by.name if visit.decided_by else ""
    yield visit.decided_at.astimezone(UTC).strftime("%Y-%m-%d %H:%M:%S") if visit.decided_at else ""
    yield from _signed(visit)
    yield visit.enrolment_number
    yield visit.enrolled_on


def _signed(visit: ScreeningVisit) -> Iterator[Cell]:
    """The four parts of the signature that stands, and what became of the others."""
    signatures = sorted(visit.signatures.all(), key=lambda each: each.signed_at)
    yield from next((_manifest(each) for each in signatures if not each.is_void), ("",) * 4)
    yield "; ".join(_voided(each) for each in signatures if each.is_void)


def _manifest(signature: Signature) -> tuple[str, str, str, str]:
    at = _clock(signature.signed_at, signature)
    return signature.printed_name, signature.role, signature.get_meaning_display(), at


def _voided(signature: Signature) -> str:
    at, by = _clock(signature.voided_at, signature), signature.voided_by.name
    return f"{', '.join(_manifest(signature))}, void since {at}, by {by}: {signature.void_reason}"


def _clock(at: datetime, signature: Signature) -> str:
    return f"{at.astimezone(ZoneInfo(signature.time_zone)):%Y-%m-%d %H:%M:%S %Z}"


def _in_words(code: str, protocol_version: str) -> str:
    criterion = PROTOCOLS[protocol_version].criterion(code)
    return f"Not fulfilled: {criterion.sentence}" if criterion.kind is Kind.INCLUSION else criterion.sentence
