"""What is typed and not yet saved: there for its owner alone, from any browser, until it is saved or discarded."""

from datetime import timedelta
from io import StringIO

import pytest
from cryptography.fernet import Fernet
from django.core.management import call_command
from django.db import DatabaseError, connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from screening.models import AuditEvent, Draft, SiteRole, Status
from tests.factories import PASSWORD, ParticipantFactory, past_the_trail
from tests.factors import app_of, shown
from tests.scenes import coordinator_of, draft, facts_without, in_review, monitor_of, save, undone
from tests.views.people import address, text_of
from tests.views.screening_form.page import now_kept
from tests.views.sent import sent

pytestmark = pytest.mark.django_db
NOTICE = "and have not saved it"
REGISTER = "/participants/new/"


@pytest.fixture
def visit(site):
    return draft(site)


@pytest.fixture
def coordinator(site):
    return coordinator_of(site)


@pytest.fixture
def browser(web, coordinator):
    return web(coordinator)


def type_into(browser, visit, **answers):
    """The panel is told of each answer while it is typed."""
    return browser.post(address("live", visit), sent(browser.get(address("form", visit)), **answers))


def elsewhere_as(user):
    browser = Client()
    browser.force_login(user)
    return browser


def test_what_was_typed_is_there_in_another_browser_with_when_and_is_not_study_data(browser, coordinator, visit):
    rows = {"treatments-TOTAL_FORMS": "1", "treatments-0-name": "aspir"}
    answer = type_into(browser, visit, weight_value="81.5", height_value="17o", **rows)
    assert "What you typed is kept for you." in text_of(answer)
    browser.post(reverse("sign_out"))

    page = elsewhere_as(coordinator).get(address("form", visit))

    assert "You typed this on" in text_of(page)
    assert NOTICE in text_of(page)
    assert {name: sent(page)[name] for name in ("weight_value", "height_value", "treatments-0-name")} == {
        "weight_value": ["81.5"],
        "height_value": ["17o"],
        "treatments-0-name": ["aspir"],
    }
    assert now_kept(visit).weight_value != 81.5
    assert not AuditEvent.objects.exclude(action__in=("signed_in", "signed_out")).exists()


def test_only_its_owner_sees_it(browser, web, site, visit):
    type_into(browser, visit, weight_value="81.5")

    for other in (coordinator_of(site), monitor_of(site)):
        assert NOTICE not in text_of(web(other).get(address("form", visit)))


def test_the_database_sees_it_encrypted(browser, visit):
    type_into(browser, visit, **{"treatments-TOTAL_FORMS": "1", "treatments-0-name": "secretomab"})

    with connection.cursor() as cursor:
        cursor.execute("SELECT content FROM screening_draft")
        assert [row for row in cursor.fetchall() if "secretomab" in row[0]] == []
    assert "secretomab" in Draft.objects.get().content
    assert "csrfmiddlewaretoken" not in Draft.objects.get().content


def test_it_goes_when_it_is_saved_discarded_or_typed_back(browser, visit):
    form, shown = address("form", visit), sent(browser.get(address("form", visit)))
    for ends in (
        lambda: browser.post(form, shown | {"weight_value": "80", "save": "1"}),
        lambda: browser.post(form, {"discard": "1"}),
        lambda: browser.post(address("live", visit), shown),
    ):
        with undone():
            browser.post(address("live", visit), shown | {"weight_value": "80"})
            assert Draft.objects.count() == 1
            ends()
            assert not Draft.objects.exists()
    assert NOTICE not in text_of(browser.get(form))


def test_what_could_not_be_saved_is_kept_without_scripts_too(browser, visit):
    browser.post(address("form", visit), sent(browser.get(address("form", visit)), weight_value="8000", save="1"))

    assert sent(browser.get(address("form", visit)))["weight_value"] == ["8000"]


def test_what_was_typed_last_counts_with_its_time_and_the_version_it_was_typed_over(browser, site, visit):
    type_into(browser, visit, weight_value="81.5")
    Draft.objects.update(saved_at=timezone.now() - timedelta(days=29))
    save(visit, coordinator_of(site), facts_without(dm_rash="uncertain"))
    type_into(browser, visit, weight_value="82")

    page = browser.get(address("form", visit))

    assert sent(page)["weight_value"] == ["82"]
    assert "conflict" not in page.context
    assert timezone.now() - Draft.objects.get().saved_at < timedelta(minutes=5)


