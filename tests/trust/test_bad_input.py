"""What no page of ours sends is refused in words, leaves no trace but its event, and is never a fault.

A seeded share of the inputs in each run of the suite, another on each database; all of them by
``BAD_INPUT=full python -m pytest tests/trust/test_bad_input.py``, so many by ``BAD_INPUT=1000``.
"""

import logging
import os
from itertools import islice

import pytest
from django.db import connection

from mightscreen.requests import Request as AsServed
from tests.factories import NOW
from tests.scenes import undone
from tests.trust.bad_input.asked import Request, send
from tests.trust.bad_input.cases import cases, some
from tests.trust.bad_input.doors import doors
from tests.trust.bad_input.judged import faults, standing
from tests.trust.matrix.expected import PAGES
from tests.trust.matrix.world import make

pytestmark = pytest.mark.django_db
SIZE = os.environ.get("BAD_INPUT", "75")
LEAST = 10_000
PORTIONS = 16 if SIZE == "full" else 1
"""All of them take long: each portion is a test, so that the processors share them."""


@pytest.fixture(scope="module")
def world(django_db_setup, django_db_blocker):
    """Made once; each request is taken back. The log would only repeat what is looked at."""
    with django_db_blocker.unblock(), undone(), pytest.MonkeyPatch.context() as patch:
        patch.setattr("django.utils.timezone.now", lambda: NOW)
        patch.setattr("django.test.client.WSGIRequest", AsServed)
        logging.disable(logging.CRITICAL)
        yield make()
        logging.disable(logging.NOTSET)


@pytest.fixture(scope="module")
def all_doors(world):
    return doors(world)


def wrong_with(world, case):
    is_extra = case.kind == "extra fields"
    answer = send(world, case.request, *[standing] * is_extra)
    usual = send(world, plain(case), standing) if is_extra else None
    return [f"{case}: {fault}" for fault in faults(case, answer, usual)]


def plain(case):
    door = case.door
    return Request(door.who, door.method, door.path, f"csrfmiddlewaretoken={'t' * 32}&{door.body()}".encode())


@pytest.mark.parametrize("portion", range(PORTIONS))
def test_bad_input_is_refused_in_words_and_leaves_no_trace(world, all_doors, portion):
    chosen = cases(all_doors) if SIZE == "full" else some(all_doors, int(SIZE), connection.vendor)
    wrong = [words for case in islice(chosen, portion, None, PORTIONS) for words in wrong_with(world, case)]
    assert wrong == [], "\n".join(wrong)


def test_every_page_that_takes_a_form_is_among_the_doors(all_doors):
    asked = {door.name for door in all_doors if door.method == "POST"}
    assert {name for name, page in PAGES.items() if page.post} <= asked


def test_all_bad_inputs_together_are_as_many_as_promised(all_doors):
    assert sum(1 for _ in cases(all_doors)) >= LEAST


# ---- each of these has to turn it red ---------------------------------------


def found(world, all_doors, name, kind, field=""):
    asked = [case for case in cases(all_doors) if (case.door.name, case.kind, case.field) == (name, kind, field)]
    assert asked
    return [words for case in asked for words in wrong_with(world, case)]


def test_a_text_in_another_encoding_that_is_let_through_is_found(world, all_doors, monkeypatch):
    assert found(world, all_doors, "raise_query", "surrogates in parts") == []
    monkeypatch.setattr("screening.views.errors.InWords.__call__", lambda self, request: self.get_response(request))
    assert found(world, all_doors, "raise_query", "surrogates in parts") != []


def test_a_page_that_does_not_escape_is_found(world, all_doors, monkeypatch):
    asked = world, all_doors, "find", "script: out of an attribute", "number"
    assert found(*asked) == []
    monkeypatch.setattr("django.template.base.conditional_escape", str)
    assert found(*asked) != []


def test_a_form_that_forgets_what_was_typed_is_found(world, all_doors, monkeypatch):
    asked = world, all_doors, "reopen", "bell", "reason"
    assert found(*asked) == []
    monkeypatch.setattr("django.forms.boundfield.BoundField.value", lambda self: "")
    assert found(*asked) != []


def test_a_form_that_is_accepted_without_its_token_is_found(world, all_doors, monkeypatch):
    asked = world, all_doors, "raise_query", "no token"
    monkeypatch.setattr("tests.trust.bad_input.doors.Door.body", lambda self: "query-subject=I04&query-text=Which")
    assert found(*asked) == []
    monkeypatch.setattr("django.middleware.csrf.CsrfViewMiddleware.process_view", lambda *args: None)
    assert found(*asked) != []
