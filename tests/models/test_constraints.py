"""What the database itself refuses, whoever writes to it."""

from datetime import date

import pytest
from django.db import IntegrityError, connection, transaction

from screening import models
from tests import factories
from tests.factories import NOW

pytestmark = pytest.mark.django_db


@pytest.fixture
def visit():
    return factories.VisitFactory()


def refused(record, **changes):
    with pytest.raises(IntegrityError), transaction.atomic():
        factories.past_the_trail(type(record)).filter(pk=record.pk).update(**changes)


@pytest.mark.parametrize("wrong", ["20244", "2024-13", "2024-00", "2024-01-32", "2024/01", "abcd", "2024-1-01"])
def test_a_text_that_is_no_date_is_refused(visit, wrong):
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE screening_screeningvisit SET ck_date = %s", [wrong])


def test_a_code_that_the_rules_do_not_know_is_refused(visit):
    refused(visit, anti_hmgcr_result="maybe")
    refused(visit, ck_value_sign="=")
    refused(visit, state_of_residence="ZZ")
    refused(visit, status="signed")


def test_consent_comes_before_screening(visit):
    refused(visit, consented_on=date(2026, 11, 4))


def test_a_second_attempt_names_the_first(visit):
    refused(visit, attempt=2)

    factories.VisitFactory(participant=visit.participant, attempt=2, previous_attempt=visit)


def test_an_attempt_is_counted_once(visit):
    with pytest.raises(IntegrityError), transaction.atomic():
        factories.VisitFactory(participant=visit.participant)


@pytest.mark.parametrize("act", ["saved", "submitted", "decided"])
def test_when_and_by_whom_are_recorded_together(visit, act):
    refused(visit, **{f"{act}_at": NOW})
    refused(visit, **{f"{act}_by": visit.started_by})

    factories.past_the_trail(models.ScreeningVisit).update(**{f"{act}_at": NOW, f"{act}_by": visit.started_by})


def enrolled(visit, number):
    return {
        "status": "enrolled",
        "enrolment_number": number,
        "enrolled_on": date(2026, 11, 10),
        "enrolled_at": NOW,
        "enrolled_by": visit.started_by,
    }


def test_who_is_enrolled_has_a_number_and_nobody_else_has(visit):
    refused(visit, status="enrolled")
    refused(visit, **enrolled(visit, 1) | {"status": "eligible"})
    refused(visit, **enrolled(visit, 0))

    factories.past_the_trail(models.ScreeningVisit).update(**enrolled(visit, 1))


def test_an_enrolment_number_is_given_once(visit):
    factories.past_the_trail(models.ScreeningVisit).update(**enrolled(visit, 1))

    refused(factories.VisitFactory(), **enrolled(visit, 1))


def test_who_declined_gave_a_coded_reason(visit):
    left = {"left_on": date(2026, 11, 3), "left_at": NOW, "left_by": visit.started_by}
    refused(visit, status="declined")
    refused(visit, status="declined", **left)
    refused(visit, status="draft", left_reason="family", **left)

    factories.past_the_trail(models.ScreeningVisit).update(status="declined", left_reason="family", **left)


def test_who_discontinued_keeps_the_place_and_has_a_reason(visit):
    factories.past_the_trail(models.ScreeningVisit).update(**enrolled(visit, 1))
    refused(visit, status="discontinued")

    factories.past_the_trail(models.ScreeningVisit).update(
        status="discontinued",
        discontinued_on=date(2026, 12, 1),
        discontinued_at=NOW,
        discontinued_by=visit.started_by,
        discontinued_reason="death",
    )


def test_screening_numbers_are_unique(visit):
    with pytest.raises(IntegrityError), transaction.atomic():
        factories.ParticipantFactory(screening_number=visit.participant.screening_number)


def test_a_registration_sent_twice_is_kept_once(visit):
    with pytest.raises(IntegrityError), transaction.atomic():
        factories.ParticipantFactory(submission_key=visit.participant.submission_key)


def test_a_treatment_that_goes_on_has_not_stopped():
    refused(factories.TreatmentFactory(ongoing=True), stopped="2026-10")


def test_a_dose_has_a_drug():
    refused(factories.TreatmentFactory(daily_dose_mg=5), name="")


def test_a_dose_keeps_to_its_range():
    refused(factories.TreatmentFactory(), daily_dose_mg=5001)
    refused(factories.TreatmentFactory(), highest_day_mg=-1)


def test_a_kind_belongs_to_its_history():
    refused(factories.MedicalEventFactory(history="stroke"), kind="leg")
    refused(factories.MedicalEventFactory(history="dvt", kind="leg"), kind="type2")


def test_a_cancer_has_a_date_or_none_but_not_both():
    refused(factories.CancerFactory(recurred="2024"), recurred_none=True)


def test_a_row_is_voided_with_a_reason():
    row = factories.TreatmentFactory()
    refused(row, voided_at=NOW, voided_by=row.visit.started_by)
    refused(row, void_reason="Entered twice.")

    factories.past_the_trail(models.Treatment).update(
        voided_at=NOW, voided_by=row.visit.started_by, void_reason="Entered twice."
    )

    assert not models.Treatment.objects.standing().exists()


def test_a_query_is_answered_in_words_by_somebody():
    query = factories.QueryFactory()
    refused(query, answered_at=NOW, answered_by=query.raised_by)
    refused(query, closed_at=NOW)


def test_a_ruling_has_a_reason():
    with pytest.raises(IntegrityError), transaction.atomic():
        factories.RulingFactory(reason="")


def test_one_signature_of_a_visit_is_valid_at_a_time():
    first = factories.SignatureFactory()

    with pytest.raises(IntegrityError), transaction.atomic():
        factories.SignatureFactory(evaluation=first.evaluation)


def test_a_role_is_given_once():
    given = factories.SiteRoleFactory()

    with pytest.raises(IntegrityError), transaction.atomic():
        factories.SiteRoleFactory(user=given.user, site=given.site)


def test_a_delegation_does_not_end_before_it_began():
    refused(factories.DelegationFactory(), valid_to=date(2020, 1, 1))


def test_there_is_one_study():
    factories.StudyFactory()
    with pytest.raises(IntegrityError), transaction.atomic():
        factories.past_the_trail(models.Study).bulk_create([models.Study(id=2)])


def test_one_protocol_version_is_active():
    factories.ProtocolVersionFactory()
    with pytest.raises(IntegrityError), transaction.atomic():
        factories.ProtocolVersionFactory(version="2.0")


def test_user_names_differ_in_more_than_capitals():
    factories.UserFactory(username="Miriam")
    with pytest.raises(IntegrityError), transaction.atomic():
        factories.UserFactory(username="miriam")
