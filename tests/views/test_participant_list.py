import re
from datetime import date

import pytest

from screening.queries import participant_list
from screening.queries.participant_list import Place, listed_participants
from tests.factories import ParticipantFactory
from tests.scenes import coordinator_of, draft, facts_without, in_review, screen_failure
from tests.views.people import ROLES, text_of, user_as

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]


def numbers(response):
    return re.findall(r'data-label="Participant"><a href="/participants/([^/]+)/"', response.content.decode())


def turn(response, words):
    found = re.search(rf'id="{words}" href="([^"]+)"', response.content.decode())
    return found[1].replace("&amp;", "&") if found else ""


def test_each_role_sees_the_people_of_its_sites(web, site, elsewhere):
    here, other = draft(site).participant.screening_number, draft(elsewhere).participant.screening_number
    for role in ROLES:
        assert set(numbers(web(user_as(role, site)).get("/participants/"))) == (
            {here, other} if role == "administrator" else {here}
        ), role


def test_a_line_says_what_is_left_and_what_fails_first(web, site):
    screen_failure(site)
    draft(site, facts_without("weight"))
    words = text_of(web(coordinator_of(site)).get("/participants/"))
    assert "2 participants." in words
    assert "I07 " in words
    assert "01-DEC-2026" in words


def test_filters_narrow_together_and_stay_in_the_address_of_the_order(web, site):
    people = {
        "in review": in_review(site).participant.screening_number,
        "failed": screen_failure(site).participant.screening_number,
        "registered": ParticipantFactory(site=site).screening_number,
    }
    browser = web(coordinator_of(site))
    for narrowed, found in (
        ({"status": "in_review"}, {"in review"}),
        ({"status": "not_started"}, {"registered"}),
        ({"outcome": "INELIGIBLE"}, {"failed"}),
        ({"outcome": "UNDETERMINED"}, {"registered"}),
        ({"criterion": "I07", "verdict": "FAIL"}, {"failed"}),
        ({"criterion": "I01", "verdict": "UNKNOWN"}, {"registered"}),
        ({"status": "not_started", "verdict": "FAIL"}, set()),
        ({"window": "open"}, {"in review"}),
        ({"window": "over"}, set()),
        ({"screened_from": "2026-11-04"}, set()),
        ({"screened_until": "2026-11-03"}, {"in review", "failed"}),
        ({"site": "UAB"}, {"in review", "failed", "registered"}),
    ):
        response = browser.get("/participants/", narrowed)
        assert set(numbers(response)) == {people[name] for name in found}, narrowed
    assert "?site=UAB&sort=status" in turn(response, "sort-status")


def test_what_is_not_on_a_list_is_left_out_and_said(web, site):
    draft(site)
    response = web(coordinator_of(site)).get("/participants/", {"site": "MIA", "screened_from": "x", "sort": "pk"})
    assert len(numbers(response)) == 1
    assert "The site asked for cannot be used" in text_of(response)
    assert "The screened from asked for cannot be used" in text_of(response)


def test_pages_show_everybody_once_forwards_and_backwards_in_every_order(web, site, monkeypatch):
    monkeypatch.setattr(participant_list, "ON_A_PAGE", 2)
    for made in (lambda: draft(site), lambda: screen_failure(site), *[lambda: ParticipantFactory(site=site)] * 3):
        made()
    browser = web(coordinator_of(site))
    for sort in [*participant_list.SORTS, *(f"-{name}" for name in participant_list.SORTS)]:
        first = browser.get("/participants/", {"sort": sort})
        second = browser.get(turn(first, "later"))
        third = browser.get(turn(second, "later"))
        shown = [*numbers(first), *numbers(second), *numbers(third)]
        assert len(shown) == len(set(shown)) == 5, sort
        assert turn(third, "later") == "", sort
        assert numbers(browser.get(turn(third, "earlier"))) == numbers(second), sort
        assert "3–4 of 5 participants." in text_of(second), sort


def test_who_is_registered_meanwhile_shifts_nothing(web, site, monkeypatch):
    monkeypatch.setattr(participant_list, "ON_A_PAGE", 2)
    people = [ParticipantFactory(site=site).screening_number for _ in range(5)]
    browser = web(coordinator_of(site))
    first = browser.get("/participants/", {"sort": "-number"})
    ParticipantFactory(site=site)
    assert numbers(browser.get(turn(first, "later"))) == people[2:0:-1]


def test_a_page_cannot_begin_at_somebody_of_another_site(web, site, elsewhere):
    here, other = draft(site).participant, ParticipantFactory(site=elsewhere)
    assert numbers(web(coordinator_of(site)).get("/participants/", {"after": other.pk})) == [here.screening_number]


@pytest.mark.parametrize(
    ("today", "state"),
    [("2026-11-23", "open"), ("2026-11-24", "soon"), ("2026-12-01", "soon"), ("2026-12-02", "over")],
)
def test_a_window_ends_soon_from_seven_days_before_to_its_last_day(site, today, state):
    draft(site)
    said = {"sort": "number", "place": Place(), "today": date.fromisoformat(today)}
    found = {
        kind: listed_participants(coordinator_of(site), {"window": kind}, **said).count
        for kind in ("open", "soon", "over")
    }
    assert found == {"open": state != "over", "soon": state == "soon", "over": state == "over"}
