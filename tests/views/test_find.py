import re

import pytest
from django.urls import reverse

from tests.factories import ParticipantFactory, QueryFactory
from tests.scenes import coordinator_of, in_review
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


def test_a_query_is_found_by_the_number_it_is_shown_with(web, site):
    query = QueryFactory(visit=in_review(site))
    browser = web(coordinator_of(site))
    places = {find(browser, typed.format(query.pk)).url for typed in ("query {}", "Query {}", "#{}", "query #{}")}
    (place,) = places
    assert place.endswith(f"/review/#query-{query.pk}")
    page = browser.get(place)
    assert f'id="query-{query.pk}"' in page.content.decode()
    assert f"Query {query.pk} " in text_of(page)


def test_a_bare_number_finds_participants_and_the_query(web, site):
    query = QueryFactory(visit=in_review(site), pk=777)
    ParticipantFactory(site=site, screening_number="UAB-777", number=777)
    words = text_of(find(web(coordinator_of(site)), "777"))
    assert "UAB-777" in words
    assert re.search(rf"Query 777 CK[^,]*, {query.visit.participant.screening_number}, open", words)


def test_a_query_of_another_site_is_like_a_missing_one(web, site, elsewhere):
    foreign = QueryFactory(visit=in_review(elsewhere), pk=4711)
    browser = web(coordinator_of(site))
    said = {text_of(find(browser, f"query {number}")) for number in (foreign.pk, 4712)}
    assert len(said) == 1
    assert "no query with this number at your sites" in said.pop()
