"""Every case of the JSON files in this folder, written from the specification alone, holds in the whole answer."""

import json
import re
from copy import deepcopy
from pathlib import Path

import pytest

from screening.rules.answer import answer
from screening.rules.interchange import InterchangeErrors, parse_facts

HERE = Path(__file__).parent
BASE = json.loads((HERE.parent / "spec" / "base.json").read_text(encoding="utf-8"))
DESCRIBING = {"name", "set", "remove", "quote", "sure"}
FILES = {
    path.stem: json.loads(path.read_text(encoding="utf-8"))
    for path in sorted(HERE.glob("*.json"))
    if path.stem != "malformed"
}


def steps(path):
    """The keys and list positions of `treatments[2].last_dose`."""
    return [int(place) if place else key for place, key in re.findall(r"\[(\d+)\]|([^.\[\]]+)", path)]


def holder(facts, path, *, make):
    """The object or list that holds what the path names, and the last key."""
    *way, last = steps(path)
    for step in way:
        if make and isinstance(facts, dict) and facts.get(step) is None:
            facts[step] = {}
        facts = facts[step]
    return facts, last


def facts_of(case):
    """The base facts with the case's values set and its paths removed."""
    facts = deepcopy(BASE)
    for path, value in case.get("set", {}).items():
        place, last = holder(facts, path, make=True)
        place[last] = deepcopy(value)
    for path in case.get("remove", []):
        place, last = holder(facts, path, make=False)
        del place[last]
    return facts


def comparable(value):
    """Lists of words in any order; numbers to nine digits."""
    if isinstance(value, list):
        return sorted(value) if all(isinstance(item, str) for item in value) else [comparable(item) for item in value]
    if value is None or isinstance(value, bool | str):
        return value
    return pytest.approx(float(value), rel=1e-9)


def plain(value):
    """Numbers as floats, everything else as it stands."""
    if isinstance(value, list | tuple):
        return sorted(value) if all(isinstance(item, str) for item in value) else [plain(item) for item in value]
    if value is None or isinstance(value, bool | str):
        return value
    return float(value)


def of_one_criterion(key):
    """A reader that compares `key` of each named criterion's result."""

    def differences(given, wanted):
        by_code = {result["code"]: result for result in given["results"]}
        for code, value in wanted.items():
            got = by_code[code].get(key)
            if plain(got) != comparable(value):
                yield f"{code} {key}: wanted {value}, got {got} ({by_code[code]})"

    return differences


def of_the_whole(key):
    """A reader that compares `key` of the whole answer."""

    def differences(given, wanted):
        if plain(given[key]) != comparable(wanted):
            yield f"{key}: wanted {wanted}, got {given[key]}"

    return differences


def of_the_flags(*, present):
    """A reader of the criteria that carry a flag, or carry none."""

    def differences(given, codes):
        for result in given["results"]:
            if result["code"] in codes and bool(result["flags"]) is not present:
                yield f"{result['code']}: wanted {'some flag' if present else 'no flag'} ({result})"

    return differences


def computed(given, wanted):
    for key, value in wanted.items():
        got = given["computed"][key]
        if plain(got) != comparable(value):
            yield f"computed {key}: wanted {value}, got {got}"


EXPECTATIONS = {
    "expect": of_one_criterion("verdict"),
    "missing": of_one_criterion("missing"),
    "default": of_one_criterion("default"),
    "changes_on": of_one_criterion("changes_on"),
    "ruled": of_one_criterion("ruled"),
    "flag_on": of_the_flags(present=True),
    "no_flag_on": of_the_flags(present=False),
    "computed": computed,
    "outcome": of_the_whole("outcome"),
    "blockers": of_the_whole("blockers"),
    "open": of_the_whole("open"),
    "qualifies_from": of_the_whole("qualifies_from"),
    "qualifies_until": of_the_whole("qualifies_until"),
}

CASES = [case for cases in FILES.values() for case in cases]


def test_every_case_has_a_name_of_its_own_and_says_only_known_things():
    names = [case["name"] for case in CASES]
    assert sorted(names) == sorted(set(names))
    known = DESCRIBING | set(EXPECTATIONS) | {"refused"}
    assert {case["name"]: set(case) - known for case in CASES if set(case) - known} == {}
    asserting = set(EXPECTATIONS) | {"refused"}
    assert [case["name"] for case in CASES if not asserting & set(case)] == []


@pytest.mark.parametrize("file", FILES)
def test_the_specification_decides(file):
    assert FILES[file]
    differences = [
        f"{case['name']}: {difference}\n  Specification: {case.get('quote')}"
        for case in FILES[file]
        for difference in differences_in(case)
    ]
    assert not differences, "\n".join(differences)


def differences_in(case):
    facts = facts_of(case)
    if "refused" in case:
        try:
            parse_facts(facts)
        except InterchangeErrors as refusal:
            return [f"{place} is not named" for place in case["refused"] if place not in str(refusal)]
        return ["not refused"]
    given = answer(parse_facts(facts))
    return [
        difference for key, reader in EXPECTATIONS.items() if key in case for difference in reader(given, case[key])
    ]
