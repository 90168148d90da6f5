"""The demo shows every status, every verdict and every criterion failing, and is made only where it may be."""

from collections import Counter

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction
from django.test import override_settings

from screening.actions.audit import record
from screening.actions.base import Action
from screening.management.demo.accounts import ACCOUNTS
from screening.models import (
    AuditEvent,
    CriterionVerdict,
    Identity,
    Participant,
    ScreeningVisit,
    Signature,
    Status,
    User,
)
from screening.models.vocabulary import CRITERION_CODES
from screening.queries.verification.chain import broken_events
from screening.queries.verification.live import broken_rows
from screening.queries.verification.versions import broken_versions
from screening.rules.criterion import Verdict
from tests.factories import NOW

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def demo(django_db_setup, django_db_blocker):
    """Made once for all tests of this module, and taken back after the last."""
    with django_db_blocker.unblock(), override_settings(DEMO=True), transaction.atomic():
        call_command("demo")
        yield
        transaction.set_rollback(True)


def test_one_event_or_another_tells_of_everything_that_was_made(demo):
    assert [*broken_events(), *broken_versions(), *broken_rows()] == []


def test_thirty_made_up_people_at_three_sites(demo):
    assert Counter(Participant.objects.values_list("site__code", flat=True)) == {"DAL": 10, "DMD": 10, "DCA": 10}
    assert all(identity.surname.startswith("Madeup-") for identity in Identity.objects.all())


def test_every_status_is_there(demo):
    assert set(ScreeningVisit.objects.values_list("status", flat=True)) == set(Status.values)


def test_every_verdict_is_there_and_each_criterion_fails_somewhere(demo):
    verdicts = CriterionVerdict.objects.all()
    assert set(verdicts.values_list("verdict", flat=True)) == {verdict.value for verdict in Verdict}
    assert set(verdicts.filter(verdict="FAIL").values_list("code", flat=True)) == set(CRITERION_CODES)


def test_each_decision_is_signed_and_on_record(demo):
    assert Signature.objects.count() == AuditEvent.objects.filter(action="signed").count() > 10


@pytest.mark.parametrize("account", ACCOUNTS)
def test_each_step_of_the_guide_leads_to_a_place_that_is_there(demo, client, account):
    client.force_login(User.objects.get(username=account))
    with override_settings(DEMO=True):
        guide = client.get("/guide/")
    steps = [step for tour in guide.context["tours"] for step in tour.steps]
    assert len(steps) > 5
    for step in steps:
        path, _, anchor = step.href.partition("#")
        assert path, f"nothing is left to try: {step.title}"
        page = client.get(path)
        assert page.status_code == 200, step.href
        assert not anchor or f'id="{anchor}"' in page.content.decode(), step.href


def test_who_is_here_for_the_first_time_is_led_to_the_guide(demo, client):
    user = User.objects.get(username="monitor")
    client.force_login(user)
    with override_settings(DEMO=True):
        assert "here for the first time" in client.get("/").content.decode()
        for _ in range(2):
            record(by=user, at=NOW, action=Action.SIGNED_IN, subject=user)
        assert "here for the first time" not in client.get("/").content.decode()


def test_it_is_made_once(demo):
    call_command("demo")
    assert Participant.objects.count() == 30


def test_it_is_made_nowhere_else(settings):
    settings.DEMO = False
    with pytest.raises(CommandError, match="DEMO=1"):
        call_command("demo")
