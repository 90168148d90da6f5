"""The work of a day, by what each attempt waits for."""

from datetime import date, timedelta

import pytest

from screening.actions.review import return_to_coordinator
from screening.models import ScreeningVisit
from screening.queries import Wait, waiting_count, worklist
from tests.factories import BASE_FACTS, NOW, ParticipantFactory
from tests.scenes import (
    FAILING,
    UNJUDGED,
    at_status,
    draft,
    eligible,
    facts_without,
    in_review,
    investigator_of,
    monitor_of,
    screen_failure,
)

TODAY = date(2026, 11, 3)
RITUXIMAB = {"name": "rituximab", "route": "intravenous", "last_dose": "2026-05-10", "ongoing": False}
TOO_EARLY = BASE_FACTS | {
    "treatments": [RITUXIMAB],
    "treatments_asked": BASE_FACTS["treatments_asked"] | {"rituximab": "all_listed"},
}


def waits(user, today=TODAY):
    """What the one person on the list waits for."""
    (task,) = worklist(user, today)
    return set(task.waits_for)


def test_a_draft_with_gaps_says_how_many_criteria_lack_data(site, coordinator):
    draft(site, {key: value for key, value in UNJUDGED.items() if key not in ("weight", "ck")})

    (task,) = worklist(coordinator, TODAY)
    assert (task.waits_for, task.visit.unknown_count) == ((Wait.ANSWERS,), 2)


def test_the_investigators_judgement_is_not_counted_as_missing(site, coordinator):
    draft(site, UNJUDGED)

    assert waits(coordinator) == {Wait.SUBMISSION}


def test_a_draft_that_fails_is_ready_whatever_is_missing(site, coordinator):
    draft(site, {key: value for key, value in FAILING.items() if key != "weight"})

    assert waits(coordinator) == {Wait.SUBMISSION}


def test_who_has_not_consented_yet_is_listed(site, coordinator):
    ParticipantFactory(site=site)

    assert waits(coordinator) == {Wait.START}


def test_what_is_in_review_waits_for_the_investigator(site, coordinator):
    in_review(site)

    assert waits(coordinator) == {Wait.INVESTIGATOR}
    assert waits(investigator_of(site)) == {Wait.REVIEW}


def test_what_was_returned_is_listed_with_its_open_queries(site, coordinator):
    visit = in_review(site)
    return_to_coordinator(
        by=investigator_of(site), at=NOW, visit=visit, queries={"ck.value": "Which?", "I07": "Since when?"}
    )

    (task,) = worklist(coordinator, TODAY)
    assert (task.waits_for, task.visit, task.visit.open_query_count) == ((Wait.RETURNED,), visit, 2)


@pytest.mark.parametrize(
    ("today", "found"),
    [
        (date(2026, 11, 23), (Wait.ENROLMENT,)),
        (date(2026, 11, 24), (Wait.WINDOW_ENDS, Wait.ENROLMENT)),
        (date(2026, 12, 1), (Wait.WINDOW_ENDS, Wait.ENROLMENT)),
        (date(2026, 12, 2), (Wait.WINDOW_ENDED,)),
    ],
)
def test_a_window_that_ends_within_seven_days_is_named_until_it_has_ended(site, coordinator, today, found):
    eligible(site)

    (task,) = worklist(coordinator, today)

    assert task.waits_for == found
    assert task.visit.window_ends_on == date(2026, 12, 1)


@pytest.mark.parametrize("make", [draft, screen_failure])
@pytest.mark.parametrize(("today", "listed"), [(date(2026, 11, 9), False), (date(2026, 11, 10), True)])
def test_who_could_qualify_from_today_on_is_listed_from_that_day(site, coordinator, make, today, listed):
    visit = make(site, facts=TOO_EARLY)
    assert visit.qualifies_from == date(2026, 11, 10)

    assert any(Wait.LATER_DAY in task.waits_for for task in worklist(coordinator, today)) is listed


