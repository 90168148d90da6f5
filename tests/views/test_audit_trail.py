"""The audit trail is read on a page and leaves as a file, by those who may export and of their sites."""

import csv
import io
import json

import pytest
from django.urls import reverse

from screening.actions.screening import submit_for_review
from screening.actions.signing import reopen
from screening.models import AuditEvent
from screening.rules.interchange import facts_as_json, parse_facts
from tests.factories import (
    NOW,
    AuditEventFactory,
    IdentityFactory,
    ParticipantFactory,
    QueryFactory,
    SourceFactory,
    TreatmentFactory,
    UserFactory,
)
from tests.scenes import (
    LATER,
    administrator,
    coordinator_of,
    draft,
    facts_without,
    investigator_of,
    monitor_of,
    save,
    sign,
)
from tests.views.people import text_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]
PAGE = "/audit-trail/"


def told(site, **what):
    return AuditEventFactory(**{"by": UserFactory(name="Ann Example"), "site": site} | what)


def rows_of(response):
    return list(csv.DictReader(io.StringIO(response.content.decode("utf-8-sig"))))


def exported(browser, **filters):
    return browser.post(reverse("trail_file"), {"format": "csv", **filters})


def test_a_change_is_told_with_both_clocks_who_what_from_to_and_why(web, site):
    person = ParticipantFactory(site=site, screening_number="UAB-007")
    told(site, subject=person, changes={"sex": [None, "female"]}, reason="Copied wrongly.")
    words = text_of(web(monitor_of(site)).get(PAGE))
    assert "03-NOV-2026 09:30 CST" in words
    assert "2026-11-03 15:30:00 UTC" in words
    assert "Ann Example Changed UAB-007 Sex at birth not recorded Female Copied wrongly." in words


@pytest.mark.parametrize("who", [investigator_of, monitor_of])
def test_others_read_their_sites_alone_and_administrators_everything(web, site, elsewhere, who):
    for where, name in ((site, "Here"), (elsewhere, "Elsewhere"), (None, "Nowhere")):
        told(where, by=UserFactory(name=name))
    assert [row["Who"] for row in rows_of(exported(web(who(site))))] == ["Here"]
    words = text_of(web(who(site)).get(PAGE))
    assert "Elsewhere" not in words
    assert "Nowhere" not in words
    assert {"Here", "Elsewhere", "Nowhere"} <= {row["Who"] for row in rows_of(exported(web(administrator())))}


def test_a_coordinator_reads_neither_page_nor_file(web, site):
    browser = web(coordinator_of(site))
    assert browser.get(PAGE).status_code == 403
    assert exported(browser).status_code == 403
    assert browser.post(reverse("record_file"), {"participant": "UAB-001"}).status_code == 403
    assert "Audit trail" not in text_of(browser.get("/"))


def test_it_is_narrowed_to_a_participant_an_action_or_a_site_from_lists(web, site, elsewhere):
    visit, other = draft(site), draft(site)
    told(site, visit=visit, action="submitted"), told(site, visit=other, action="returned"), told(elsewhere)
    browser, number = web(administrator()), visit.participant.screening_number
    for narrowed, found in (
        ({"participant": number}, {"submitted"}),
        ({"action": "returned"}, {"returned"}),
        ({"site": "MIA"}, {"changed"}),
    ):
        lines = browser.get(PAGE, narrowed).context["events"]
        assert {event.action for event in lines} == found, narrowed
    assert {row["About"] for row in rows_of(exported(browser, participant=number))} == {str(visit)}
    words = text_of(browser.get(PAGE, {"participant": "Madeup", "page": "x"}))
    assert "The participant asked for is not on the list" in words
    assert "Madeup" not in words


def test_an_account_is_named_and_a_page_holds_fifty_in_a_fixed_number_of_queries(web, django_assert_max_num_queries):
    browser = web(administrator())
    for _ in range(51):
        told(None, action="password_set", subject=UserFactory(name="Bea Example"))
    with django_assert_max_num_queries(12):
        response = browser.get(PAGE)
    assert "Set a password User: Bea Example" in text_of(response)
    assert len(response.context["lines"]) == 50
    assert "page=2" in response.content.decode()


