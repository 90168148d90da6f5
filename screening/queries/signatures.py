"""What a signature says, and whether it is still what was signed."""

from collections import Counter
from datetime import UTC, datetime

from screening.models import ScreeningVisit, Signature, Site, User, digest_of
from screening.rules.interchange import write_json
from screening.rules.words import listed, show_day

_COUNTED = {
    "PASS": "passed",
    "FAIL": "failed",
    "UNKNOWN": "not yet known",
    "REVIEW": "to review",
    "NOT_APPLICABLE": "not applicable",
}


def role_of_signer(user: User, site: Site) -> str:
    """In which role an investigator signs for a site."""
    return "Principal investigator" if site.principal_investigator_id == user.pk else "Sub-investigator"


def attestation_of(visit: ScreeningVisit, answer: dict, meaning: Signature.Meaning) -> str:
    """What is put a name to: the sentence and everything it covers. ``answer`` is that of ``rules.answer``."""
    counts = Counter(result["verdict"] for result in answer["results"])
    verdicts = listed([f"{counts[verdict]} {words}" for verdict, words in _COUNTED.items() if counts[verdict]])
    failing = f" Failed: {listed(answer['blockers'])}." if answer["blockers"] else ""
    ruled = [result["code"] for result in answer["results"] if result.get("ruled")]
    rulings = f" Ruled by an investigator: {listed(ruled)}." if ruled else ""
    return (
        f"{meaning.label}: {visit.participant.screening_number}, attempt {visit.attempt}, screened on "
        f"{show_day(visit.screening_date)} under protocol version {answer['protocol_version']} "
        f"(rules {answer['rules_version']}). The 28 criteria: {verdicts}.{failing}{rulings}"
    )


def signed_text(
    *,
    visit: ScreeningVisit,
    snapshot: str,
    attestation: str,
    name: str,
    role: str,
    meaning: str,
    at: datetime,
    zone: str,
) -> str:
    """Everything that a signature's digest binds together, as one text."""
    return write_json(
        {
            "visit": visit.pk,
            "participant": visit.participant.screening_number,
            "attempt": visit.attempt,
            "evaluation": snapshot,
            "attestation": attestation,
            "printed_name": name,
            "role": role,
            "meaning": meaning,
            "signed_at": at.astimezone(UTC).isoformat(),
            "time_zone": zone,
        }
    )


def is_intact(signature: Signature) -> bool:
    """Whether the record still says what was signed."""
    text = signed_text(
        visit=signature.visit,
        snapshot=signature.evaluation.snapshot,
        attestation=signature.attestation,
        name=signature.printed_name,
        role=signature.role,
        meaning=signature.meaning,
        at=signature.signed_at,
        zone=signature.time_zone,
    )
    return signature.evaluation.is_unchanged and signature.digest == digest_of(text)
