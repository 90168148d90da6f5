"""The pre-screening log as coordinators keep it and others read it."""

import csv
import io

import pytest

from screening.models import AuditEvent, Participant, PrescreenEntry, SiteRole
from screening.queries import counted
from tests.factories import PrescreenEntryFactory, SiteRoleFactory
from tests.scenes import administrator, coordinator_of, investigator_of, monitor_of
from tests.views.people import text_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]

URL = "/pre-screening/"
KEY = "7f1e6ed1-90f3-4c43-9d3f-4a6a2b8d3d12"
CORRECTED = {"prescreened_on": "02-NOV-2026", "source": "referral", "outcome": "not_interested", "reason": ""}


@pytest.fixture
def browser(web, site):
    return web(coordinator_of(site))


@pytest.fixture
def typed(site):
    said = {"prescreened_on": "03-NOV-2026", "source": "registry", "outcome": "not_eligible", "reason": "E08"}
    return {"submission_key": KEY, "site": site.pk} | said


@pytest.fixture
def registration(site):
    return {"submission_key": KEY, "site": site.pk, "sex": "female", "date_of_birth": "1971"}


def test_an_entry_is_made_once_and_told_of_and_the_next_begins_where_it_ended(browser, typed):
    response = browser.post(URL, typed)
    browser.post(URL, typed)

    entry = PrescreenEntry.objects.get()
    assert (str(entry), entry.source, entry.outcome, entry.reason) == (
        "UAB, entry 1",
        "registry",
        "not_eligible",
        "E08",
    )
    assert AuditEvent.objects.filter(action="prescreened").count() == 1
    page = browser.get(response.url)
    assert "UAB, entry 1 is in the log." in text_of(page)
    assert 'value="registry" selected' in page.content.decode()
    assert "E08 Statin: 1" in text_of(page)


def test_one_form_sent_for_two_sites_makes_one_entry(browser, typed, site, elsewhere):
    SiteRoleFactory(user=SiteRole.objects.get(site=site).user, site=elsewhere)
    browser.post(URL, typed)

    other = browser.post(URL, typed | {"site": elsewhere.pk})

    assert "This form was sent before, and something else was made of it." in text_of(other)
    assert str(PrescreenEntry.objects.get()) == "UAB, entry 1"


@pytest.mark.parametrize(
    ("answers", "words"),
    [
        ({"reason": ""}, "Choose why the person is not eligible."),
        ({"outcome": "not_interested"}, "A reason goes with “not eligible” alone"),
        ({"prescreened_on": "04-NOV-2026"}, "This day lies in the future."),
        ({"outcome": "registered", "reason": ""}, "Select a valid choice"),
        ({"reason": "Mary Madeup"}, "Select a valid choice"),
    ],
)
def test_what_does_not_fit_is_refused_in_words(browser, typed, answers, words):
    response = browser.post(URL, typed | answers)
    assert response.status_code == 422
    assert words in text_of(response)
    assert not PrescreenEntry.objects.exists()


def test_a_registration_links_its_entry_in_the_same_event_also_when_sent_twice(browser, registration, site):
    entry = PrescreenEntryFactory(site=site, outcome="not_eligible", reason="E08")
    for _ in range(2):
        response = browser.post("/participants/new/", registration | {"prescreening": entry.pk})
        assert response.status_code == 302

    entry.refresh_from_db()
    person = Participant.objects.get()
    assert (entry.participant, entry.outcome, entry.reason) == (person, "registered", "")
    (event,) = AuditEvent.objects.filter(action="registered")
    assert event.changes["prescreening"] == [None, str(entry)]
    assert "Pre-screened" in text_of(browser.get("/participants/UAB-001/"))


def test_an_entry_of_another_site_or_of_somebody_else_is_not_linked(browser, registration, site, elsewhere):
    taken = PrescreenEntryFactory(site=site)
    browser.post("/participants/new/", registration | {"prescreening": taken.pk})
    other = registration | {"submission_key": "7f1e6ed1-90f3-4c43-9d3f-4a6a2b8d3d13", "anyway": "1"}
    for entry in (taken, PrescreenEntryFactory(site=elsewhere)):
        response = browser.post("/participants/new/", other | {"prescreening": entry.pk})
        assert "This entry cannot be chosen any more." in text_of(response)
    assert Participant.objects.count() == 1


def test_a_correction_needs_a_coded_reason_and_is_told_of(browser, site):
    address = f"{URL}{PrescreenEntryFactory(site=site).pk}/"
    assert "Choose why the entry is corrected." in text_of(browser.post(address, CORRECTED))

    assert browser.post(address, CORRECTED | {"why": "new_information"}).status_code == 302

    event = AuditEvent.objects.get(action="prescreening_corrected")
    assert event.reason == "New information"
    assert event.changes["prescreening.outcome"] == ["contact_again", "not_interested"]


def test_a_void_entry_stays_and_counts_no_more(browser, site):
    entry = PrescreenEntryFactory(site=site)
    browser.post(f"{URL}{entry.pk}/", {"void": "entered_twice"})

    assert "Void Entered twice" in text_of(browser.get(URL))
    assert counted(coordinator_of(site)).total == 0
    browser.post(f"{URL}{entry.pk}/", CORRECTED | {"why": "new_information"})
    entry.refresh_from_db()
    assert entry.outcome == "contact_again"


def test_the_log_is_narrowed_and_shows_nothing_of_another_site(web, site, elsewhere):
    PrescreenEntryFactory(site=site, source="referral", number=1)
    PrescreenEntryFactory(site=site, source="registry", number=2)
    PrescreenEntryFactory(site=elsewhere, number=1)
    browser = web(monitor_of(site))

    everything = text_of(browser.get(URL))
    assert "2 entries" in everything
    assert "MIA" not in everything
    assert "Add an entry" not in everything
    narrowed = text_of(browser.get(URL, {"source": "referral"}))
    assert "UAB, entry 1" in narrowed
    assert "UAB, entry 2" not in narrowed
    assert browser.post(URL, {}).status_code == 403


def test_the_counts_are_those_at_the_top_of_the_flow(site, elsewhere):
    PrescreenEntryFactory(site=site, outcome="not_eligible", reason="E08")
    PrescreenEntryFactory(site=elsewhere)
    counts = counted(administrator())
    assert (counts.total, counts.registered, counts.with_outcome("not_eligible")) == (2, 0, 1)
    assert counts.by_reason == {"E08": 1}
    assert counted(administrator(), [elsewhere]).total == 1


def test_the_export_holds_the_standing_entries_and_is_recorded(web, site, elsewhere):
    PrescreenEntryFactory(site=site, outcome="not_eligible", reason="E08", number=7)
    PrescreenEntryFactory(site=elsewhere)
    response = web(investigator_of(site)).post("/exports/pre-screening-log/", {"format": "csv", "outcome": ""})

    (row,) = csv.DictReader(io.StringIO(response.content.decode("utf-8-sig")))
    assert (row["Site"], row["Entry"], row["Date"], row["Reason (code)"]) == ("UAB", "7", "2026-11-03", "E08")
    event = AuditEvent.objects.get(action="exported")
    assert (event.changes["kind"], event.changes["rows"]) == ([None, "prescreening_log"], [None, "1"])