def test_a_formula_in_a_reason_leaves_as_text(web, site):
    told(site, reason="=HYPERLINK(1)")
    assert rows_of(exported(web(monitor_of(site))))[0]["Why"] == "'=HYPERLINK(1)"


def test_taking_the_trail_out_is_on_record_with_its_filter_and_rows(web, site):
    number = draft(site).participant.screening_number
    exported(web(monitor_of(site)), participant=number)
    event = AuditEvent.objects.filter(action="exported").get()
    assert event.changes == {"filter.participant": [None, number], "kind": [None, "audit_trail"], "rows": [None, "0"]}


@pytest.fixture
def signed_and_reopened(site):
    visit, investigator = draft(site), investigator_of(site)
    IdentityFactory(participant=visit.participant)
    facts = facts_without(weight={"value": 80, "unit": "kg"})
    visit = submit_for_review(by=investigator, at=NOW, visit=save(visit, investigator, facts))
    sign(visit, investigator)
    reopen(by=investigator, at=LATER, visit=visit, reason="A wrong weight.")
    QueryFactory(visit=visit), SourceFactory(visit=visit)
    void = {"voided_at": LATER, "voided_by": investigator, "void_reason": "Entered twice."}
    TreatmentFactory(visit=visit, position=99, daily_dose_mg="12.5", **void)
    return visit


def test_a_whole_record_holds_all_that_was_kept_and_not_who_it_is(web, signed_and_reopened):
    visit = signed_and_reopened
    number = visit.participant.screening_number
    response = web(monitor_of(visit.participant.site)).post(reverse("record_file"), {"participant": number})
    written = response.content.decode()
    record = json.loads(written)
    (attempt,) = record["attempts"]
    assert record["participant"]["screening_number"] == number
    assert facts_as_json(parse_facts(attempt["facts"]))["weight"]["value"] == 80
    assert (attempt["signatures"][0]["void_reason"], len(attempt["verdicts"])) == ("A wrong weight.", 28)
    signed = next(each for each in attempt["evaluations"] if each["id"] == attempt["signatures"][0]["evaluation"])
    assert '"facts"' in signed["snapshot"]
    assert len(attempt["queries"]) == len(attempt["sources"]) == 1
    assert [row["void_reason"] for row in attempt["voided_rows"]["treatments"]] == ["Entered twice."]
    kept = list(AuditEvent.objects.filter(visit=visit).order_by("pk"))
    assert [event["hash"] for event in record["audit_events"]] == [event.hash for event in kept]
    versions = record["versions"]
    assert [version["status"] for version in versions["historicalscreeningvisit"]][-2:] == ["eligible", "draft"]
    held = {(name, version["history_id"]) for name, rows in versions.items() for version in rows}
    told_of = {(name, pk) for event in kept for name, pk, _ in event.versions if name in versions}
    assert told_of
    assert told_of <= held
    assert "historicalidentity" not in versions
    for name in ("Madeup", "Mary", "mary@example.org", "MRN-0001"):
        assert name not in written


def test_taking_a_record_out_is_part_of_the_participants_history(web, site):
    person = ParticipantFactory(site=site)
    browser = web(monitor_of(site))
    browser.post(reverse("record_file"), {"participant": person.screening_number})
    event = AuditEvent.objects.get(action="exported")
    assert (event.subject_type, event.subject_id, event.site) == ("participant", str(person.pk), site)
    words = text_of(browser.get(reverse("participant", args=[person.screening_number])))
    assert "Exported not recorded Whole record" in words


def test_no_record_of_another_site_leaves(web, site, elsewhere):
    ParticipantFactory(site=site)
    other = ParticipantFactory(site=elsewhere)
    response = web(monitor_of(site)).post(reverse("record_file"), {"participant": other.screening_number})
    assert response.status_code == 422
    assert response["Content-Type"].startswith("text/html")
    assert not AuditEvent.objects.filter(action="exported", at=NOW).exists()
