"""Every address in the configuration: only for those who signed in, only their site, only their role's work."""

import pytest
from django.conf import settings
from django.contrib import admin
from django.urls import URLResolver, get_resolver, reverse

from screening.actions.suspension import suspend_signing
from screening.models import AuditEvent
from tests.factories import NOW, IdentityFactory, QueryFactory, SiteFactory, SourceFactory
from tests.factors import app_of, recovery_codes_of
from tests.scenes import administrator, draft, eligible, in_review, investigator_of, screen_failure, undone
from tests.views.expected_pages import PAGES, ROLES
from tests.views.people import text_of, user_as

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]

METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE")
OFFERED = [(name, method) for name, page in PAGES.items() for method in page.methods]
ABSENT = [(name, method) for name, page in PAGES.items() for method in METHODS if method not in page.methods]
ADMINISTRATION = [
    reverse("admin:index") + part
    for part in ("", "password_change/", "jsi18n/", "autocomplete/", "screening/", "screening/user/1/password/")
] + [
    reverse(f"admin:{model._meta.label_lower.replace('.', '_')}_changelist") + part
    for model in admin.site._registry
    for part in ("", "add/", "1/change/", "1/history/", "1/delete/")
]


def configured(patterns):
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            yield from [] if pattern.namespace == "admin" else configured(pattern.url_patterns)
        else:
            yield pattern.name


@pytest.fixture(scope="module")
def visits(django_db_setup, django_db_blocker):
    """The attempts that the pages are about, made once for all tests of this module."""
    with django_db_blocker.unblock(), undone():
        site = SiteFactory(code="UAB", name="University Hospital")
        made = {
            "draft": draft(site),
            "in review": in_review(site),
            "eligible": eligible(site),
            "failed": screen_failure(site),
        }
        IdentityFactory(participant=made["draft"].participant)
        SourceFactory(visit=made["in review"], code="I04")
        yield made


@pytest.fixture
def site(visits):
    return visits["draft"].participant.site


@pytest.fixture
def session_of(client):
    """Signs somebody in once, however often they ask."""
    kept = {}

    def session(user):
        if user not in kept:
            app_of(user), recovery_codes_of(user)
            client.cookies.clear()
            client.force_login(user)
            kept[user] = client.cookies[settings.SESSION_COOKIE_NAME].value
        return kept[user]

    return session


@pytest.fixture
def ask(client, visits, session_of):
    """Asks for a page and takes back what that did: gives the answer and how many events it left."""
    query = QueryFactory(visit=visits["in review"])
    signer = investigator_of(visits["draft"].participant.site)
    suspend_signing(by=administrator(), at=NOW, user=signer, cause="email", new_secret_at=NOW)
    made = {"query": query.pk, "signer": signer.pk}

    def address(name):
        page, visit = PAGES[name], visits.get(PAGES[name].visit)
        where = [] if visit is None else [visit.participant.screening_number]
        where += [] if visit is None or page.of_person else [visit.attempt]
        return reverse(name, args=[*where, *(made.get(part, part) for part in page.more)])

    def asked(name, method, user=None):
        session = session_of(user) if user else None
        client.cookies.clear()
        if session:
            client.cookies[settings.SESSION_COOKIE_NAME] = session
        sent = {f"query_{query.pk}-answer": "As reported."} if name == "answer_query" else PAGES[name].sent
        before = AuditEvent.objects.count()
        with undone():
            response = getattr(client, method.lower())(address(name), sent)
            events = AuditEvent.objects.count() - before
        return response, events

    return asked


def test_every_address_has_its_expectations():
    assert set(configured(get_resolver().url_patterns)) == set(PAGES)


def test_nobody_sees_a_page_without_signing_in(ask):
    shown = [pair for pair in OFFERED if not PAGES[pair[0]].is_open and not asks_to_sign_in(*ask(*pair))]
    assert shown == []


def asks_to_sign_in(response, events):
    """By the sign-in page, or, where something was sent, by one that keeps it."""
    is_led_there = response.status_code == 302 and response["Location"].startswith(reverse("sign_in"))
    return events == 0 and (is_led_there or "Sign in to" in text_of(response))


@pytest.mark.parametrize("role", ["coordinator", "investigator", "monitor"])
def test_another_site_answers_as_if_nothing_were_there(ask, elsewhere, role):
    user = user_as(role, elsewhere)
    answers = {pair: ask(*pair, user) for pair in OFFERED if PAGES[pair[0]].visit}
    there = {pair: response for pair, (response, events) in answers.items() if response.status_code != 404 or events}
    assert there == {}


@pytest.mark.parametrize("role", ROLES)
def test_each_role_does_its_own_work_and_no_other(ask, site, role):
    user, wrong = user_as(role, site), {}
    for name, method in OFFERED:
        response, events = ask(name, method, user)
        if not is_as_expected(role in PAGES[name].methods[method], response, events):
            wrong[name, method] = response.status_code
    assert wrong == {}


def is_as_expected(may, response, events):
    if may:
        return response.status_code in (200, 302, 422)
    return response.status_code == 403 and "Your role does not allow this" in text_of(response) and events == 0


def test_a_method_that_a_page_does_not_have_is_refused(ask, site):
    users, allowed = {role: user_as(role, site) for role in ROLES}, []
    for name, method in ABSENT:
        role = next(iter(PAGES[name].methods.values()))[0]
        response, _ = ask(name, method, None if PAGES[name].is_open else users[role])
        allowed += [] if response.status_code == 405 else [(name, method, response.status_code)]
    assert allowed == []


@pytest.mark.parametrize("role", [role for role in ROLES if role != "administrator"])
def test_the_administration_is_closed_to_all_others(client, site, role):
    client.force_login(user_as(role, site))
    shown = [address for address in ADMINISTRATION if client.get(address).status_code == 200]
    assert shown == []
