"""The public pre-screener: plain, honest, and it keeps nothing."""

import logging
import re

import pyphen
import pytest
from django.contrib.sessions.models import Session
from django.db import connection
from django.template.loader import render_to_string
from django.test.utils import CaptureQueriesContext

from screening.assemble.lay import QUESTIONS
from screening.presenters.check import MEANINGS, WORDS, advice
from tests.factories import NOW
from tests.views.people import text_of

pytestmark = pytest.mark.usefixtures("today")

URL = "/check/"
FITTING = dict.fromkeys((question.name for question in QUESTIONS), "no") | {
    "age": "yes",
    "state": "AL",
    "antibody": "yes",
    "onset": "yes",
}
_SYLLABLES = pyphen.Pyphen(lang="en_US")
LAY_TEXTS = [text for words in WORDS.values() for text in (words.asks, words.hint, words.out, words.again)]


@pytest.fixture
def open_to_all(settings, site):
    settings.PRESCREENER = True


def sealed_in(response):
    found = re.search(r'name="answers" value="([^"]*)"', response.content.decode())
    return found[1] if found else ""


def answered(client, **others):
    """The last page after all questions are answered."""
    response = client.post(URL)
    for question in QUESTIONS:
        said = (FITTING | others)[question.name]
        response = client.post(URL, {"answers": sealed_in(response), "answer": said, "next": "1"})
        assert response.status_code == 200, question.name
    return response


def advised(**others):
    return advice(FITTING | others, NOW.date(), ("AL",))


def grade(text):
    """Flesch-Kincaid, the years of school that a text asks for; syllables by hyphens or vowels, whichever is more."""
    words = re.findall(r"[A-Za-z’'-]+", text)
    sentences = max(1, len(re.findall(r"[.?!:](?:\s|$)", text)))
    return 0.39 * len(words) / sentences + 11.8 * sum(map(syllables, words)) / len(words) - 15.59


def syllables(word):
    spoken = re.sub(r"(?<=[^aeiouyl])e$", "", word.lower())
    return max(1, len(re.findall(r"[aeiouy]+", spoken)), len(_SYLLABLES.positions(word)) + 1)


@pytest.mark.django_db
def test_it_is_not_there_unless_switched_on(client):
    assert client.get(URL).status_code == client.post(URL).status_code == 404


@pytest.mark.usefixtures("open_to_all")
def test_who_may_fit_is_told_to_call_a_site(client):
    words = text_of(answered(client))
    assert "May be worth a call" in words
    assert "University Hospital, Alabama" in words
    assert "Only the study team can decide" in words
    assert "Nothing was stored." in words
    assert "911" in words


@pytest.mark.parametrize(
    "name",
    [
        "age",
        "state",
        "antibody",
        "onset",
        *(name for name, said in FITTING.items() if said == "no" and name not in ("dysfunction", "kidneys")),
    ],
)
def test_each_answer_that_excludes_says_not_now_and_why(name):
    other = {"state": "CA"}.get(name, "no" if FITTING[name] == "yes" else "yes")
    found = advised(**{name: other})
    assert found.heading == "Not now"
    assert (WORDS[name].out, WORDS[name].again) in [(each.because, each.again) for each in found.reasons]


@pytest.mark.parametrize("name", [*FITTING])
def test_what_somebody_is_not_sure_of_is_for_the_doctor_and_never_a_no(name):
    found = advised(**{name: "unsure"})
    assert found.heading == "Ask your doctor"
    assert WORDS[name].asks in [each.asks for each in found.reasons]
    assert WORDS[name].out not in [each.because for each in found.reasons]


@pytest.mark.parametrize("name", ["dysfunction", "kidneys"])
def test_how_grave_a_trouble_is_only_a_doctor_can_say(name):
    assert advised(**{name: "yes"}).heading == "Ask your doctor"


@pytest.mark.usefixtures("open_to_all")
def test_back_shows_the_answer_before_and_a_changed_text_starts_again(client):
    first = client.post(URL)
    second = client.post(URL, {"answers": sealed_in(first), "answer": "yes", "next": "1"})
    back = client.post(URL, {"answers": sealed_in(second), "back": "1"})
    assert WORDS["age"].asks in text_of(back)
    assert re.search(r'value="yes" checked', back.content.decode())

    for torn in (sealed_in(second) + "x", "x" * 5000):
        response = client.post(URL, {"answers": torn, "answer": "yes", "next": "1"})
        assert "Please start again." in text_of(response)


@pytest.mark.usefixtures("open_to_all")
@pytest.mark.parametrize("answer", ["", "maybe", "x" * 10_000])
def test_what_is_no_answer_is_asked_again(client, answer):
    response = client.post(URL, {"answers": sealed_in(client.post(URL)), "answer": answer, "next": "1"})
    assert response.status_code == 422
    assert "Choose an answer." in text_of(response)


@pytest.mark.usefixtures("open_to_all")
def test_nothing_is_stored_no_cookie_set_and_no_answer_logged(client, caplog):
    with (
        CaptureQueriesContext(
            connection,
        ) as asked,
        caplog.at_level(logging.DEBUG, logger="screening"),
    ):
        client.get(URL)
        last = answered(client, statin="yes")
    assert {query["sql"].split()[0] for query in asked.captured_queries} <= {"SELECT"}
    assert not Session.objects.exists()
    assert not client.cookies
    assert not caplog.records
    assert last["Cache-Control"] == "no-store"


@pytest.mark.parametrize("text", LAY_TEXTS)
def test_each_text_asks_for_eight_years_of_school_at_most(text):
    assert grade(text) <= 8, (text, round(grade(text), 1))


def test_the_notes_and_the_advice_ask_for_eight_years_of_school_at_most():
    notes = re.findall(r"<p>(.*?)</p>", render_to_string("check/notes.html"))
    hard = {text: round(grade(text), 1) for text in (*notes, *MEANINGS.values()) if grade(text) > 8}
    assert hard == {}
