import json

from django.conf import settings

from screening.management.demo.protocol import AMENDED
from screening.presenters.ask_next import ask_next
from screening.rules.evaluate import evaluate
from screening.rules.interchange import parse_facts
from screening.rules.protocol import PROTOCOLS

BASE = json.loads((settings.SPEC_TABLES_DIR / "base.json").read_text())


def asked(**changes):
    facts = parse_facts(BASE | changes)
    return ask_next(facts, evaluate(facts), lambda path: f"#{path}")


def test_the_first_three_are_shown_with_why_and_the_others_behind_a_fold():
    found = asked(dm_rash=None, ck={})
    assert [(each.link.label, each.link.href, each.why) for each in found.first[:2]] == [
        ("Dermatomyositis rash", "#dm_rash", "can exclude: I07"),
        ("CK: value", "#ck.value", "needed for I04"),
    ]
    assert (len(found.first), len(found.rest), found.title) == (3, 2, "2 more open answers")


def test_where_a_criterion_fails_already_nothing_is_asked_first():
    found = asked(dm_rash="yes", state_of_residence=None)
    assert (found.first, len(found.rest), found.title) == ((), 1, "1 more open answer")


def test_where_nothing_is_open_there_is_nothing_to_ask():
    assert asked() is None
    assert asked(investigator={}) is None


def test_it_is_asked_by_the_version_that_the_attempt_is_pinned_to(monkeypatch):
    """An onset of 2025 lies within three years whichever day it was, but not within the eighteen months."""
    monkeypatch.setitem(PROTOCOLS, AMENDED.version, AMENDED)
    facts = parse_facts(BASE | {"onset": {"first_symptom": "2025"}})
    found = ask_next(facts, evaluate(facts, AMENDED), lambda path: f"#{path}")
    assert [(each.link.href, each.why) for each in found.first] == [("#onset.first_symptom", "can exclude: I05")]
