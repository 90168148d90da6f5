"""What a coordinator types is what is kept; what cannot be is refused beside its field."""

import re

import pytest
from django.urls import reverse

from screening.assemble import facts_of
from screening.forms.plausibility import doubts
from screening.models import AuditEvent, ScreeningVisit
from screening.rules.interchange import facts_as_json, parse_facts
from tests.assemble.full_facts import ALL_ANSWERED, EXAMPLES
from tests.factories import ConsentVersionFactory, ParticipantFactory, VisitFactory, past_the_trail
from tests.scenes import draft, facts_without, screen_failure
from tests.views.screening_form.page import now_kept, problems_of, typed, url
from tests.views.sent import sent

pytestmark = pytest.mark.django_db


CONSENT = {"consented_on": "20-OCT-2026", "screening_date": "3-nov-2026"}


def _without(facts, *keys):
    return {key: value for key, value in facts.items() if key not in keys}


@pytest.mark.parametrize("facts", EXAMPLES.values(), ids=EXAMPLES)
def test_every_fact_survives_from_the_form_to_the_rules(web, site, facts):
    """What one attempt shows is typed into the blank form of another person."""
    shown = web.get(url(VisitFactory(participant=ParticipantFactory(site=site), facts=facts)))
    blank = ParticipantFactory(site=site, date_of_birth=None, sex="")
    version = ConsentVersionFactory(site=site)
    key = sent(web.get(reverse("form", args=[blank.screening_number, 1])))["submission_key"]
    data = sent(shown, submission_key=key, version="0", consent_version=version.pk, save="1")
    if "date_of_birth" not in facts:
        data |= {"assented_on": "20-OCT-2026", "permitted_on": "20-OCT-2026"}
    data["confirmed"] = [one.token for one in doubts(parse_facts(facts))]

    response = web.post(reverse("form", args=[blank.screening_number, 1]), data)

    assert response.status_code == 302, problems_of(response)
    kept = facts_as_json(facts_of(ScreeningVisit.objects.get(participant=blank)))
    assert kept == _without(facts, "investigator", "rulings")


def test_saving_what_the_form_shows_changes_nothing(web, site):
    visit = VisitFactory(participant=ParticipantFactory(site=site), facts=ALL_ANSWERED)
    before = facts_of(now_kept(visit))

    response = web.post(url(visit), typed(web, visit, save="1"))

    assert response.status_code == 302, problems_of(response)
    assert facts_of(now_kept(visit)) == before
    assert not AuditEvent.objects.exclude(action="signed_in").exists()


def test_nothing_is_saved_before_consent_nothing_typed_is_lost_and_the_attempt_starts_once(web, site):
    person, version = ParticipantFactory(site=site), ConsentVersionFactory(site=site)
    address = reverse("form", args=[person.screening_number, 1])
    data = sent(web.get(address), screening_date="3-NOV-2026", weight_value="74.5", weight_unit="kg", save="1")

    response = web.post(address, data | {"consent_version": ""})

    assert [field for field, _ in problems_of(response)] == ["consented_on", "consent_version"]
    assert b'href="#id_consented_on"' in response.content
    assert sent(response)["weight_value"] == ["74.5"]
    assert not person.visits.exists()

    data |= CONSENT | {"consent_version": version.pk}
    assert [web.post(address, data).status_code for _ in range(2)] == [302, 302]
    assert person.visits.count() == 1
    assert AuditEvent.objects.exclude(action="signed_in").count() == 1


def test_a_minor_needs_assent_and_permission_and_the_form_says_where(web, site):
    person = ParticipantFactory(site=site, date_of_birth="2009-06-01")
    version = ConsentVersionFactory(site=site)
    address = reverse("form", args=[person.screening_number, 1])
    data = sent(web.get(address), **CONSENT, consent_version=version.pk, save="1")
    data["confirmed"] = ["date_of_birth: On the screening date the age is 17 years: under 18."]

    response = web.post(address, data)

    assert [field for field, _ in problems_of(response)] == ["assented_on"]


CANNOT_BE = {
    "weight_value": ("1000", "between 20 and 400 kg"),
    "ck_value": ("0.2", "between 1 and 500,000 U/L"),
    "ck_date": ("4-NOV-2026", "after the screening date"),
    "onset_first_symptom": ("31-FEB-2025", "not a day of the calendar"),
    "onset_diagnosis": ("03/04/2025", "two ways"),
    "date_of_birth": ("1890", "between 0 and 120 years"),
    "state_of_residence": ("ZZ", "not one of the answers"),
    "creatinine_value": ("0,7", "comma"),
    "mmt8_total": ("161", "between 0 and 160"),
    "wells_pe_heart_rate_bpm": ("10", "between 20 and 300"),
    "mmt8_muscles_deltoid_left": ("11", "whole number from 0 to 10"),
}
DAYS_THAT_CANNOT_BE = [
    {"screening_date": ("NOV-2026", "exact day")},
    {"screening_date": ("4-NOV-2026", "not come yet")},
    {"screening_date": ("01-JAN-1890", "years 1900 to 2200")},
    {"consented_on": ("4-NOV-2026", "on or before the screening date")},
]


