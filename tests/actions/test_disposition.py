"""Leaving, enrolling, discontinuing."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection

from screening.actions.base import Refused
from screening.actions.disposition import decline, discontinue, enrol, withdraw
from screening.actions.suspension import Cause, suspend_signing
from screening.models import ScreeningVisit, Signature, Study, guards
from screening.queries import accrual, would_fail_on
from tests.factories import BASE_FACTS, NOW, past_the_trail
from tests.scenes import NEXT_DAY, administrator, draft, eligible, enrolled, investigator_of, undone

S = date(2026, 11, 3)
LAST_DAY = datetime(2026, 12, 1, 15, 30, tzinfo=UTC)
SYMPTOMS_FOR_THREE_YEARS_TOMORROW = BASE_FACTS | {
    "onset": {"first_symptom": "2023-11-04", "diagnosis": "2023-12-01", "ever_symptomatic": True}
}


def now(visit):
    return ScreeningVisit.objects.get(pk=visit.pk)


def plan(places):
    past_the_trail(Study).update(planned_enrolment=places)


@pytest.fixture
def person(site):
    return eligible(site)


@pytest.fixture
def failing_tomorrow(site):
    """Eligible, but for I05 on no later day."""
    return eligible(site, facts=SYMPTOMS_FOR_THREE_YEARS_TOMORROW)


@pytest.mark.parametrize(("leave", "status"), [(decline, "declined"), (withdraw, "withdrawn")])
def test_leaving_is_recorded_with_day_and_reason(site, coordinator, leave, status, trail):
    visit = draft(site)

    left = leave(by=coordinator, at=NOW, visit=visit, left_on=S, reason="family")

    assert (left.status, left.left_on, left.left_reason, left.left_by) == (status, S, "family", coordinator)
    assert [event.changes["left_reason"] for event in trail()] == [[None, "family"]]


def test_nobody_leaves_without_a_listed_reason_between_consent_and_today(site, coordinator):
    said = {"by": coordinator, "at": NOW, "visit": draft(site), "left_on": S, "reason": "family"}

    for wrong, field in (
        ({"reason": ""}, "reason"),
        ({"reason": "bored"}, "reason"),
        ({"left_on": date(2026, 10, 19)}, "left_on"),
        ({"left_on": date(2026, 11, 4)}, "left_on"),
    ):
        with pytest.raises(Refused) as refused:
            decline(**said | wrong)
        assert refused.value.field == field, wrong


def test_enrolment_gives_the_next_number_and_the_sites_day_once(person, site, coordinator, trail):
    enrolled(site)
    trail()

    enrolled_person = enrol(by=coordinator, at=NOW.replace(hour=4, day=4), visit=person)

    assert (enrolled_person.enrolment_number, enrolled_person.enrolled_on) == (2, S)
    assert enrol(by=coordinator, at=NOW.replace(hour=4, day=4), visit=person) == enrolled_person
    assert [event.action for event in trail()] == ["enrolled"]
    assert accrual().enrolled == 2


def test_the_window_is_open_for_28_days_after_screening(person, coordinator):
    after = LAST_DAY + timedelta(days=1)
    assert would_fail_on(person, LAST_DAY.date()) == would_fail_on(person, after.date()) == ()

    with pytest.raises(Refused, match="closed on 01-DEC-2026"):
        enrol(by=coordinator, at=after, visit=person)
    assert enrol(by=coordinator, at=LAST_DAY, visit=person).status == "enrolled"


def test_a_signature_that_is_void_or_no_longer_what_was_signed_lets_nobody_in(person, coordinator, investigator):
    signature = Signature.objects.get(visit=person)
    signature.voided_at, signature.voided_by, signature.void_reason = NOW, investigator, "Signed for another."

    with undone():
        signature.save(update_fields=["voided_at", "voided_by", "void_reason"])
        with pytest.raises(Refused, match="No valid signature"):
            enrol(by=coordinator, at=NOW, visit=person)
    with undone(), connection.cursor() as cursor:
        guards.take_away(connection)
        cursor.execute("UPDATE screening_signature SET printed_name = 'Somebody Else'")
        with pytest.raises(Refused, match="No valid signature"):
            enrol(by=coordinator, at=NOW, visit=person)
    assert enrol(by=coordinator, at=NOW, visit=person).status == "enrolled"


def test_the_last_place_is_given_and_no_other(site, elsewhere, coordinator, trail):
    plan(2)
    enrolled(elsewhere)
    last, one_too_many = eligible(site), eligible(site)
    trail()

    enrol(by=coordinator, at=NOW, visit=last)
    with pytest.raises(Refused, match="All 2 planned places are taken"):
        enrol(by=coordinator, at=NOW, visit=one_too_many)

    assert (now(one_too_many).status, len(trail())) == ("eligible", 1)


def test_discontinuing_frees_no_place(site, coordinator, person):
    plan(1)
    visit = enrolled(site)
    discontinue(by=coordinator, at=NOW, visit=visit, discontinued_on=S, reason="adverse_event")

    with pytest.raises(Refused, match="places are taken"):
        enrol(by=coordinator, at=NOW, visit=person)


def test_who_would_fail_today_is_not_enrolled_by_a_coordinator(failing_tomorrow, coordinator, trail):
    trail()

    with pytest.raises(Refused, match="would fail I05"):
        enrol(by=coordinator, at=NEXT_DAY, visit=failing_tomorrow, confirmed=True)

    assert (now(failing_tomorrow).status, trail()) == ("eligible", [])


def test_an_investigator_who_enrols_may_confirm_at_once_if_delegated(failing_tomorrow, site, investigator, trail):
    trail()

    with pytest.raises(Refused):
        enrol(by=investigator_of(site, delegated=False), at=NEXT_DAY, visit=failing_tomorrow, confirmed=True)
    with pytest.raises(Refused):
        enrol(by=investigator, at=NEXT_DAY, visit=failing_tomorrow)
    enrol(by=investigator, at=NEXT_DAY, visit=failing_tomorrow, confirmed=True)

    (event,) = trail()
    assert event.changes["would_fail_today"] == [None, "I05"]
    assert now(failing_tomorrow).enrolment_confirmed_by == investigator


def test_whose_account_an_administrator_touched_confirms_no_enrolment(failing_tomorrow, investigator):
    suspend_signing(by=administrator(), at=NOW, user=investigator, cause=Cause.PASSWORD, new_secret_at=NOW)

    with pytest.raises(Refused, match="Your signing is suspended"):
        enrol(by=investigator, at=NEXT_DAY, visit=failing_tomorrow, confirmed=True)
    assert now(failing_tomorrow).status == "eligible"


def test_discontinuing_has_a_day_since_enrolment_and_a_listed_reason(site, coordinator):
    said = {"by": coordinator, "at": NOW, "visit": enrolled(site), "discontinued_on": S, "reason": "death"}

    for wrong, field in (
        ({"reason": "bored"}, "reason"),
        ({"discontinued_on": date(2026, 11, 2)}, "discontinued_on"),
        ({"discontinued_on": date(2026, 11, 4)}, "discontinued_on"),
    ):
        with pytest.raises(Refused) as refused:
            discontinue(**said | wrong)
        assert refused.value.field == field, wrong
