import re
from html import unescape

import pytest

from screening.actions.filters import MOST, save_filter
from screening.models import AuditEvent, SavedFilter
from tests.factories import ParticipantFactory
from tests.scenes import coordinator_of, draft, in_review
from tests.views.people import text_of, user_as

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]


def save(browser, name="Mine", **filters):
    return browser.post("/participants/filters/", {"name": name, **filters}, follow=True)


def delete(browser, key, **filters):
    return browser.post("/participants/filters/delete/", {"key": key, **filters}, follow=True)


def chips(response):
    """The address behind each name."""
    found = re.findall(r'<li class="chip"><a href="([^"]+)"[^>]*>([^<]*)</a>', response.content.decode())
    return {unescape(name): unescape(address) for address, name in found}


def numbers(response):
    return re.findall(r'data-label="Participant"><a href="/participants/([^/]+)/"', response.content.decode())


def test_a_filter_is_saved_and_leads_to_the_same_people_again(web, site):
    reviewed = in_review(site).participant.screening_number
    draft(site)
    for role in ("coordinator", "administrator"):
        browser = web(user_as(role, site))
        said = save(browser, "To review", status="in_review", screened_from="2026-11-03", sort="-screened")
        assert "The filter “To review” is saved." in text_of(said), role
        (place,) = chips(browser.get("/participants/")).values()
        assert place == "/participants/?status=in_review&screened_from=03-NOV-2026&sort=-screened", role
        page = browser.get(place)
        assert numbers(page) == [reviewed], role
        assert 'aria-current="true">To review' in page.content.decode(), role
        assert "Save this filter" not in text_of(page), role


def test_saving_is_offered_once_there_is_something_to_save(web, site):
    browser = web(coordinator_of(site))
    assert "Save this filter" not in text_of(browser.get("/participants/"))
    assert "Save this filter" in text_of(browser.get("/participants/?sort=site"))
    assert "there is nothing to save" in text_of(save(browser))


def test_only_what_the_address_of_the_list_takes_is_kept(web, site, elsewhere):
    browser = web(coordinator_of(site))
    save(browser, status="draft", site="MIA", sort="pk", q="Madeup", number="Madeup", after="1", screened_from="Madeup")
    assert SavedFilter.objects.get().query == "status=draft"


def test_a_filter_is_its_owners_alone_and_another_ones_is_like_a_missing_one(web, site):
    owner, other = coordinator_of(site), coordinator_of(site)
    kept = save_filter(by=owner, name="Mine", query="status=draft")
    browser = web(other)
    assert "Mine" not in text_of(browser.get("/participants/"))
    foreign, missing = (delete(browser, key, status="draft") for key in (kept.pk, 987_654_321))
    assert text_of(foreign) == text_of(missing)
    assert SavedFilter.objects.get() == kept


def test_a_deleted_filter_is_gone_and_the_list_stays_where_it_was(web, site):
    user = coordinator_of(site)
    kept = save_filter(by=user, name="Mine", query="status=draft")
    page = delete(web(user), kept.pk, sort="site")
    assert page.redirect_chain == [("/participants/?sort=site", 302)]
    assert "The filter is deleted." in text_of(page)
    assert not SavedFilter.objects.exists()


@pytest.mark.parametrize("name", ["<script>alert(1)</script>", "' OR 1=1; --", "{{ user }}{% now %}", "=1+1", "日本 ✕"])
def test_a_name_is_plain_text_whatever_it_looks_like(web, site, name):
    page = save(web(coordinator_of(site)), name, status="draft")
    assert list(chips(page)) == [name]
    assert "<script>alert" not in page.content.decode()


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("", "Give the filter a name."),
        ("   ", "Give the filter a name."),
        ("x" * 41, "Shorten the name to 40 characters"),
        ("a\x00b", "Remove the characters that cannot be seen."),
        ("a\x1bb", "Remove the characters that cannot be seen."),
    ],
)
def test_a_name_that_cannot_be_kept_is_refused_and_the_list_stays_narrowed(web, site, name, words):
    here = draft(site).participant.screening_number
    ParticipantFactory(site=site)
    page = save(web(coordinator_of(site)), name, status="draft")
    assert (page.status_code, numbers(page)) == (422, [here])
    assert words in text_of(page)
    assert not SavedFilter.objects.exists()


def test_the_same_name_for_another_filter_is_refused_and_the_same_twice_is_kept_once(web, site):
    browser = web(coordinator_of(site))
    for _ in range(2):
        assert save(browser, status="draft").status_code == 200
    assert "You have a filter of this name already" in text_of(save(browser, status="enrolled"))
    assert SavedFilter.objects.get().query == "status=draft"


def test_there_are_as_many_as_one_still_finds_ones_way_in(web, site):
    user = coordinator_of(site)
    SavedFilter.objects.bulk_create([SavedFilter(owner=user, name=f"{n}", query="sort=site") for n in range(MOST)])
    assert "there can be no more" in text_of(save(web(user), status="draft"))
    assert SavedFilter.objects.count() == MOST


def test_a_preference_is_in_no_audit_trail(web, site):
    user = coordinator_of(site)
    browser = web(user)
    before = AuditEvent.objects.count()
    save(browser, "Somebody", status="draft")
    delete(browser, SavedFilter.objects.get().pk)
    assert AuditEvent.objects.count() == before