def test_what_cannot_be_is_refused_beside_its_field_and_stays_as_typed(web, site):
    visit = draft(site)
    page = typed(web, visit, onset_ever_symptomatic="no", save="1")
    for answers in (CANNOT_BE, *DAYS_THAT_CANNOT_BE):
        wrong = {field: typed for field, (typed, _) in answers.items()}

        response = web.post(url(visit), page | wrong)

        said, shown = dict(problems_of(response)), sent(response)
        assert set(said) == set(answers)
        assert {field: said[field] for field, (_, words) in answers.items() if words not in said[field]} == {}
        assert {field: shown[field] for field in answers} == {field: [typed] for field, typed in wrong.items()}
        assert shown["onset_ever_symptomatic"] == ["no"]
        assert all(f'<a href="#id_{field}">' in response.content.decode() for field in answers)
        assert facts_of(now_kept(visit)) == facts_of(visit)


def test_a_dose_without_a_drug_and_a_treatment_both_ongoing_and_stopped_are_refused_in_their_own_rows(web, site):
    visit = draft(site)
    rows = {"treatments-TOTAL_FORMS": "3", "treatments-0-name": "", "treatments-1-daily_dose_mg": "10"}
    rows |= {"treatments-2-name": "prednisone", "treatments-2-ongoing": "yes", "treatments-2-stopped": "OCT-2026"}

    response = web.post(url(visit), typed(web, visit, **rows, save="1"))

    dose, stopped = problems_of(response)
    assert dose == ("treatments-1-daily_dose_mg", "This is the dose of no drug: give the name too.")
    assert stopped[0] == "treatments-2-stopped"
    assert sent(response)["treatments-1-daily_dose_mg"] == ["10"]


def test_an_unlikely_value_is_saved_once_it_was_confirmed_and_no_other_for_it(web, site):
    visit = draft(site)
    data = typed(web, visit, weight_value="165", save="1")
    asked = web.post(url(visit), data)

    assert problems_of(asked) == [("weight_value", "A weight of 165 kg is unusually high: over 160.")]
    assert "Yes, this is right" in asked.content.decode()

    token = "weight.value: A weight of 165 kg is unusually high: over 160."
    another = web.post(url(visit), data | {"weight_value": "170", "confirmed": token})
    assert [field for field, _ in problems_of(another)] == ["weight_value"]
    assert web.post(url(visit), sent(asked, confirmed=token, save="1")).status_code == 302
    assert now_kept(visit).weight_value == 165


def test_an_ineligible_value_is_accepted_and_what_was_confirmed_and_saved_is_not_asked_again(web, site):
    visit = draft(site, facts_without(weight={"value": 165, "unit": "kg"}))

    response = web.post(url(visit), typed(web, visit, dm_rash="yes", save="1"))

    assert response.status_code == 302
    assert now_kept(visit).outcome == "INELIGIBLE"


def test_a_row_can_be_added_without_scripts_and_everything_typed_stays(web, site):
    visit = draft(site)

    response = web.post(url(visit), typed(web, visit, weight_value="99.9", add="treatments"))

    data = sent(response)
    assert data["treatments-TOTAL_FORMS"] == ["1"]
    assert data["treatments-0-name"] == [""]
    assert data["weight_value"] == ["99.9"]
    assert now_kept(visit).weight_value != 99.9


def test_a_removed_row_counts_no_more_and_a_blank_one_never_did(web, site):
    listed = [{"name": "atorvastatin", "ongoing": True}, {"name": "prednisone", "ongoing": False, "last_dose": "2020"}]
    visit = draft(site, facts_without(treatments=listed))
    data = typed(web, visit, save="1", **{"treatments-0-remove": "on", "treatments-TOTAL_FORMS": "3"})

    assert web.post(url(visit), data).status_code == 302
    assert [row.name for row in visit.treatments.standing()] == ["prednisone"]
    assert [row.name for row in visit.treatments.exclude(voided_at=None)] == ["atorvastatin"]


def test_a_list_whose_rows_cannot_be_read_is_refused_in_words(web, site):
    visit = draft(site)
    counts = {"treatments": "", "cancers": "many", "history_dvt": "100000"}

    response = web.post(
        url(visit), typed(web, visit, save="1", **{f"{rows}-TOTAL_FORMS": count for rows, count in counts.items()})
    )

    problems = dict(problems_of(response))
    assert set(problems) == set(counts)
    for words in problems.values():
        assert not re.search("Management|tampered|forms|bug", words)


def test_a_source_that_cannot_be_kept_is_refused_beside_its_field(web, site):
    visit = draft(site)
    wrong = {
        "source_I01_document": "x" * 201,
        "source_I02_place": "x" * 201,
        "source_I03_document": "bell \a",
    }
    not_come = {"source_I04_document_date": "2026-11-04"}
    data = typed(web, visit, save="1")

    for answers in (wrong, not_come):
        response = web.post(url(visit), data | answers)
        assert [field for field, _ in problems_of(response)] == list(answers)
    assert not visit.sources.exists()


def test_a_date_of_birth_is_possible_in_every_attempt(web, site):
    first = screen_failure(site)
    second = VisitFactory(participant=first.participant, attempt=2, previous_attempt=first)
    past_the_trail(ScreeningVisit).filter(pk=first.pk).update(screening_date="2026-10-25")

    papers = {"assented_on": "3-NOV-2026", "permitted_on": "3-NOV-2026"}
    young = "date_of_birth: On the screening date the age is 0 years: under 18."
    data = typed(web, second, date_of_birth="26-OCT-2026", confirmed=young, save="1", **papers)
    response = web.post(url(second), data)

    assert problems_of(response) == [("date_of_birth", "This is after the screening date of attempt 1, 25-OCT-2026.")]
