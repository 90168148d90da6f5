"""The demo shows every status, every verdict and every criterion failing, and is made only where it may be."""

from collections import Counter

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction
from django.test import override_settings

from screening.actions.audit import record
from screening.actions.base import Action
from screening.actions.protocol import activate_version, move_to_version_in_force
from screening.assemble import facts_of
from screening.management.demo.accounts import ACCOUNTS
from screening.management.demo.protocol import AMENDED
from screening.models import (
    AuditEvent,
    CriterionVerdict,
    Evaluation,
    Identity,
    Participant,
    PrescreenEntry,
    ProtocolVersion,
    ScreeningVisit,
    Signature,
    Status,
    User,
)
from screening.models.vocabulary import CRITERION_CODES
from screening.presenters.amendment import turned_lines
from screening.queries import reassessed, valid_signature
from screening.queries.verification.chain import broken_events
from screening.queries.verification.live import broken_rows
from screening.queries.verification.versions import broken_versions
from screening.rules.criterion import Verdict
from screening.rules.evaluate import evaluate
from screening.rules.interchange import parse_facts
from screening.rules.protocol import CURRENT, PROTOCOLS
from tests.factories import NOW
from tests.scenes import undone

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


def test_the_log_is_the_top_of_the_flow_and_everybody_registered_came_from_it(demo, client):
    client.force_login(User.objects.get(username="investigator"))
    flow = client.get("/study/").context["flow"]
    assert flow.prescreened.total > flow.registered == PrescreenEntry.objects.filter(outcome="registered").count() == 30


def test_changed_values_say_why_in_their_history(demo, client):
    client.force_login(User.objects.get(username="coordinator-al"))
    (visit,) = ScreeningVisit.objects.filter(participant__site__code="DAL", status=Status.IN_REVIEW)
    address = f"/participants/{visit.participant.screening_number}/attempts/{visit.attempt}/history/mmt8_total/"
    page = client.get(address).content.decode()
    assert "Transcription error" in page
    assert "141" in page


@pytest.mark.parametrize("account", ["coordinator-al", "investigator"])
def test_each_kept_filter_finds_somebody(demo, client, account):
    user = User.objects.get(username=account)
    client.force_login(user)
    assert user.saved_filters.count() == 2
    for kept in user.saved_filters.all():
        page = client.get(f"/participants/?{kept.query}")
        assert [chip.name for chip in page.context["saved"] if chip.is_current] == [kept.name]
        assert page.context["page"].lines, kept.name


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


@pytest.fixture
def amended(monkeypatch):
    monkeypatch.setitem(PROTOCOLS, AMENDED.version, AMENDED)


def test_the_preview_of_the_amendment_lists_what_evaluating_every_attempt_again_finds(demo, amended):
    listed = turned_lines(reassessed(User.objects.get(username="administrator"), CURRENT, AMENDED))
    expected = [turn for visit in ScreeningVisit.objects.all() for turn in _turns(visit)]
    assert len(expected) > 4
    found = [(each.number, each.attempt, each.code, each.before, each.after) for each in listed]
    assert sorted(found) == sorted(expected)
    assert {each.stays.startswith("Decided") for each in listed} == {True, False}


def _turns(visit):
    number = visit.participant.screening_number
    before, after = (_results(visit, protocol) for protocol in (CURRENT, AMENDED))
    return [(number, visit.attempt, code, before[code], after[code]) for code in before if before[code] != after[code]]


def _results(visit, protocol):
    """Of what is signed by its frozen facts, of anything else as if it were pinned to the version."""
    signature = valid_signature(visit)
    visit.protocol_version = ProtocolVersion(version=protocol.version)
    facts = parse_facts(signature.evaluation.facts) if signature else facts_of(visit)
    return {result.code: result.verdict for result in evaluate(facts, protocol).results}


def test_what_is_signed_stays_byte_for_byte_when_the_amendment_takes_effect(demo, amended):
    with undone():
        before = _signed(), _decided()
        administrator = User.objects.get(username="administrator")
        activate_version(by=administrator, at=NOW, version=AMENDED.version, reason="Approved (demo).")
        for visit in ScreeningVisit.objects.filter(status=Status.DRAFT, participant__site__code="DMD"):
            coordinator = User.objects.get(username="coordinator-md")
            move_to_version_in_force(by=coordinator, at=NOW, visit=visit, reason="Approved (demo).")
        assert (_signed(), _decided()) == before
        assert [*broken_events(), *broken_versions(), *broken_rows()] == []


def _signed():
    return list(Evaluation.objects.order_by("pk").values()), list(Signature.objects.order_by("pk").values())


def _decided():
    return list(ScreeningVisit.objects.exclude(status=Status.DRAFT).order_by("pk").values())
