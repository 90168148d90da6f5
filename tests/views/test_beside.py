"""What stands beside the answers of the form: their history, the queries on them, and who else is there."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from screening.models import AuditEvent, Presence, Query
from tests.factories import BASE_FACTS, NOW, QueryFactory
from tests.scenes import coordinator_of, draft, in_review, investigator_of, monitor_of, save
from tests.views.people import address, text_of
from tests.views.sent import sent

pytestmark = pytest.mark.django_db
HEAVIER = BASE_FACTS | {"weight": {"value": 80, "unit": "kg"}}


@pytest.fixture
def visit(site):
    return draft(site)


def as_user(user):
    browser = Client()
    browser.force_login(user)
    return browser


def test_an_answer_that_was_changed_leads_to_who_changed_it_when_and_from_what(web, site, visit):
    coordinator = coordinator_of(site)
    save(visit, coordinator, HEAVIER)
    page = web(coordinator).get(address("form", visit)).content.decode()
    history = address("value_history", visit, "weight_value")
    assert history in page
    assert address("value_history", visit, "height_value") not in page
    told = text_of(web(coordinator).get(history))
    assert f"{coordinator.name} Weight 74.5 80" in told


def test_the_reader_of_another_site_finds_no_history(web, visit, site, elsewhere):
    save(visit, coordinator_of(site), HEAVIER)
    found = web(coordinator_of(elsewhere)).get(address("value_history", visit, "weight_value"))
    assert found.status_code == 404


def test_a_query_stands_beside_its_field_in_the_panel_of_its_criterion_and_counted_at_the_top(web, site, visit):
    for subject in ("weight.value", "I04"):
        QueryFactory(visit=visit, subject=subject, text=f"Which {subject}?", raised_by=monitor_of(site))
    page = web(coordinator_of(site)).get(address("form", visit)).content.decode()
    assert 'id="queries_weight_value"' in page
    assert 'id="queries_I04"' in page
    assert "Queries: 2 open" in page


def test_a_query_is_answered_beside_the_form_which_stays_as_it_is(web, site, visit):
    query = QueryFactory(visit=visit, subject="weight.value", raised_by=monitor_of(site))
    browser = web(coordinator_of(site))
    where, said = address("answer_query", visit, query.pk), {f"query_{query.pk}-answer": "Weighed again."}
    told = browser.post(where, said, headers={"HX-Request": "true"})
    assert told.status_code == 200
    assert "The answer is recorded." in text_of(told)
    assert 'id="queries_weight_value" hx-swap-oob="true"' in told.content.decode()
    assert Query.objects.get().answer == "Weighed again."


def test_a_monitor_asks_from_beside_the_answer(web, site):
    visit = in_review(site)
    browser = web(monitor_of(site))
    ask = f"{address('raise_query', visit)}?about=wells_dvt.active_cancer"
    assert ask in browser.get(address("form", visit)).content.decode()
    browser.post(ask, {"query-subject": "wells_dvt.active_cancer", "query-text": "Since when?"})
    assert Query.objects.get().subject == "wells_dvt.active_cancer"


def test_only_those_who_may_ask_see_the_control_and_the_counts_of_their_sites(web, site):
    visit = in_review(site)
    QueryFactory(visit=visit)
    QueryFactory(visit=visit, answer="October's.", answered_at=NOW, answered_by=coordinator_of(site))
    home = reverse("home")
    assert "Queries by site Site Open Answered, to close UAB 1 1" in text_of(web(monitor_of(site)).get(home))
    assert "Queries by site" not in text_of(web(coordinator_of(site)).get(home))
    assert "?about=" not in web(coordinator_of(site)).get(address("form", visit)).content.decode()


def test_two_in_one_form_see_each_other_and_not_what_the_other_typed(site, visit):
    one, other = coordinator_of(site), investigator_of(site)
    first, second = as_user(one), as_user(other)
    opened = first.get(address("form", visit))
    assert "Also open" not in text_of(opened)
    assert f"Also open: {one.name}, last active" in text_of(second.get(address("form", visit)))
    answer = text_of(first.post(address("live", visit), sent(opened, state_of_residence="AL", weight_value="99.5")))
    assert f"Also open: {other.name}, last active" in answer
    assert "99.5" not in text_of(second.get(address("form", visit)))
    assert not AuditEvent.objects.filter(visit=visit).exists()


def test_who_left_long_ago_is_not_said_to_be_there(site, visit):
    as_user(coordinator_of(site)).get(address("form", visit))
    Presence.objects.update(seen_at=timezone.now() - timedelta(minutes=16))
    assert "Also open" not in text_of(as_user(coordinator_of(site)).get(address("form", visit)))
