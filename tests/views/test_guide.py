"""The guided first visit (that its steps lead somewhere: tests/management/test_demo.py)."""

import pytest

from screening.presenters.guide import tours
from screening.queries.guide import guide_examples
from tests.scenes import coordinator_of, in_review, investigator_of
from tests.views.people import text_of


def test_a_step_without_a_place_left_says_so_instead_of_a_dead_link():
    (tour,) = tours(["investigator"], {})
    assert [bool(step.href) for step in tour.steps] == [True, False, False, False, False, True]


@pytest.mark.django_db
def test_elsewhere_than_in_the_demonstration_there_is_no_guide(web, site, settings):
    settings.DEMO = False
    browser = web(coordinator_of(site))
    assert browser.get("/guide/").status_code == 403
    assert "guided first visit" not in text_of(browser.get("/"))


@pytest.mark.django_db
def test_nobody_is_led_to_a_person_of_another_site(site, elsewhere):
    in_review(elsewhere)
    assert guide_examples(investigator_of(site)) == {}
    assert guide_examples(investigator_of(elsewhere)).keys() >= {"in_review"}
