"""What the rules say of an attempt."""

from datetime import date

from screening.models import Study
from screening.queries import accrual, evaluation_of, latest_snapshot, valid_signature, window_ends_on, would_fail_on
from tests.factories import BASE_FACTS, past_the_trail
from tests.scenes import at_status, draft, eligible, enrolled

THREE_YEARS_TOMORROW = BASE_FACTS | {
    "onset": {"first_symptom": "2023-11-04", "diagnosis": "2023-12-01", "ever_symptomatic": True}
}


def test_what_would_fail_is_asked_of_a_day(site):
    visit = draft(site, THREE_YEARS_TOMORROW)

    assert would_fail_on(visit, date(2026, 11, 3)) == ()
    assert [result.code for result in would_fail_on(visit, date(2026, 11, 4))] == ["I05"]
    assert evaluation_of(visit).outcome == "ELIGIBLE"


def test_the_window_is_the_studys(site):
    visit = draft(site)
    assert window_ends_on(visit) == date(2026, 12, 1)

    past_the_trail(Study).update(screening_window_days=14)

    assert window_ends_on(visit) == date(2026, 11, 17)


def test_a_decision_rests_on_the_latest_snapshot(site):
    visit = eligible(site)

    assert visit.evaluations.count() == 2
    assert latest_snapshot(visit) == valid_signature(visit).evaluation


def test_the_accrual_counts_those_discontinued_too(site, elsewhere):
    enrolled(site), at_status(elsewhere, "discontinued"), eligible(site)

    assert (accrual().enrolled, accrual().planned, accrual().places_free) == (2, 12, 10)


def test_a_plan_below_what_is_enrolled_leaves_no_places(site):
    enrolled(site), enrolled(site)
    past_the_trail(Study).update(planned_enrolment=1)

    assert accrual().places_free == 0
