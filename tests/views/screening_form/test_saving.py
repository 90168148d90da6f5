"""Nothing typed is lost, nothing is overwritten in silence, nothing is saved twice."""

import pytest
from django.urls import reverse

from screening.actions.audit import record
from screening.models import AuditEvent, Status
from tests.factories import NOW, PASSWORD, ParticipantFactory, VisitFactory
from tests.scenes import draft, facts_without, save, undone
from tests.views.screening_form.page import now_kept, problems_of, typed, url
from tests.views.sent import sent

pytestmark = pytest.mark.django_db


def test_what_is_sent_twice_is_saved_once(web, site):
    visit = draft(site)
    data = typed(web, visit, weight_value="80", save="1")

    assert [web.post(url(visit), data).status_code for _ in range(2)] == [302, 302]
    assert AuditEvent.objects.filter(action="screening_recorded").count() == 1


def stale(web, visit, mine, theirs):
    """The same form in two tabs, sent from the other one first: what was sent then, and the answer to it."""
    shown = typed(web, visit, save="1")
    assert web.post(url(visit), shown | theirs).status_code == 302
    return web.post(url(visit), shown | mine)


def conflict_of(response):
    return [(one.name, one.saved, one.typed) for one in response.context["conflict"]]


def test_a_stale_form_shows_both_versions_and_overwrites_nothing_whatever_comes_in_between(web, coordinator, site):
    visit = draft(site)

    both = stale(web, visit, {"weight_value": "80", "height_value": "170"}, {"weight_value": "90"})

    assert conflict_of(both) == [("weight_value", "90", "80"), ("height_value", "168", "170")]
    assert now_kept(visit).weight_value == 90
    assert sent(both)["weight_value"] == ["80"]

    save(now_kept(visit), coordinator, facts_without(weight={"value": 95, "unit": "kg"}))
    third = web.post(url(visit), sent(both, keep="mine"))

    assert conflict_of(third) == [("weight_value", "95", "80"), ("height_value", "168", "170")]
    assert now_kept(visit).weight_value == 95


def test_between_two_versions_each_answer_is_chosen_or_one_version_is_kept_as_a_whole(web, site):
    visit = draft(site)
    both = stale(web, visit, {"weight_value": "80", "height_value": "170"}, {"weight_value": "90"})

    half = web.post(url(visit), sent(both, keep_height_value="mine", save="1"))
    assert [one.name for one in half.context["conflict"]] == ["weight_value"]

    each = {"keep_height_value": "mine", "keep_weight_value": "theirs", "save": "1"}
    for chosen, kept in ((each, (90, 170)), ({"keep": "mine"}, (80, 170)), ({"keep": "theirs"}, (90, 168))):
        with undone():
            assert web.post(url(visit), sent(both, **chosen)).status_code == 302, chosen
            assert (now_kept(visit).weight_value, now_kept(visit).height_value) == kept, chosen


def test_rows_of_both_versions_can_be_kept(web, site):
    visit = draft(site)
    row = {"treatments-TOTAL_FORMS": "1", "treatments-0-name": "aspirin", "treatments-0-ongoing": "no"}
    both = stale(web, visit, row, row | {"treatments-0-name": "metformin"})

    assert web.post(url(visit), sent(both, keep_treatments="both", save="1")).status_code == 302
    assert {row.name for row in visit.treatments.standing()} == {"aspirin", "metformin"}


def test_a_stale_form_that_also_holds_a_mistake_is_still_stale_when_it_is_corrected(web, site):
    visit = draft(site)
    refused = stale(web, visit, {"weight_value": "8000"}, {"weight_value": "90"})

    response = web.post(url(visit), sent(refused, weight_value="80", save="1"))

    assert [one.name for one in response.context["conflict"]] == ["weight_value"]
    assert now_kept(visit).weight_value == 90


def test_a_form_submitted_twice_is_submitted_once_and_says_so(web, site):
    visit = draft(site, facts_without("investigator"))
    data = typed(web, visit, weight_value="80", submit="1")

    assert [web.post(url(visit), data).status_code for _ in range(2)] == [302, 302]
    assert now_kept(visit).status == Status.IN_REVIEW
    assert [event.action for event in AuditEvent.objects.exclude(action="signed_in")] == [
        "screening_recorded",
        "submitted",
    ]


def test_what_was_typed_is_carried_over_the_sign_in(client, web, coordinator, site):
    visit = draft(site)
    data = typed(web, visit, weight_value="80", save="1")
    client.logout()

    asked = client.post(url(visit), data)
    carried = sent(asked, form_id="carry-over")
    assert {name: value for name, value in data.items() if name != "csrfmiddlewaretoken"}.items() <= {
        name: value if isinstance(data.get(name), list) else value[0] for name, value in carried.items()
    }.items()

    wrong = client.post(url(visit), carried | {"username": coordinator.username, "password": "wrong"})
    assert wrong.status_code == 200
    assert now_kept(visit).weight_value != 80

    done = client.post(url(visit), carried | {"username": coordinator.username, "password": PASSWORD})
    assert done.status_code == 302
    assert now_kept(visit).weight_value == 80


def test_a_save_in_the_background_is_sent_to_the_sign_in(client, site):
    visit = draft(site)

    response = client.post(url(visit), {}, headers={"HX-Request": "true"})

    assert response.status_code == 302
    assert response.url.startswith(reverse("sign_in"))


@pytest.mark.parametrize("name", ["form", "live"])
def test_nobody_sees_anything_without_signing_in(client, site, name):
    visit = draft(site)

    response = client.get(url(visit, name))

    assert response.status_code == 302
    assert response.url.startswith(reverse("sign_in"))


def test_a_complete_form_is_submitted_as_it_stands(web, site):
    visit = draft(site, facts_without("investigator"))

    assert web.post(url(visit), typed(web, visit, submit="1")).status_code == 302
    assert now_kept(visit).status == Status.IN_REVIEW


def test_an_incomplete_form_is_saved_and_says_what_is_open(web, site):
    visit = draft(site, facts_without("dm_rash", "investigator"))

    response = web.post(url(visit), typed(web, visit, weight_value="80", submit="1"))

    assert ("dm_rash", "is not answered") in problems_of(response)
    assert "Saved, but not submitted" in response.content.decode()
    assert now_kept(visit).weight_value == 80
    assert now_kept(visit).status == Status.DRAFT


def test_a_form_asked_for_while_it_is_saved_for_the_first_time_is_there(web, coordinator, site, monkeypatch):
    person = ParticipantFactory(site=site)
    web.force_login(coordinator)

    def saved_meanwhile(participant):
        VisitFactory(participant=person, attempt=1)
        record(by=None, at=NOW, action="changed")
        return 2

    monkeypatch.setattr("screening.views.screening_record.next_attempt_number", saved_meanwhile)
    assert web.get(reverse("form", args=[person.screening_number, 1])).status_code == 200
