"""The worksheet asks what the form asks, and filled in shows what is recorded."""

import re

import pytest

from screening.assemble import Rows
from screening.forms.layout.paper import on_paper
from screening.forms.screening import ScreeningForm
from screening.models import Participant, ScreeningVisit, Site
from screening.presenters.paths import field_name
from screening.rules.protocol import CURRENT
from tests.factories import ParticipantFactory, SourceFactory
from tests.scenes import FAILING, administrator, coordinator_of, draft, eligible, facts_without, monitor_of
from tests.views.people import address, person_address, text_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]
_NO_QUESTIONS = re.compile(
    r"csrf|^version$|^protocol$|^number$|submission_key|-(TOTAL|INITIAL|MIN_NUM|MAX_NUM)_FORMS|-remove$"
)


def blank_sections(blank_rows=1):
    nobody = ScreeningVisit(participant=Participant(site=Site()))
    return on_paper(ScreeningForm(nobody, Rows(), [], field_name).answers, blank_rows=blank_rows)


def test_the_paper_asks_every_question_of_the_form_and_no_other(web, site):
    number = ParticipantFactory(site=site).screening_number
    form = web(coordinator_of(site)).get(f"/participants/{number}/attempts/1/").content.decode()
    asked = set(re.findall(r'<(?:input|select|textarea)[^>]* name="([^"]+)"', form))
    on_sheet = {name for section in blank_sections() for name in section.names}
    assert on_sheet == {name for name in asked if not _NO_QUESTIONS.search(name)}


def test_units_and_answers_stand_as_boxes(web, site):
    sheet = web(coordinator_of(site)).get("/worksheet/")
    words = text_of(sheet)
    assert "Weight kg lb" in words
    assert "Dermatomyositis rash, ever Never Yes Uncertain" in words
    assert "Heart rate a minute" in words


def test_the_blank_sheet_is_about_nobody(web, site):
    draft(site)
    sheet = web(coordinator_of(site)).get("/worksheet/").content.decode()
    assert "is-ticked" not in sheet
    assert set(re.findall(r'<span class="paper-line">([^<]*)</span>', sheet)) == {""}
    assert "UAB-001" not in sheet


def test_the_boundaries_of_all_criteria_stand_in_small_print(web, site):
    words = text_of(web(coordinator_of(site)).get("/worksheet/"))
    for criterion in CURRENT.criteria:
        if criterion.code != "E20":
            assert re.search(rf"\b{criterion.code} (needed|excludes): ", words), criterion.code
    assert "[Weight, more than 120 kg]" in words


def test_a_filled_sheet_shows_answers_verdicts_and_who_printed_it(web, site):
    visit, monitor = draft(site, FAILING), monitor_of(site)
    SourceFactory(visit=visit, code="I04", document="Laboratory report")
    words = text_of(web(monitor).get(address("filled_worksheet", visit)))
    assert "Dermatomyositis rash, ever Never ticked: Yes Uncertain" in words
    assert "Date of birth 14-MAY-1971" in words
    assert "Laboratory report" in words
    assert re.search(r"I07 , how it is read Dermatomyositis rash Fail ", words)
    assert f"Printed 03-NOV-2026 09:30 CST by {monitor.name}" in words


def test_what_is_not_recorded_has_no_tick(web, site):
    visit = draft(site, facts_without("dm_rash", "weight"))
    words = text_of(web(monitor_of(site)).get(address("filled_worksheet", visit)))
    assert "Dermatomyositis rash, ever Never Yes Uncertain" in words
    assert "Weight kg lb" in words


def test_a_decided_attempt_shows_the_verdict_as_signed_and_the_signature(web, site):
    words = text_of(web(administrator()).get(address("filled_worksheet", eligible(site))))
    assert "Verdict as signed" in words
    assert "I confirm that this person is eligible" in words


def test_another_site_s_sheet_is_not_there_and_one_s_own_is_linked(web, site, elsewhere):
    visit, other = draft(site), draft(elsewhere)
    browser = web(coordinator_of(site))
    assert browser.get(address("filled_worksheet", other)).status_code == 404
    assert address("filled_worksheet", visit) in browser.get(person_address(visit)).content.decode()
    not_begun = ParticipantFactory(site=site).screening_number
    assert browser.get(f"/participants/{not_begun}/attempts/1/worksheet/").status_code == 404
