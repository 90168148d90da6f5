"""Everybody asks for everything by every method: nothing leaks, nothing foreign is written, nothing fails.

A small share of the requests in each run of the suite; all of them by
``MATRIX=full python -m pytest tests/trust/test_matrix.py``.
"""

import os

import pytest

from screening.models import Participant, ScreeningVisit
from tests.factories import NOW
from tests.scenes import undone
from tests.trust.matrix.asked import ask
from tests.trust.matrix.cases import cases, is_core, patterns
from tests.trust.matrix.expected import ADMINISTRATION, PAGES
from tests.trust.matrix.judged import faults, told_apart
from tests.trust.matrix.world import PEOPLE, make

pytestmark = pytest.mark.django_db
IS_FULL = os.environ.get("MATRIX") == "full"
LEAST = 20_000


@pytest.fixture(scope="module")
def world(django_db_setup, django_db_blocker):
    """Made once; each request is taken back."""
    with django_db_blocker.unblock(), undone(), pytest.MonkeyPatch.context() as patch:
        patch.setattr("django.utils.timezone.now", lambda: NOW)
        yield make()


@pytest.fixture(autouse=True)
def all_that_can_be_switched_on(settings, provider):
    """Switched on; that it is not there without is shown with its own tests."""
    settings.PRESCREENER = True


def everything_wrong(world, who, only=lambda case: True):
    asked = [(case, ask(world, case)) for case in cases(world, who) if (IS_FULL or is_core(case)) and only(case)]
    wrong = [f"{case.method} {case.address.path}: {fault}" for case, answer in asked for fault in faults(case, answer)]
    assert asked
    return wrong + list(told_apart(asked))


def test_every_address_of_the_configuration_has_its_expectations():
    application = {pattern.name for pattern, _, of_administration in patterns() if not of_administration}
    administration = {pattern.name or "catch_all" for pattern, _, is_one in patterns() if is_one}
    assert (application, administration) == (set(PAGES), ADMINISTRATION)


@pytest.mark.parametrize("who", PEOPLE)
def test_what_somebody_asks_for_is_theirs_or_refused(world, who):
    wrong = everything_wrong(world, who)
    assert wrong == [], "\n".join(wrong)


def test_all_requests_together_are_as_many_as_promised(world):
    assert sum(1 for who in PEOPLE for _ in cases(world, who)) >= LEAST


@pytest.mark.parametrize(
    ("name", "model"),
    [("screening.views.access.visits_for", ScreeningVisit), ("screening.views.access.participants_for", Participant)],
)
def test_a_page_that_forgets_the_site_is_found(world, monkeypatch, name, model):
    monkeypatch.setattr(name, lambda user: model.objects.all())
    assert everything_wrong(world, "coordinator", lambda case: case.address.place == "elsewhere") != []