def test_what_others_typed_there_and_what_one_typed_elsewhere_stay(browser, site, visit):
    other, colleague = draft(site), elsewhere_as(coordinator_of(site))
    for who, where in ((browser, visit), (browser, other), (colleague, visit)):
        type_into(who, where, weight_value="81.5")

    browser.post(address("form", visit), {"discard": "1"})

    assert NOTICE not in text_of(browser.get(address("form", visit)))
    assert NOTICE in text_of(browser.get(address("form", other)))
    assert NOTICE in text_of(colleague.get(address("form", visit)))


def test_an_attempt_that_has_not_begun_is_restored_and_begins_once(browser, site):
    person = ParticipantFactory(site=site)
    where = [person.screening_number, 1]
    typed = sent(browser.get(reverse("form", args=where)), weight_value="81.5")
    browser.post(reverse("live", args=where), typed)

    again = sent(browser.get(reverse("form", args=where)))

    assert (again["weight_value"], again["submission_key"]) == (["81.5"], typed["submission_key"])
    assert not person.visits.exists()


def test_over_what_somebody_saved_since_both_versions_are_shown(browser, site, visit):
    type_into(browser, visit, weight_value="81.5")
    save(visit, coordinator_of(site), facts_without(dm_rash="uncertain"))

    page = browser.get(address("form", visit))

    assert [(one.name, one.typed) for one in page.context["conflict"]] == [
        ("dm_rash", "Never"),
        ("weight_value", "81.5"),
    ]
    keep = {"keep_dm_rash": "theirs", "keep_weight_value": "mine", "save": "1"}
    assert browser.post(address("form", visit), sent(page, **keep)).status_code == 302
    assert (now_kept(visit).dm_rash, float(now_kept(visit).weight_value)) == ("uncertain", 81.5)


def test_what_somebody_else_saved_alike_is_no_longer_unsaved(browser, site, visit):
    type_into(browser, visit, weight_value="81.5")
    save(visit, coordinator_of(site), facts_without(weight={"value": 81.5, "unit": "kg"}))

    assert NOTICE not in text_of(browser.get(address("form", visit)))


def test_it_is_not_shown_to_whoever_may_not_record_any_more_and_comes_back_with_the_right(browser, coordinator, visit):
    type_into(browser, visit, weight_value="81.5")
    roles, form = past_the_trail(SiteRole).filter(user=coordinator), address("form", visit)
    for lost, status in (
        (lambda: roles.update(role="monitor"), 200),
        (lambda: roles.update(ended_at=timezone.now()), 404),
        (lambda: past_the_trail(type(visit)).filter(pk=visit.pk).update(status=Status.IN_REVIEW), 200),
        (lambda: past_the_trail(type(coordinator)).filter(pk=coordinator.pk).update(is_active=False), 302),
    ):
        with undone():
            lost()
            page = browser.get(form)
            assert (page.status_code, NOTICE in text_of(page)) == (status, False)
    assert NOTICE in text_of(elsewhere_as(coordinator).get(form))


def test_nothing_is_kept_of_a_form_that_cannot_be_changed(web, browser, site, visit):
    shown = sent(browser.get(address("form", visit)), weight_value="81.5")
    web(monitor_of(site)).post(address("live", visit), shown)
    web(coordinator_of(site)).post(address("live", in_review(site)), shown)

    assert not Draft.objects.exists()


def test_a_draft_that_cannot_be_kept_is_told_and_the_panel_answers(browser, visit, monkeypatch):
    long = {f"extra{n}": "x" * 50_000 for n in range(6)}
    told = [type_into(browser, visit, weight_value="81.5", **long)]

    def gone(*args, **kwargs):
        raise DatabaseError

    monkeypatch.setattr("screening.views.drafts.keep_draft", gone)
    told.append(type_into(browser, visit, weight_value="81.5"))

    for answer, words in zip(told, ("it is too long", "the data cannot be reached"), strict=True):
        assert answer.status_code == 200
        assert f"Could not keep what you typed: {words}" in text_of(answer)
        assert answer.context["panel"].outcome
    assert not Draft.objects.exists()


