"""What is decided is what was read: a page left open decides nothing about what came since."""

import re

import pytest
from django.urls import reverse

from screening.actions.review import return_to_coordinator
from screening.actions.screening import submit_for_review
from screening.models import Identity, PrescreenEntry, Query, Ruling, ScreeningVisit, Signature, Site
from tests.factories import (
    BASE_FACTS,
    NOW,
    PASSWORD,
    IdentityFactory,
    PrescreenEntryFactory,
    QueryFactory,
    SourceFactory,
    past_the_trail,
)
from tests.scenes import FAILING, IN_DOUBT, coordinator_of, draft, in_review, investigator_of, monitor_of, save
from tests.views.people import address, text_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]

_HIDDEN = re.compile(r'<input type="hidden" name="([\w-]+)" value="([^"]*)"')


def unseen(page, *names):
    """What a form on the page tells without showing it."""
    found = dict(_HIDDEN.findall(page.content.decode()))
    return {name: found[name] for name in names}


@pytest.fixture
def investigator(site):
    return investigator_of(site)


@pytest.fixture
def browser(web, investigator):
    return web(investigator)


def now(visit):
    return ScreeningVisit.objects.get(pk=visit.pk)


def handed_in_again(visit, facts, investigator):
    """Returned, corrected and submitted anew by others, while the page is open."""
    coordinator = coordinator_of(visit.participant.site)
    return_to_coordinator(by=investigator, at=NOW, visit=visit, queries={"I07": "Is this so?"})
    save(now(visit), coordinator, facts, reason="typing error")
    submit_for_review(by=coordinator, at=NOW, visit=now(visit))


def test_a_ruling_on_answers_that_were_corrected_since_is_refused_until_they_are_read(browser, site, investigator):
    visit = in_review(site, facts=IN_DOUBT)
    page = browser.get(address("review", visit))
    handed_in_again(visit, IN_DOUBT | {"date_of_birth": "1975-05-14"}, investigator)
    ruling = unseen(page, "I07-version") | {"I07-verdict": "PASS", "I07-reason": "Seen by dermatology."}

    refused = browser.post(address("rule", visit, "I07"), ruling)

    assert "Read it again, then rule." in text_of(refused)
    assert "Seen by dermatology." in refused.content.decode()
    assert not Ruling.objects.exists()
    browser.post(address("rule", visit, "I07"), ruling | unseen(refused, "I07-version"))
    assert Ruling.objects.exists()


def test_a_judgement_on_answers_that_were_corrected_since_is_refused(browser, site, investigator):
    visit = in_review(site, facts=IN_DOUBT)
    page = browser.get(address("review", visit))
    handed_in_again(visit, IN_DOUBT | {"date_of_birth": "1975-05-14"}, investigator)

    judgement = unseen(page, "version") | {"unadvisable": "yes", "reason": "Frail."}
    assert "Read it again, then judge." in text_of(browser.post(address("judge", visit), judgement))
    assert now(visit).investigator_unadvisable == BASE_FACTS["investigator"]["unadvisable"]


def test_the_verdicts_that_are_signed_are_those_that_were_shown(browser, site, investigator):
    visit = in_review(site, facts=FAILING)
    shown = unseen(browser.get(address("review", visit)), "sign-version", "sign-meaning", "sign-seen")
    past_the_trail(Site).update(state="TX")  # the attempt stays as it is, but I08 fails now
    proof = {"sign-username": investigator.username, "sign-password": PASSWORD}

    refused = browser.post(address("sign", visit), shown | proof)

    assert "What this screening rests on has changed since you opened it." in text_of(refused)
    assert not Signature.objects.exists()
    browser.post(address("sign", visit), unseen(refused, *shown) | proof)
    assert "Failed: I07 and I08." in Signature.objects.get().attestation


def test_a_source_is_verified_for_the_answers_that_the_monitor_compared(web, site):
    visit = SourceFactory(visit=draft(site)).visit
    browser = web(monitor_of(site))
    page = browser.get(address("review", visit))
    save(visit, coordinator_of(site), BASE_FACTS | {"weight": {"value": 81.5, "unit": "kg"}})

    refused = browser.post(address("verify", visit, "I04"), unseen(page, "version"))

    assert "This attempt was saved after you opened the page." in text_of(refused)
    assert not visit.sources.exclude(verified_at=None).exists()
    browser.post(address("verify", visit, "I04"), unseen(refused, "version"))
    assert visit.sources.exclude(verified_at=None).exists()


def test_an_answer_given_meanwhile_is_read_before_it_is_replaced(web, site):
    query = QueryFactory(visit=draft(site))
    opened, where = web(coordinator_of(site)), address("answer_query", query.visit, query.pk)
    mine = {f"query_{query.pk}-answer": "Of May."} | unseen(opened.get(where), f"query_{query.pk}-version")
    web(coordinator_of(site)).post(where, mine | {f"query_{query.pk}-answer": "Of June."})
    refused = opened.post(where, mine)
    for words in ("Somebody changed this after you opened it.", "Of June.", "Of May."):
        assert words in text_of(refused)
    assert Query.objects.get().answer == "Of June."
    opened.post(where, mine | unseen(refused, f"query_{query.pk}-version"))
    assert Query.objects.get().answer == "Of May."


def test_a_line_of_the_log_corrected_meanwhile_is_read_before_it_is_corrected_again(web, site):
    entry = PrescreenEntryFactory(site=site, source="registry")
    opened, where = web(coordinator_of(site)), reverse("prescreening_entry", args=[entry.pk])
    mine = {"prescreened_on": "02-NOV-2026", "source": "referral", "outcome": "contact_again", "why": "new_information"}
    mine |= unseen(opened.get(where), "version")
    web(coordinator_of(site)).post(where, mine | {"source": "other"})
    refused = opened.post(where, mine)
    assert "Somebody changed this after you opened it." in text_of(refused)
    assert PrescreenEntry.objects.get().source == "other"
    assert opened.post(where, mine | unseen(refused, "version")).status_code == 302
    assert PrescreenEntry.objects.get().source == "referral"


def test_an_identity_corrected_meanwhile_is_read_before_it_is_corrected_again(web, site):
    person = IdentityFactory(participant__site=site, surname="Madeup").participant
    opened, where = web(coordinator_of(site)), reverse("change_identity", args=[person.screening_number])
    page = opened.post(reverse("identity", args=[person.screening_number]))
    mine = {"surname": "Invented", "reason": "Spelling"} | unseen(page, "version")
    web(coordinator_of(site)).post(where, mine | {"surname": "Fictitious"})
    refused = opened.post(where, mine)
    for words in ("Somebody changed this after you opened it.", "Surname Fictitious"):
        assert words in text_of(refused)
    assert 'value="Invented"' in refused.content.decode()
    assert Identity.objects.get().surname == "Fictitious"
    opened.post(where, mine | unseen(refused, "version"))
    assert Identity.objects.get().surname == "Invented"
