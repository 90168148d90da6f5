"""Every page, for each role: accessible in light and dark, fitting a phone, quiet, and at home.

In each run each page once, light and dark in turn, and the first of what looks alike; for everybody, about every
attempt, all of it and in both, with all that can be opened on it, by
``AXE=full python -m pytest tests/journeys/test_every_page.py``.
"""

import os
from itertools import cycle

import pytest

from tests.journeys.every_look import KEYHOLDER, LEADS_ON, NO_PAGES, looks, world_of_every_state
from tests.journeys.looking import SCHEMES, too_wide, unfold, violations_of, violations_of_all
from tests.journeys.opened import IN_EACH_RUN, OPENED, ask_for_the_code, confirm
from tests.trust.matrix.expected import PAGES, ROLES
from tests.trust.matrix.world import NOBODY

pytestmark = pytest.mark.browser
IS_FULL = os.environ.get("AXE") == "full"
_EVERYBODY = (NOBODY, *ROLES, KEYHOLDER)
_SCHEMES = cycle(SCHEMES)
_HEADERS = {scheme: set() for scheme in SCHEMES}
"""What has been looked at of them before."""


@pytest.fixture
def world(transactional_db, settings, provider):
    settings.PRESCREENER = settings.DEMO = True
    return world_of_every_state()


def names_of_pages():
    return {name for name, page in PAGES.items() if page.get} - NO_PAGES - LEADS_ON


@pytest.mark.parametrize("group", [(who,) for who in _EVERYBODY] if IS_FULL else [_EVERYBODY], ids="-".join)
def test_every_page_is_accessible_and_fits_a_phone(group, visitor, world, watch, settings):
    for words in ("status of 404", "status of 403", "status of 422", "status of 400"):
        watch.expect(words)
    pages, found, seen = {}, [], set()
    for look in looks(world, every=IS_FULL):
        if look.who not in group:
            continue
        if look.who not in pages:
            pages[look.who] = visitor(world.people[look.who])
        page = pages[look.who]
        if shown(page, look):
            seen.add(look.name)
            found += [f"{look.who} {look.path} {look.stand}: {words}" for words in found_on(page, look)]
    assert not found, "\n".join(found)
    assert IS_FULL or names_of_pages() <= seen, names_of_pages() - seen


def shown(page, look):
    """Whether there is this page, for them, about this attempt."""
    page.emulate_media(color_scheme="light")
    if look.name == "mfa_authenticate":
        ask_for_the_code(page)
        return True
    answer = page.goto(look.path)
    if "/account/confirm/?next=" in page.url:
        confirm(page)
    return answer.ok and (page.url.endswith(look.path) or look.name == "set_password")


def found_on(page, look):
    unfold(page)
    yield from _wrong_with(page)
    openings = OPENED.get(look.name, ())
    for opening in openings if IS_FULL else openings[: look.name in IN_EACH_RUN]:
        page.emulate_media(color_scheme="light")
        page.goto(look.path)
        unfold(page)
        if page.locator(opening.at).count():
            opening.act(page)
            yield from (f"{opening.words}: {words}" for words in _wrong_with(page))


def _wrong_with(page):
    yield from too_wide(page)
    if IS_FULL:
        yield from violations_of_all(page)
        return
    scheme = next(_SCHEMES)
    yield from violations_of(page, [scheme], _HEADERS[scheme])
