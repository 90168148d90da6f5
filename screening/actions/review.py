"""What an investigator does with a screening in review, short of signing it."""

from collections.abc import Mapping
from datetime import datetime
from typing import Literal

from django.db import transaction

from screening.actions import verdicts
from screening.actions.audit import Changes, changes_between, record
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
from screening.actions.queries import new_query
from screening.actions.sources import unverify_saved
from screening.assemble import facts_digest, facts_of, latest_rulings
from screening.models import CRITERION_CODES, Ruling, ScreeningVisit, Status, User
from screening.permissions import Permission
from screening.queries import open_queries, protocol_of
from screening.rules.criterion import Verdict
from screening.rules.evaluate import JUDGEMENT, evaluate
from screening.rules.partial_date import PartialDate


@transaction.atomic
def return_to_coordinator(
    *, by: User, at: datetime, visit: ScreeningVisit, queries: Mapping[str, str] | None = None
) -> ScreeningVisit:
    """Opens the answers again; ``queries`` maps a fact's path or a criterion to a question raised with it."""
    visit = locked(visit)
    require(by, Permission.RETURN, visit.participant.site)
    require_status(visit, Status.IN_REVIEW)
    raised = [new_query(visit, subject, text, by=by, at=at) for subject, text in (queries or {}).items()]
    if not raised and not open_queries(visit):
        raise Refused("Say what is to be done: at least one query has to be open.", "text")
    visit.status = Status.DRAFT
    visit.save()
    changes: Changes = {"status": [Status.IN_REVIEW.value, Status.DRAFT.value]}
    changes |= {f"queries.{query.subject}": [None, query.text] for query in raised}
    record(by=by, at=at, action=Action.RETURNED, subject=visit, visit=visit, changes=changes)
    return visit


@transaction.atomic
def rule_on_review(
    *,
    by: User,
    at: datetime,
    visit: ScreeningVisit,
    code: str,
    verdict: Literal["PASS", "FAIL"],
    reason: str,
    version: int | None = None,
) -> Ruling:
    """Decides a criterion that the facts leave open; a later ruling takes the place of an earlier one.

    ``version`` is that of the visit the investigator was shown, where it is known: Refused when it was saved since.
    """
    visit = locked(visit)
    require(by, Permission.RULE, visit.participant.site)
    require_status(visit, Status.IN_REVIEW)
    require_version(visit, version, "rule")
    reason = required_text(reason, "A ruling needs its reason.")
    if code not in CRITERION_CODES or verdict not in ("PASS", "FAIL"):
        raise Refused("A ruling says pass or fail of one criterion.", "verdict")
    facts, protocol = facts_of(visit), protocol_of(visit)
    result = evaluate(facts, protocol).result(code)
    if result.verdict is not Verdict.REVIEW and not result.ruled:
        raise Refused(
            f"{code} is not up for review: the recorded facts decide it, and no ruling changes that.", "verdict"
        )
    before = latest_rulings(visit).get(code)
    ruling = Ruling.objects.create(
        visit=visit,
        code=code,
        verdict=verdict,
        reason=reason,
        facts_digest=facts_digest(facts, code, protocol),
        ruled_at=at,
        ruled_by=by,
    )
    _save(visit, at)
    changes: Changes = {f"rulings.{code}": [before.verdict if before else None, verdict]}
    record(by=by, at=at, action=Action.RULED, subject=ruling, visit=visit, changes=changes, reason=reason)
    return ruling


@transaction.atomic
def record_judgement(
    *,
    by: User,
    at: datetime,
    visit: ScreeningVisit,
    unadvisable: Literal["yes", "no"],
    reason: str,
    version: int | None = None,
) -> ScreeningVisit:
    """E20: whether taking part is unadvisable, which only an investigator says. ``version`` is as for a ruling."""
    visit = locked(visit)
    require(by, Permission.RULE, visit.participant.site)
    require_status(visit, Status.DRAFT, Status.IN_REVIEW)
    require_version(visit, version, "judge")
    if unadvisable not in ("yes", "no"):
        raise Refused("Answer yes or no.", "unadvisable")
    before = _judgement(visit)
    visit.investigator_unadvisable = unadvisable
    visit.investigator_reason = required_text(reason, "The judgement needs its reason.")
    visit.investigator_by, visit.investigator_date = by, PartialDate.on(local_day(visit.participant.site, at))
    changes = changes_between(before, _judgement(visit))
    if changes:
        changes |= unverify_saved(visit, [JUDGEMENT])
        _save(visit, at)
        record(by=by, at=at, action=Action.JUDGED, subject=visit, visit=visit, changes=changes, reason=reason.strip())
    return visit


def _judgement(visit: ScreeningVisit) -> dict[str, object]:
    return {
        f"investigator.{key}": getattr(visit, f"investigator_{key}") for key in ("unadvisable", "reason", "by", "date")
    }


def _save(visit: ScreeningVisit, at: datetime) -> None:
    """What somebody has on their screen is no longer what there is: the version tells."""
    visit.version += 1
    verdicts.refresh(visit, at=at)
