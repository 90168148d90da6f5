"""A decision whose signature a correction made void waits for the investigator, who decides it anew."""

from datetime import date
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied

from screening.actions import disposition
from screening.actions.base import Refused
from screening.actions.review import record_judgement, return_to_coordinator
from screening.actions.screening import Conflict, start_attempt, submit_for_review
from screening.actions.signing import reopen, sign_decision
from screening.exports.screening_log import HEADINGS, PREFETCHED, RELATED, screening_log
from screening.models import AuditEvent, DeviationNote, ScreeningVisit, Signature, told
from screening.queries import Wait, decisions, waiting_count, worklist
from screening.queries.signatures import is_intact
from screening.queries.verification.decisions import broken_decisions
from screening.queries.verification.derived import broken_verdicts
from tests.factories import BASE_FACTS, NOW, PASSWORD
from tests.scenes import (
    FAILING,
    LATER,
    NEXT_DAY,
    UNJUDGED,
    consent_of,
    coordinator_of,
    draft,
    in_review,
    investigator_of,
    save,
    screen_failure,
    sign,
    undone,
)

TODAY = date(2026, 11, 3)
MINOR = BASE_FACTS | {"date_of_birth": "2012-05-14"}


def now(visit):
    return ScreeningVisit.objects.get(pk=visit.pk)


def next_attempt(visit, facts=BASE_FACTS):
    said = {"participant": visit.participant, "facts": facts, "consent": consent_of(visit)}
    return start_attempt(by=coordinator_of(visit.participant.site), at=NOW, submission_key=uuid4(), **said)


def correct(visit, facts=BASE_FACTS, **corrected):
    by = coordinator_of(visit.participant.site)
    return save(now(visit), by, facts | corrected, at=LATER, reason="A slip of the pen.")


def signed_then_corrected(site, facts=FAILING):
    """Two attempts; the second has corrected the birth date, on which the signature of the first rested."""
    first = screen_failure(site, facts)
    second = correct(next_attempt(first), date_of_birth="1971-05-15")
    return now(first), second


def log_of(visit):
    visits = ScreeningVisit.objects.select_related(*RELATED).prefetch_related(*PREFETCHED).filter(pk=visit.pk)
    return dict(zip(HEADINGS, screening_log(visits).rows[0], strict=True))


def test_it_is_signed_anew_beside_the_void_signature_which_stays_what_it_was(site, investigator, trail):
    first, _ = signed_then_corrected(site)
    old = Signature.objects.get(visit=first)
    frozen = old.evaluation.snapshot
    trail()

    sign(first, investigator, at=NEXT_DAY)

    void, new = Signature.objects.filter(visit=first).order_by("pk")
    assert (void.pk, void.is_void, void.evaluation.snapshot, is_intact(void)) == (old.pk, True, frozen, True)
    assert (new.is_void, new.meaning, new.signed_by, is_intact(new)) == (False, "screen_failure", investigator, True)
    assert new.evaluation.facts["date_of_birth"] == "1971-05-15"
    assert (now(first).status, now(first).decided_by, now(first).decided_at) == (
        "screen_failure",
        investigator,
        NEXT_DAY,
    )
    (event,) = trail()
    assert (event.action, event.reason) == ("signed", void.void_reason)
    assert told.untold() == []
    assert [*broken_decisions(), *broken_verdicts()] == []


def test_signing_anew_takes_what_every_signature_takes(site, investigator):
    first, _ = signed_then_corrected(site)
    shown = {"visit": first, "at": NEXT_DAY, "meaning": "screen_failure", "version": first.version}
    proof = {"by": investigator, "username": investigator.username, "password": PASSWORD}

    with pytest.raises(PermissionDenied):
        sign(first, investigator_of(site, delegated=False), at=NEXT_DAY)
    for wrong, words in (({"password": "guess"}, "Nothing was signed"), ({"version": 1}, "changed since you opened")):
        with pytest.raises(Refused, match=words):
            sign_decision(**shown | proof | wrong)
    assert Signature.objects.get(visit=first).is_void


def test_what_fails_no_more_is_signed_as_what_it_is_or_returned_with_a_query(site, investigator, coordinator):
    day = date(2026, 11, 2)
    minor = draft(site, MINOR, consented_on=day, assented_on=day, permitted_on=day)
    first = submit_for_review(by=coordinator, at=NOW, visit=minor)
    sign(first, investigator)
    correct(next_attempt(first, MINOR), date_of_birth="1971-05-14")
    first = now(first)

    assert (first.status, first.outcome) == ("in_review", "ELIGIBLE")
    with pytest.raises(Refused, match="not a screen failure"):
        sign(first, investigator, "screen_failure", at=NEXT_DAY)
    with pytest.raises(Refused, match="at least one query"):
        return_to_coordinator(by=investigator, at=NEXT_DAY, visit=first)
    with undone():
        return_to_coordinator(by=investigator, at=NEXT_DAY, visit=first, queries={"I01": "Which day?"})
        assert now(first).status == "draft"
    sign(first, investigator, "eligible", at=NEXT_DAY)
    with pytest.raises(Refused, match="enrolled with the latest"):
        disposition.enrol(by=coordinator, at=NEXT_DAY, visit=first)


