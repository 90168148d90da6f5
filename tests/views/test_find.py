import pytest
from django.urls import reverse

from tests.factories import ParticipantFactory
from tests.scenes import coordinator_of
from tests.views.people import text_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]


def find(browser, words):
    return browser.post(reverse("find"), {"number": words})


def test_what_is_exactly_a_site_or_a_code_leads_straight_there(web, site):
    browser = web(coordinator_of(site))
    assert find(browser, "uab").url == "/participants/?site=UAB"
    assert find(browser, "i04").url == "/protocol/#I04"


def test_a_part_of_a_number_finds_those_of_ones_own_sites(web, site, elsewhere):
    here, other = ParticipantFactory(site=site).screening_number, ParticipantFactory(site=elsewhere).screening_number
    response = find(web(coordinator_of(site)), "-")
    words = text_of(response)
    assert here in words
    assert other not in words


def test_another_site_leads_nowhere(web, site, elsewhere):
    assert find(web(coordinator_of(site)), "MIA").status_code == 200


def test_words_find_the_criteria_that_say_them(web, site):
    answer = find(web(coordinator_of(site)), "statin")
    assert "E08 " in text_of(answer)
    assert "found-participants" not in answer.content.decode()
