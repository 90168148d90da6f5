"""Everything that people do, once, the way they do it."""

from io import StringIO
from unittest.mock import patch
from uuid import uuid4

from django.core.management import call_command
from django.test import Client

from screening.actions import digest, drafts, participants, prescreening, queries, review, signing, sources, suspension
from screening.actions.links import ask_for_link, send_link
from screening.actions.passwords import own_password_changed, unlock
from screening.actions.prescreening import Prescreened
from screening.actions.protocol import activate_version, move_to_version_in_force
from screening.actions.screening import start_attempt, submit_for_review
from screening.actions.second_factor import remove_second_factor, use_code
from screening.management.demo.protocol import AMENDED
from screening.models import Participant, Status
from screening.rules.protocol import PROTOCOLS
from tests.factories import BASE_FACTS, NOW, SCREENED_ON, SiteFactory, UserFactory
from tests.factors import app_of, give_password, recovery_codes_of
from tests.scenes import (
    IN_DOUBT,
    LATER,
    NEXT_DAY,
    UNJUDGED,
    administrator,
    at_status,
    consent_of,
    coordinator_of,
    draft,
    enrolled,
    investigator_of,
    monitor_of,
    save,
    screen_failure,
    sign,
)

_HEAVIER = BASE_FACTS | {"weight": {"value": 71, "unit": "kg"}}


def everything():
    """Yields after each thing that is done."""
    site = SiteFactory()
    people = coordinator_of(site), investigator_of(site), monitor_of(site), administrator(), administrator()
    for status in set(Status) - {Status.DRAFT}:
        yield at_status(site, status)
    for done in _of_people, _of_attempts, _of_decisions, _of_the_protocol, _of_accounts, _on_pages:
        yield from done(site, *people)
    drafts.keep_draft(by=people[0], at=NOW, place="here", content="typed")
    drafts.discard_draft(by=people[0], place="here")
    for command in "refresh_verdicts", "clear_drafts":
        yield call_command(command, stdout=StringIO())


def _of_people(*others):
    site = SiteFactory()  # where nobody else counts the participants
    coordinator, investigator = coordinator_of(site), investigator_of(site)
    person = participants.Person("Kept", medical_record_number="1")
    said = {"by": coordinator, "at": NOW, "site": site, "submission_key": uuid4(), "sex": "female"}
    registered = participants.register_participant(**said, person=person)
    yield registered
    log = {"by": coordinator, "at": NOW}
    on, key = SCREENED_ON, {"site": site, "submission_key": uuid4()}
    entry = prescreening.record_prescreening(**log, **key, said=Prescreened(on, "registry", "contact_again"))
    yield entry
    corrected = {"said": Prescreened(on, "referral", "not_eligible", "E08"), "reason": "new_information"}
    yield prescreening.correct_prescreening(**log, entry=entry, **corrected)
    said["submission_key"] = uuid4()
    yield participants.register_participant(**said, prescreening=entry)
    yield prescreening.void_prescreening(**log, entry=entry, reason="wrong_person")
    of = {"by": investigator, "at": NOW, "participant": registered}
    yield participants.open_identity(**of)
    yield participants.update_identity(**of, person=participants.Person("Changed"), reason="A slip.")


def _of_attempts(site, coordinator, investigator, monitor, *others):
    first = screen_failure(site)
    again = {"participant": first.participant, "submission_key": uuid4(), "consent": consent_of(first)}
    visit = start_attempt(by=coordinator, at=NOW, facts=UNJUDGED, **again)
    yield visit
    said = {"at": NOW, "visit": visit}
    yield sources.record_source(by=coordinator, document="Chart", code="E14", **said)
    yield sources.verify_sources(by=monitor, codes=["E14"], **said)
    said = UNJUDGED | {"weight": _HEAVIER["weight"], "treatments": [{"name": "methotrexate"}]}
    yield save(visit, coordinator, said, sources={"E14": {"document": "Letter"}})
    visit.refresh_from_db()
    yield save(visit, coordinator, UNJUDGED | {"treatments": []})
    query = queries.raise_query(by=monitor, at=NOW, visit=visit, subject="E14", text="Which scale?")
    yield query
    yield queries.answer_query(by=coordinator, at=NOW, query=query, answer="The one of the ward.")
    yield queries.close_query(by=monitor, at=NOW, query=query)
    enrolled_one = enrolled(site)
    yield save(enrolled_one, coordinator, _HEAVIER, reason="A slip.")


