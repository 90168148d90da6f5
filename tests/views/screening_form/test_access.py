"""Who may see the form and who may change it."""

import pytest
from django.urls import reverse

from screening.models import AuditEvent, ScreeningVisit, Status
from tests.factories import SiteFactory, past_the_trail
from tests.scenes import at_status, coordinator_of, draft, in_review, investigator_of, monitor_of
from tests.views.screening_form.page import now_kept, problems_of, typed, url
from tests.views.sent import sent

pytestmark = pytest.mark.django_db


def test_another_site_is_not_there(client, site):
    visit = draft(site)
    client.force_login(coordinator_of(SiteFactory(code="MIA")))

    for send, name, status in (
        (client.get, "form", 404),
        (client.post, "form", 404),
        (client.get, "live", 405),
        (client.post, "live", 404),
    ):
        assert send(url(visit, name), {}).status_code == status, (send.__name__, name)


def test_an_attempt_that_cannot_be_started_is_not_there(web, site):
    visit = draft(site)

    assert web.get(reverse("form", args=[visit.participant.screening_number, 2])).status_code == 404


@pytest.mark.parametrize("status", [status for status in Status if status not in ("draft", "enrolled", "discontinued")])
def test_only_a_draft_can_be_changed(web, site, status):
    visit = at_status(site, status)

    page = web.get(url(visit)).content.decode()

    assert "Read only" in page
    assert "<fieldset disabled>" in page
    assert "data-save" not in page


def test_a_monitor_reads_and_does_not_record(client, site):
    visit = draft(site)
    client.force_login(monitor_of(site))

    page = client.get(url(visit))
    assert "your role reads this form" in page.content.decode()
    assert sent(page) == {}
    assert client.post(url(visit), {"save": "1"}).status_code in (200, 403)
    assert now_kept(visit).version == visit.version


def test_a_change_after_submission_needs_its_reason(web, site):
    visit = in_review(site)
    past_the_trail(ScreeningVisit).filter(pk=visit.pk).update(status=Status.DRAFT)
    data = typed(web, visit, weight_value="80", save="1")

    response = web.post(url(visit), data)
    assert [field for field, _ in problems_of(response)] == ["reason"]

    assert web.post(url(visit), data | {"reason": "Typing error"}).status_code == 302
    assert AuditEvent.objects.last().reason == "Typing error"


def test_an_investigator_may_fill_in_the_form_too(client, site):
    visit = draft(site)
    client.force_login(investigator_of(site))

    assert client.post(url(visit), sent(client.get(url(visit)), weight_value="80", save="1")).status_code == 302
    assert now_kept(visit).weight_value == 80
