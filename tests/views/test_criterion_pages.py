"""Each criterion has a page of its own, one click from its verdict."""

import pytest
from django.utils.html import escape

from screening.rules.protocol import CURRENT
from tests.scenes import IN_DOUBT, coordinator_of, in_review, investigator_of
from tests.views.people import address, person_address, text_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]


def test_every_criterion_is_there_with_wording_reading_and_cases(web, site):
    browser = web(coordinator_of(site))
    for criterion in CURRENT.criteria:
        page = browser.get(f"/protocol/{criterion.code}/").content.decode()
        assert f"{criterion.code} {escape(criterion.name)}</h1>" in page
        assert escape(criterion.sentence) in page
        assert escape(criterion.reading) in page
        assert "worked cases" in page


def test_its_numbers_and_its_neighbours_stand_on_the_page(web, site):
    words = text_of(web(coordinator_of(site)).get("/protocol/I08/"))
    assert "Before: I07" in words
    assert "Next: E01" in words
    assert "Weight, more than 120 kg" in text_of(web(coordinator_of(site)).get("/protocol/E14/"))


def test_there_is_no_other(web, site):
    assert web(coordinator_of(site)).get("/protocol/E21/").status_code == 404


def test_the_dialog_gets_the_text_without_the_frame(web, site):
    body = web(coordinator_of(site)).get("/protocol/E08/", headers={"HX-Target": "help-body"}).content.decode()
    assert "Use of statin medication at screening" in body
    assert "<html" not in body
    assert '<h2 id="help-title"' in body


@pytest.mark.parametrize("name", ["form", "participant", "review", "filled_worksheet"])
def test_each_verdict_with_its_reason_leads_there(web, site, name):
    visit = in_review(site, IN_DOUBT)
    where = person_address(visit) if name == "participant" else address(name, visit)
    page = web(investigator_of(site)).get(where).content.decode()
    for criterion in CURRENT.criteria:
        assert f'href="/protocol/{criterion.code}/' in page


def test_the_protocol_page_leads_there(web, site):
    assert 'href="/protocol/E20/?version=1.0"' in web(coordinator_of(site)).get("/protocol/").content.decode()
