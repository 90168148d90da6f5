"""Scripts are kept in every free text; then every page is opened, and none of them runs.

By who sees the most; by everybody with ``STORED=full``.
"""

import os

import pytest

from tests.trust.matrix.expected import PI, ROLES
from tests.trust.matrix.world import make
from tests.trust.stored import ALL_AT_ONCE, Texts, keep, pages

pytestmark = pytest.mark.browser
_NO_PAGES = ("/calendar/", "/sso/answer/")
"""A file, and the way back from a single sign-on that is not there."""


@pytest.fixture
def world(settings):
    settings.PRESCREENER = True
    world = make()
    keep(world, Texts(ALL_AT_ONCE))
    return world


def test_no_kept_script_runs_in_a_browser(visitor, world):
    ran = []

    def opened(dialog):
        ran.append(dialog.message)
        dialog.dismiss()

    for who in ROLES if os.environ.get("STORED") == "full" else (PI,):
        page = visitor(world.people[who])
        page.on("dialog", opened)
        for asked in pages(world):
            if asked.who == who and asked.method == "GET" and not asked.path.endswith(_NO_PAGES):
                answer = page.goto(asked.path)
                assert answer.ok, (who, asked.path)
                ran += [f"{who} {asked.path}"] * page.evaluate("'__ran' in window")
    assert ran == []