def test_odd_characters_and_numbers_in_a_draft_harm_nobody(browser, visit):
    odd = {"treatments-TOTAL_FORMS": "9" * 5000, "version": "٣" * 5000, "weight_value": "\0\x1b[31m\u202e<b>"}

    assert type_into(browser, visit, **odd).status_code == 200
    page = browser.get(address("form", visit))
    assert page.status_code == 200
    assert "&lt;b&gt;" in page.content.decode()
    assert browser.post(address("form", visit), odd | {"save": "1", "add": "treatments"}).status_code == 200


def test_after_a_month_it_is_gone_by_the_command_or_the_owners_next_draft(browser, site, visit):
    def month_old():
        Draft.objects.update(saved_at=timezone.now() - timedelta(days=30))

    type_into(browser, visit, weight_value="81.5")
    month_old()
    assert NOTICE not in text_of(browser.get(address("form", visit)))
    type_into(browser, other := draft(site), weight_value="81.5")
    assert [one.place for one in Draft.objects.all()] == [f"{other.participant}/1"]
    call_command("clear_drafts", stdout=StringIO())
    assert Draft.objects.count() == 1
    month_old()
    call_command("clear_drafts", stdout=StringIO())
    assert not Draft.objects.exists()


def test_a_draft_whose_key_is_gone_keeps_nobody_from_the_form(browser, visit, settings):
    type_into(browser, visit, weight_value="81.5")
    settings.IDENTITY_KEYS = [Fernet.generate_key().decode()]

    assert NOTICE not in text_of(browser.get(address("form", visit)))
    assert "kept for you" in text_of(type_into(browser, visit, weight_value="82"))


# ---- registering --------------------------------------------------------


def test_a_registration_is_kept_while_it_is_typed_and_restored_without_reproach(browser, coordinator):
    typed = sent(browser.get(REGISTER), form_id="register", surname="Mad", date_of_birth="14-ma")
    assert "kept for you" in text_of(browser.post(REGISTER, typed | {"keep": "1"}))

    page = elsewhere_as(coordinator).get(REGISTER)

    assert NOTICE in text_of(page)
    assert sent(page, form_id="register") | {"csrfmiddlewaretoken": ""} == typed | {
        "surname": ["Mad"],
        "date_of_birth": ["14-ma"],
        "csrfmiddlewaretoken": "",
    }
    assert not page.context["form"].errors


def test_a_registration_goes_when_it_is_sent_emptied_or_discarded(browser, coordinator, site):
    typed = sent(browser.get(REGISTER), form_id="register", site=site.pk, sex="female", date_of_birth="1971")
    for ends in (typed, typed | {"keep": "1", "sex": "", "date_of_birth": " "}, {"discard": "1"}):
        with undone():
            browser.post(REGISTER, typed | {"keep": "1"})
            assert Draft.objects.count() == 1
            browser.post(REGISTER, ends)
            assert not Draft.objects.exists()


def test_what_one_signed_in_with_on_the_way_is_not_kept_with_what_was_typed(browser, client, coordinator, visit):
    app_of(coordinator)
    typed = sent(browser.get(address("form", visit)), weight_value="8000", save="1")
    stranger = Client()
    stranger.post(address("form", visit), typed | {"username": coordinator.username, "password": PASSWORD})
    page = stranger.post(address("form", visit), typed | {"second-factor-code": shown()})

    assert "_auth_user_id" in stranger.session
    assert page.context["problems"]
    kept = Draft.objects.get().content
    assert "weight_value=8000" in kept
    assert not [name for name in ("username", "password", "second-factor") if name in kept]


def test_a_password_given_on_the_way_is_not_kept_either(browser, coordinator, visit):
    typed = sent(browser.get(address("form", visit)), weight_value="8000", save="1")
    Client().post(address("form", visit), typed | {"username": coordinator.username, "password": PASSWORD})

    assert "password" not in Draft.objects.get().content