def _of_decisions(site, coordinator, investigator, *others):
    visit = draft(site, IN_DOUBT)
    of = {"at": NOW, "visit": visit}
    yield submit_for_review(by=coordinator, **of)
    yield review.return_to_coordinator(by=investigator, **of, queries={"I07": "Seen?"})
    visit.refresh_from_db()
    yield save(visit, coordinator, IN_DOUBT | {"weight": _HEAVIER["weight"]}, reason="A slip.")
    yield submit_for_review(by=coordinator, **of)
    yield review.record_judgement(by=investigator, **of, unadvisable="no", reason="Asked again.")
    yield review.rule_on_review(by=investigator, **of, code="I07", verdict="PASS", reason="No rash.")
    visit.refresh_from_db()
    yield sign(visit, investigator)
    yield signing.reopen(by=investigator, at=LATER, visit=visit, reason="A wrong weight.")


def _of_the_protocol(site, coordinator, investigator, monitor, one, other):
    visit = draft(site)
    with patch.dict(PROTOCOLS, {AMENDED.version: AMENDED}):
        for version in AMENDED.version, "1.0":
            yield activate_version(by=one, at=NOW, version=version, reason="Approved.")
            yield move_to_version_in_force(by=coordinator, at=NOW, visit=visit, reason="Approved.")


def _of_accounts(site, coordinator, investigator, monitor, one, other):
    yield app_of(investigator)
    codes = recovery_codes_of(investigator)
    yield use_code(investigator, codes[0])
    yield remove_second_factor(by=one, at=NOW, user=investigator, reason="Lost.")
    yield own_password_changed(by=investigator, at=LATER)
    yield suspension.confirm_signer(by=other, at=NEXT_DAY, user=investigator)
    yield send_link(by=one, at=NOW, user=monitor, absolute=str)
    yield ask_for_link(at=NOW, email="nobody@example.org", absolute=str)
    browser = Client()
    for _ in range(6):
        yield browser.post("/sign-in/", {"username": coordinator.username, "password": "wrong"})
    yield unlock(by=one, at=NOW, user=coordinator)
    yield give_password(browser, coordinator)
    reader = UserFactory(email="reader@example.org")
    yield digest.choose_digest(by=reader, at=NOW, wanted=True)
    yield digest.send_digest(at=NOW, user=reader, text="1 person waits for you.")
    yield browser.post("/sign-out/")


def _on_pages(site, coordinator, investigator, monitor, one, other):
    number = Participant.objects.filter(site=site).first().screening_number
    browser = _signed_in(investigator)
    for name, said in {
        "screening-log": {"format": "csv"},
        "pre-screening-log": {"format": "csv"},
        "audit-trail": {"format": "csv"},
        "record": {"participant": number},
        "code-list": {"format": "csv", "site": site.code},
    }.items():
        yield _answered(browser.post(f"/exports/{name}/", said))
    yield _answered(browser.post(f"/participants/{number}/identity/", {}))
    browser = _signed_in(one)
    for page in ("", "site/", "user/", "auditevent/", "siterole/", "delegation/", "study/"):
        yield _answered(browser.get(f"/administration/{page and 'screening/'}{page}"))
    add = "/administration/screening"
    yield _answered(browser.post(f"{add}/user/add/", {"username": "new", "name": "New", "email": ""}))
    yield _answered(
        browser.post(f"{add}/siterole/add/", {"user": other.pk, "site": site.pk, "role": "monitor"}), status=302
    )
    said = {"user": investigator.pk, "site": site.pk, "task": "sign_eligibility", "valid_from": "2026-11-03"}
    yield _answered(browser.post(f"{add}/delegation/add/", said), status=302)
    said = {"user": monitor.pk, "is_active": "", "name": "Other", "email": "new@example.org"}
    yield _answered(browser.post(f"{add}/user/{monitor.pk}/change/", said), status=302)


def _signed_in(user):
    browser = Client()
    browser.force_login(user)
    return browser


def _answered(response, status=200):
    assert response.status_code == status, response.content.decode()[:3000]
    return response
