"""A real browser against the real server. Nothing may leave this machine, and no page may complain."""

import os
import shutil

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import expect, sync_playwright

from tests.factories import ConsentVersionFactory, ProtocolVersionFactory, SiteFactory, StudyFactory
from tests.journeys.watch import Watch
from tests.scenes import coordinator_of, investigator_of

_NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
"""The first takes half the time: it draws no window that nobody looks at."""
_FLAGS = ["--no-sandbox", "--disable-gpu", "--in-process-gpu", "--disable-background-networking", "--no-first-run"]
expect.set_options(timeout=15_000)


def _chromium():
    found = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, _NAMES)), None)
    if found:
        return found
    words = f"No Chromium was found: install one of {', '.join(_NAMES)}, or name it in CHROMIUM."
    return pytest.fail(words) if os.environ.get("CI") else pytest.skip(words)


@pytest.fixture(scope="session")
def browser():
    path = _chromium()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=_FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def watch(live_server):
    """Fails the test afterwards if a page asked for anything elsewhere or wrote an error to the console."""
    watch = Watch(live_server.url)
    yield watch
    assert watch.left_the_machine == []
    assert watch.complaints == []


@pytest.fixture
def visitor(browser, live_server, watch):
    """A page of a browser of its own, signed in as the user where one is given."""
    contexts = []

    def arrive(user=None, **options):
        context = browser.new_context(base_url=live_server.url, reduced_motion="reduce", **options)
        context.set_default_timeout(15_000)
        contexts.append(context)
        watch.over(context)
        page = context.new_page()
        if user:
            context.add_cookies([session_of(user) | {"url": live_server.url}])
        return page

    yield arrive
    for context in contexts:
        context.close()


def session_of(user):
    """The cookie of somebody who has signed in."""
    client = Client()
    client.force_login(user)
    name = settings.SESSION_COOKIE_NAME
    return {"name": name, "value": client.cookies[name].value}


@pytest.fixture(autouse=True)
def study(transactional_db):
    ProtocolVersionFactory()
    return StudyFactory()


@pytest.fixture
def site(study):
    site = SiteFactory(code="UAB", name="University Hospital")
    ConsentVersionFactory(site=site, version="2.1")
    return site


@pytest.fixture
def coordinator(site):
    return coordinator_of(site)


@pytest.fixture
def investigator(site):
    return investigator_of(site)
