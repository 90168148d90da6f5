"""Where everybody stands, and what keeps people out."""

import uuid

from screening.actions.screening import start_attempt
from screening.models import Status
from screening.presenters.study_flow import flow_lines
from screening.queries import PrescreenCounts, matrix_for
from screening.queries.decisions import Spread, decisions_for
from screening.queries.flow import failures_of, flow_of
from tests.factories import NOW, ParticipantFactory
from tests.scenes import FAILING, at_status, consent_of, draft, eligible, facts_without, screen_failure

TWO = FAILING | {"weight": {"value": 130, "unit": "kg"}}


def counts_of(by_reason=None, **by_source):
    counts = {(source, kind): count for source, kinds in by_source.items() for kind, count in kinds.items()}
    return PrescreenCounts(counts, by_reason or {})


def failures(user):
    return {each.code: each for each in failures_of(matrix_for(user))}


def test_every_person_stands_in_exactly_one_place(site, coordinator):
    ParticipantFactory(site=site)
    for status in Status:
        at_status(site, status)
    rows = matrix_for(coordinator)
    flow = flow_of(rows)
    lines = flow_lines(flow)
    assert sum(line.people for line in lines if line.depth == 1) == len(rows) == flow.registered == 9
    assert {line.words: line.people for line in lines if line.depth == 0} == {
        "Registered": 9,
        "Assessed": 8,
        "Eligible": 3,
        "Enrolled": 2,
    }
    reasons = [line for line in lines if line.depth == 2]
    assert sum(line.people for line in reasons) == 4, "each who failed, left or discontinued has one reason"


def test_the_pre_screening_log_comes_first_where_one_is_kept(site, coordinator):
    first = flow_lines(flow_of(matrix_for(coordinator), counts_of(clinic_list={"not_reached": 40})))[0]
    assert (first.words, first.people) == ("Pre-screened", 40)


def test_the_top_of_the_flow_adds_up_with_those_registered_without_an_entry(site, coordinator):
    for _ in range(3):
        ParticipantFactory(site=site)
    log = counts_of({"E08": 2}, referral={"registered": 1, "not_eligible": 2}, registry={"not_interested": 4})
    lines = flow_lines(flow_of(matrix_for(coordinator), log))
    count = {line.words: line.people for line in lines}
    left = sum(line.people for line in lines[1:] if line.level == "Stands at") - count["Consent not yet recorded"]
    joined = count["Registered without a log entry"]
    assert (count["Pre-screened"], left, joined) == (7, 6, 2)
    assert count["Pre-screened"] - left + joined == count["Registered"] == 3
    assert count["E08 Statin"] == 2


def test_a_person_screened_again_counts_once_and_the_attempts_are_counted_apart(site, coordinator):
    failure = screen_failure(site)
    again = {"facts": facts_without(), "consent": consent_of(failure), "submission_key": uuid.uuid4()}
    start_attempt(by=coordinator, at=NOW, participant=failure.participant, **again)
    flow = flow_of(matrix_for(coordinator))
    assert (flow.registered, flow.attempts) == (1, 2)
    assert flow.places == {"draft": 1}


def test_a_screen_failure_has_one_first_reason_and_all_its_reasons(site, coordinator):
    screen_failure(site, TWO)
    flow, found = flow_of(matrix_for(coordinator)), failures(coordinator)
    assert flow.first_reasons == {"I07": 1}
    assert flow.all_reasons == {"I07": 1, "E14": 1}
    assert (found["I07"].first_failed, found["I07"].all_failed) == (1, 1)
    assert (found["E14"].first_failed, found["E14"].all_failed) == (0, 1)
    assert found["E14"].only_blocker == found["I07"].only_blocker == 0


def test_who_fails_so_far_is_counted_apart_and_what_is_unknown_is_no_failure(site, coordinator):
    draft(site, FAILING)
    draft(site, facts_without("weight"))
    found = failures(coordinator)
    assert (found["I07"].first_so_far, found["I07"].all_so_far, found["I07"].all_failed) == (1, 1, 0)
    assert (found["E14"].all_so_far, found["E14"].only_blocker_so_far) == (0, 0)


def test_the_only_blocker_is_told_apart_from_one_that_others_may_join(site, coordinator):
    draft(site, FAILING)
    draft(site, facts_without("weight", dm_rash="yes"))
    found = failures(coordinator)["I07"]
    assert (found.only_blocker, found.only_blocker_so_far) == (1, 1)


def test_the_days_to_a_decision_are_those_of_the_site_s_calendar(site, elsewhere, coordinator):
    visit = eligible(site)
    eligible(elsewhere)
    draft(site)
    (found,) = decisions_for(coordinator, [site, elsewhere])
    assert (found.number, found.from_consent, found.from_screening) == (visit.participant.screening_number, 14, 0)
    assert Spread.of([9, 2, 4, 5]) == Spread(4.5, 2, 9)
