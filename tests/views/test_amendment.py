"""The preview of an amendment, the versions side by side, and putting one in force."""

import pytest
from django.urls import reverse

from screening.actions.protocol import activate_version
from screening.management.demo.protocol import AMENDED
from screening.models import AuditEvent, ProtocolVersion, Role
from screening.rules.protocol import PROTOCOLS
from tests.factories import BASE_FACTS, NOW, ConsentVersionFactory, ParticipantFactory, SiteRoleFactory
from tests.scenes import administrator, coordinator_of, draft, eligible, enrolled, monitor_of, save
from tests.views.people import address, person_address, text_of
from tests.views.sent import sent

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]
_LONG_ILL = BASE_FACTS | {"onset": {"first_symptom": "2024-03-15"}}
"""For 31 months: short enough under version 1.0, too long under the amended one."""
_CHOICE = {"before": "1.0", "after": AMENDED.version}


@pytest.fixture
def amended(monkeypatch):
    monkeypatch.setitem(PROTOCOLS, AMENDED.version, AMENDED)


def rows(response):
    return response.content.decode("utf-8-sig").split("\r\n")[1:-1]


def test_a_version_alone_has_nothing_to_compare(web):
    assert "nothing to compare" in text_of(web(administrator()).get(reverse("amendment")))


def test_the_preview_names_whose_verdict_would_change_and_what_is_decided(web, site, amended):
    open_one, decided, same = draft(site, _LONG_ILL), eligible(site, facts=_LONG_ILL), draft(site)
    said = text_of(web(monitor_of(site)).get(reverse("amendment")))
    assert "in 2 of 3 attempts under version 1.0: 1 still open, 1 decided or ended" in said
    assert f"{open_one.participant} attempt 1 Draft Pass → Fail" in said
    assert "Decided: stays as it is" in said
    assert decided.participant.screening_number in said
    assert same.participant.screening_number not in said
    assert "Put version" not in said


def test_what_was_decided_in_the_preview_stays_as_it_is(web, site, amended):
    visit = eligible(site, facts=_LONG_ILL)
    kept = visit.signatures.get().evaluation.snapshot
    web(administrator()).post(reverse("activate_protocol"), {"version": AMENDED.version, "reason": "Approved."})
    said = text_of(web(monitor_of(site)).get(person_address(visit)))
    assert ProtocolVersion.active().version == AMENDED.version
    assert "As signed: protocol version 1.0" in said
    assert visit.signatures.get().evaluation.snapshot == kept


def test_what_is_signed_is_read_from_its_frozen_facts(web, site, amended):
    visit = enrolled(site)
    save(visit, coordinator_of(site), _LONG_ILL, reason="A slip.")
    assert "No verdict would change" in text_of(web(monitor_of(site)).get(reverse("amendment")))


def test_other_sites_are_in_no_preview(web, site, elsewhere, amended):
    draft(site, _LONG_ILL)
    other = draft(elsewhere, _LONG_ILL)
    monitor = monitor_of(site)
    SiteRoleFactory(user=monitor, site=elsewhere, role=Role.COORDINATOR)
    browser = web(monitor)
    assert other.participant.screening_number not in text_of(browser.get(reverse("amendment")))
    assert len(rows(browser.post(reverse("amendment_file"), _CHOICE))) == 1


def test_the_list_leaves_as_csv_and_that_goes_on_record(web, site, amended):
    visit = draft(site, _LONG_ILL)
    said = rows(web(administrator()).post(reverse("amendment_file"), _CHOICE))
    number = visit.participant.screening_number
    expected = f"1.0,1.1-demo,I05,{number},1,Draft,Can be moved,Pass,Fail,Not yet known,Not eligible"
    assert said == [expected.replace("Not yet known", "Eligible")]
    event = AuditEvent.objects.last()
    assert event.changes["kind"] == [None, "amendment"]
    assert event.changes["rows"] == [None, "1"]


@pytest.mark.parametrize("sent", [{"before": "1.0", "after": "1.0"}, {"before": "9", "after": "1.0"}, {"before": ""}])
def test_a_choice_that_cannot_be_is_said(web, amended, sent):
    browser = web(administrator())
    assert "There is a problem" in text_of(browser.get(reverse("amendment"), sent))
    assert browser.post(reverse("amendment_file"), sent).status_code == 422


def test_a_version_is_put_in_force_with_a_reason(web, amended):
    browser = web(administrator())
    sent = {"version": AMENDED.version, "reason": ""}
    assert "Enter the reason" in text_of(browser.post(reverse("activate_protocol"), sent))
    done = browser.post(reverse("activate_protocol"), sent | {"reason": "Approved."}, follow=True)
    assert "Version 1.1-demo is in force" in text_of(done)
    assert "Version 1.1-demo , in force for new attempts" in text_of(done)


def test_the_protocol_page_sets_the_numbers_of_all_versions_side_by_side(web, amended):
    browser = web(administrator())
    said = text_of(browser.get(reverse("protocol")))
    assert "Disease duration, less than 3 years 18 months" in said
    assert "Serum CK &gt; 3x" in text_of(browser.get(reverse("protocol"), {"version": AMENDED.version}))
    assert browser.get(reverse("protocol"), {"version": "9.9"}).status_code == 404


def test_a_coordinator_moves_a_draft_from_its_participant_s_page(web, site, amended):
    visit = draft(site, _LONG_ILL)
    browser = web(coordinator_of(site))
    assert "Move to protocol version" not in text_of(browser.get(person_address(visit)))
    web(administrator()).post(reverse("activate_protocol"), {"version": AMENDED.version, "reason": "Approved."})
    browser = web(coordinator_of(site))
    assert "Move to protocol version 1.1-demo" in text_of(browser.get(person_address(visit)))
    said = text_of(browser.post(address("move", visit), {"reason": "Approved here."}, follow=True))
    assert "goes on under protocol version 1.1-demo" in said
    assert "Move to protocol version" not in said


def test_an_attempt_never_starts_under_a_version_that_its_page_did_not_show(web, site, amended):
    person = ParticipantFactory(site=site)
    where = reverse("form", args=[person.screening_number, 1])
    days = {"screening_date": "03-NOV-2026", "consented_on": "03-NOV-2026"}
    consent = ConsentVersionFactory(site=site)
    browser = web(coordinator_of(site))
    shown = sent(browser.get(where), **days, consent_version=consent.pk, save="1")
    activate_version(by=administrator(), at=NOW, version=AMENDED.version, reason="Approved.")

    refused = browser.post(where, shown)
    assert "Version 1.1-demo of the protocol has been put in force since this page was opened" in text_of(refused)
    assert not person.visits.exists()
    assert browser.post(where, sent(refused, save="1")).status_code == 302
    assert person.visits.get().protocol_version.version == AMENDED.version
