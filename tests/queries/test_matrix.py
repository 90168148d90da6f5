"""The matrix (the latest attempt of each participant with its 28 verdicts), and what a filter leaves of it."""

import uuid

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from screening.actions.screening import start_attempt
from screening.queries import keys_of_fitting, matrix_for
from tests.factories import NOW, SCREENED_ON, ParticipantFactory
from tests.scenes import FAILING, administrator, consent_of, draft, facts_without, in_review, screen_failure


def numbers(user, **chosen):
    fitting = keys_of_fitting(user, chosen, SCREENED_ON)
    return [row.participant.screening_number for row in matrix_for(user) if row.participant.pk in fitting]


def test_a_row_is_a_person_with_28_verdicts(site, coordinator):
    visit = draft(site)

    (row,) = matrix_for(coordinator)

    assert (row.participant, row.visit) == (visit.participant, visit)
    assert list(row.verdicts)[:2] == ["I01", "I02"]
    assert len(row.verdicts) == 28


def test_who_has_no_attempt_yet_is_there_without_verdicts(site, coordinator):
    ParticipantFactory(site=site)

    (row,) = matrix_for(coordinator)

    assert (row.visit, row.verdicts) == (None, {})


def test_the_latest_attempt_is_shown(site, coordinator):
    failure = screen_failure(site)
    latest = start_attempt(
        by=coordinator,
        at=NOW,
        participant=failure.participant,
        facts=facts_without(),
        consent=consent_of(failure),
        submission_key=uuid.uuid4(),
    )

    (row,) = matrix_for(coordinator)

    assert row.visit == latest
    assert row.verdicts["I07"].verdict == "PASS"
    assert numbers(coordinator, status="screen_failure") == []


def test_another_site_has_no_row(site, elsewhere, coordinator):
    draft(elsewhere)

    assert matrix_for(coordinator) == []


@pytest.fixture
def three(site):
    """A draft without a weight, one that fails I07, one in review."""
    visits = [draft(site, facts_without("weight")), draft(site, FAILING), in_review(site)]
    return [visit.participant.screening_number for visit in visits]


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        ({}, [0, 1, 2]),
        ({"status": "in_review"}, [2]),
        ({"criterion": "I07", "verdict": "FAIL"}, [1]),
        ({"criterion": "E14", "verdict": "UNKNOWN"}, [0]),
        ({"criterion": "E14", "verdict": "FAIL"}, []),
        ({"criterion": "E14"}, [0, 1, 2]),
        ({"verdict": "FAIL"}, [1]),
        ({"status": "draft", "criterion": "I07", "verdict": "PASS"}, [0]),
        ({"site": "UAB"}, [0, 1, 2]),
        ({"site": "MIA"}, []),
    ],
)
def test_filters_narrow_together(three, coordinator, filters, found):
    assert numbers(coordinator, **filters) == [three[index] for index in found]


def test_a_filter_never_shows_another_site(three, elsewhere, coordinator):
    draft(elsewhere)

    assert numbers(coordinator, site="MIA") == []
    assert len(numbers(administrator(), site="MIA")) == 1


def test_more_people_need_no_more_queries(site, coordinator):
    def queries():
        with CaptureQueriesContext(connection) as captured:
            matrix_for(coordinator)
        return len(captured)

    draft(site)
    with_one = queries()
    for _ in range(4):
        draft(site)

    assert queries() == with_one == 3
