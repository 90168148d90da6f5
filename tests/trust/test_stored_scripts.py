"""Scripts kept in every free text: no page shows one as markup to anybody, no export holds a live formula.

What breaks out of most places at once in each run of the suite; every payload at every page by
``STORED=full python -m pytest tests/trust/test_stored_scripts.py``.
"""

import csv
import io
import os

import openpyxl
import pytest
from django.template import engines
from django.template.loaders.locmem import Loader

from tests.factories import NOW
from tests.scenes import undone
from tests.trust.bad_input.asked import send
from tests.trust.markup import alive
from tests.trust.matrix.expected import ADM, COORD, PI, ROLES
from tests.trust.matrix.world import make
from tests.trust.stored import ALL_AT_ONCE, ROUNDS, Texts, keep, pages, sent

pytestmark = pytest.mark.django_db
IS_FULL = os.environ.get("STORED") == "full"
_LIVE = ("=", "+", "-", "@", "\t", "\r")


@pytest.fixture(scope="module", params=ROUNDS if IS_FULL else [ALL_AT_ONCE], ids=lambda text: text[:12])
def kept(request, django_db_setup, django_db_blocker):
    """The world with scripts in it, and what was given to be kept."""
    with django_db_blocker.unblock(), undone(), pytest.MonkeyPatch.context() as patch:
        patch.setattr("django.utils.timezone.now", lambda: NOW)
        world, text = make(), Texts(request.param)
        keep(world, text)
        yield world, text


def looked_at(world, only=lambda request: True):
    return [(request, send(world, request)) for request in pages(world, every=IS_FULL) if only(request)]


def found_alive(answers):
    return [f"{asked.who} {asked.path}: {words}" for asked, answer in answers for words in alive(answer.body)]


def test_no_page_shows_a_kept_script_as_markup_to_anybody(kept):
    world, text = kept
    answers = looked_at(world)
    assert {asked.who for asked, _ in answers} == set(ROLES)
    assert found_alive(answers) == []
    assert [answer.status for _, answer in answers if answer.status >= 500] == []
    shown = "".join(answer.body for _, answer in answers)
    unseen = [mark for mark in text.given if mark not in shown]
    assert len(unseen) <= len(text.given) // 5, "the texts that are kept are to be looked at"


def test_a_text_that_a_template_calls_safe_is_found(kept, monkeypatch):
    world, text = kept
    if text.payload != ALL_AT_ONCE:
        pytest.skip("once is enough, and some payloads are harmless by themselves")
    engine, name = engines["django"].engine, "review/query.html"
    source = engine.get_template(name).source
    flawed = Loader(engine, {name: source.replace("}}", "|safe }}")})
    monkeypatch.setattr(engine, "template_loaders", [flawed, *engine.template_loaders])
    assert found_alive(looked_at(world, lambda asked: asked.who == COORD and asked.path.endswith("/review/"))) != []


def file_of(world, request):
    answer = send(world, request)
    assert answer.is_file, answer.body
    return answer.content


@pytest.mark.parametrize(("who", "kind"), [(ADM, "screening-log"), (PI, "screening-log"), (PI, "code-list")])
def test_no_export_holds_a_live_formula(kept, who, kind):
    world, _ = kept
    path, fields = f"/exports/{kind}/", {"site": "UAB"}
    rows = list(csv.reader(io.StringIO(file_of(world, sent(who, path, format="csv", **fields)).decode("utf-8-sig"))))
    assert "__ran" in str(rows)
    assert [cell for row in rows for cell in row if cell.startswith(_LIVE)] == []
    book = openpyxl.load_workbook(io.BytesIO(file_of(world, sent(who, path, format="xlsx", **fields))))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert [cell.value for cell in cells if cell.data_type == "f" or cell.hyperlink] == []