def test_it_waits_for_the_investigator_on_the_list_beside_the_attempt_that_goes_on(site, investigator, coordinator):
    first, second = signed_then_corrected(site)

    assert {task.visit: task.waits_for for task in worklist(investigator, TODAY)} == {
        first: (Wait.REVIEW,),
        second: (Wait.SUBMISSION,),
    }
    assert {task.visit: task.waits_for[0] for task in worklist(coordinator, TODAY)}[first] == Wait.INVESTIGATOR
    assert (waiting_count(investigator, TODAY), waiting_count(coordinator, TODAY)) == (2, 1)

    sign(first, investigator, at=NEXT_DAY)
    assert [task.visit for task in worklist(investigator, TODAY)] == [second]
    assert waiting_count(investigator, TODAY) == 1


def test_until_it_is_signed_anew_the_log_calls_it_pending_and_no_time_to_a_decision_is_counted(site, investigator):
    first, _ = signed_then_corrected(site)

    row = log_of(first)
    assert (row["Eligible"], row["Decided by"], row["Signed by"]) == ("pending", "", "")
    assert "void since 2026-11-03" in row["Void signatures"]
    assert decisions.decisions_for(investigator, [site]) == []

    sign(first, investigator, at=NEXT_DAY)
    row = log_of(first)
    assert (row["Eligible"], row["Signed by"]) == ("no", investigator.name)
    assert "Attempt 2 corrected the date of birth. No verdict changes." in row["Void signatures"]
    assert len(decisions.decisions_for(investigator, [site])) == 1


def test_a_correction_in_a_returned_attempt_voids_the_later_decision_and_opens_a_note_after_an_enrolment(
    site, investigator, coordinator
):
    first, second = signed_then_corrected(site)
    second = submit_for_review(by=coordinator, at=NEXT_DAY, visit=second)
    second = record_judgement(by=investigator, at=NEXT_DAY, visit=second, unadvisable="no", reason="Fit.")
    sign(second, investigator, at=NEXT_DAY)
    first = return_to_coordinator(by=investigator, at=NEXT_DAY, visit=first, queries={"I01": "Which day?"})

    first = save(first, coordinator, FAILING | {"date_of_birth": "1971-05-16"}, reason="Read again.")
    assert now(second).status == "in_review"
    assert Signature.objects.get(visit=second).is_void

    sign(now(second), investigator, at=NEXT_DAY)
    disposition.enrol(by=coordinator, at=NEXT_DAY, visit=second)
    save(first, coordinator, FAILING | {"date_of_birth": "1971-05-17"}, reason="Read again.")
    assert now(second).status == "enrolled"
    assert "Attempt 1 corrected the date of birth." in DeviationNote.objects.get(visit=second).text
    assert [*broken_decisions(), *broken_verdicts()] == []


def test_a_form_that_was_open_while_the_birth_date_was_corrected_elsewhere_does_not_put_it_back(
    site, investigator, coordinator
):
    first, second = signed_then_corrected(site)
    first = return_to_coordinator(by=investigator, at=NEXT_DAY, visit=first, queries={"I01": "Which day?"})
    shown = now(second)
    save(first, coordinator, FAILING | {"date_of_birth": "1971-05-16"}, reason="Read again.")

    with pytest.raises(Conflict):
        save(shown, coordinator, BASE_FACTS | {"date_of_birth": "1971-05-15"}, reason="Not looked at.")


def test_who_is_in_review_meanwhile_stays_there_and_has_to_be_read_again(site, investigator):
    first = screen_failure(site)
    second = next_attempt(first, UNJUDGED)
    correct(second, UNJUDGED, sex="male")
    read = now(first)
    correct(second, UNJUDGED, sex="female")

    assert now(first).status == "in_review"
    with pytest.raises(Refused, match="changed since you opened it"):
        sign(read, investigator)


def test_a_void_signature_that_left_its_decision_standing_is_no_dead_end(site, investigator, coordinator):
    """As records from before a correction took the decision back."""
    first = screen_failure(site)
    next_attempt(first)
    signature = Signature.objects.get(visit=first)
    signature.voided_at, signature.voided_by, signature.void_reason = LATER, coordinator, "Corrected."
    signature.save(update_fields=["voided_at", "voided_by", "void_reason"])

    opened = reopen(by=investigator, at=NEXT_DAY, visit=first, reason="To be signed anew.")
    sign(submit_for_review(by=coordinator, at=NEXT_DAY, visit=opened), investigator, at=NEXT_DAY)

    assert now(first).status == "screen_failure"
    assert AuditEvent.objects.last().reason == "Corrected."


def test_what_has_never_been_signed_is_signed_without_a_reason(site, investigator, trail):
    visit = in_review(site)
    trail()
    sign(visit, investigator)
    assert [event.reason for event in trail()] == [""]