def test_who_qualified_from_the_beginning_is_not_listed_as_qualifying_now(site, coordinator):
    in_review(site)

    assert waits(coordinator, date(2026, 11, 20)) == {Wait.INVESTIGATOR}


@pytest.mark.parametrize("status", ["declined", "withdrawn", "enrolled", "discontinued"])
def test_what_has_ended_waits_for_nothing(site, coordinator, status):
    at_status(site, status)

    assert worklist(coordinator, TODAY) == []


def test_another_sites_work_is_not_listed(elsewhere, coordinator):
    draft(elsewhere, facts_without("weight"))
    ParticipantFactory(site=elsewhere)

    assert worklist(coordinator, TODAY) == []
    assert waiting_count(coordinator, TODAY) == 0


def test_more_attempts_need_no_more_queries(site, coordinator, django_assert_num_queries):
    for _ in range(3):
        draft(site)
    ParticipantFactory(site=site)

    with django_assert_num_queries(4):
        found = worklist(coordinator, TODAY)
        assert [task.participant.site.code for task in found] == ["UAB"] * 4
    assert ScreeningVisit.objects.count() == 3


AGEING = BASE_FACTS | {"onset": BASE_FACTS["onset"] | {"first_symptom": "2023-11-20", "diagnosis": "2023-12-01"}}


def test_what_would_fail_if_assessed_today_is_told_of_the_eligible(site, coordinator, django_assert_num_queries):
    visit = eligible(site, facts=AGEING)
    last = visit.qualifies_until
    (task,) = worklist(coordinator, last)
    assert task.failing == ()

    (task,) = worklist(coordinator, last + timedelta(days=1))
    assert [result.code for result in task.failing] == ["I05"]

    eligible(site, facts=AGEING)
    with django_assert_num_queries(10):
        assert all(task.failing for task in worklist(coordinator, last + timedelta(days=1)))


def test_who_failed_could_qualify_until_the_last_day_and_no_longer(site, coordinator):
    visit = screen_failure(site, facts=TOO_EARLY | {"onset": AGEING["onset"]})
    last = visit.qualifies_until
    assert [task.visit for task in worklist(coordinator, last)] == [visit]
    assert worklist(coordinator, last + timedelta(days=1)) == []
    assert waiting_count(coordinator, last) == 1
    assert waiting_count(coordinator, last + timedelta(days=1)) == 0


def test_each_sees_first_what_they_can_do_first(site, coordinator):
    returned = in_review(site)
    investigator = investigator_of(site)
    return_to_coordinator(by=investigator, at=NOW, visit=returned, queries={"ck.value": "Which?"})
    reviewed, unanswered, begun = in_review(site), draft(site, facts_without("ck")), ParticipantFactory(site=site)

    def listed(user):
        return [task.participant for task in worklist(user, TODAY)]

    rest = [unanswered.participant, begun]
    assert listed(coordinator) == [returned.participant, reviewed.participant, *rest]
    assert listed(investigator) == [reviewed.participant, returned.participant, *rest]


@pytest.mark.parametrize("today", [TODAY, date(2026, 11, 10), date(2027, 1, 10)])
def test_the_count_is_that_of_ones_own_entries(site, elsewhere, coordinator, today):
    for make in (draft, in_review, eligible, screen_failure):
        make(site)
    screen_failure(site, facts=TOO_EARLY)
    ParticipantFactory(site=site)
    in_review(elsewhere)
    for user, own in ((coordinator, {True, False}), (investigator_of(site), {True}), (monitor_of(site), {False})):
        tasks = worklist(user, today)
        assert {task.is_own for task in tasks} == own
        assert waiting_count(user, today) == sum(task.is_own for task in tasks)


def test_the_count_takes_two_queries_however_many_wait(site, coordinator, django_assert_num_queries):
    draft(site)
    with django_assert_num_queries(2):
        assert waiting_count(coordinator, TODAY) == 1


def test_a_failure_that_waits_for_its_signature_needs_no_window(site, coordinator):
    in_review(site, FAILING)

    assert waits(coordinator, TODAY + timedelta(days=60)) == {Wait.INVESTIGATOR}
