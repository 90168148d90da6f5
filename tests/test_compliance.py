"""What the compliance pages name is there, and no paragraph is left out or answered twice."""

import ast
import json
import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).parents[1]
ENTRY = ROOT / "docs" / "compliance.md"
FOLDER = ROOT / "docs" / "compliance"
PAGES = ("part-11", "hipaa", "ich-e6-r3", "asvs")
ASKED = json.loads((ROOT / "tests" / "compliance.json").read_text())
STATES = ("done", "partly", "not done", "organisation")
OURS = re.compile(
    r"(?:(?:benchmarks|docs|mightscreen|screening|static|templates|tests)/\S+|\w+\.(?:md|txt|in|toml)|Makefile)"
)


class Row(NamedTuple):
    """The answer to one paragraph."""

    number: str
    asked: str
    state: str
    does: str
    shown: str
    remains: str


def tables(page: Path) -> Iterator[list[str]]:
    """The cells of each row of the page's tables, without headings."""
    is_row = False
    for line in page.read_text().splitlines():
        if line.startswith("|---"):
            is_row = True
        elif not line.startswith("|"):
            is_row = False
        elif is_row:
            yield [cell.strip() for cell in line.strip("|").split("|")]


def page_of(name: str) -> Path:
    return FOLDER / f"{name}.md"


def rows(name: str) -> list[Row]:
    """The answers of a page."""
    return [Row(*cells) for cells in tables(page_of(name)) if len(cells) == len(Row._fields)]


def not_applying() -> list[str]:
    """The requirements of ASVS in the table of those that do not apply."""
    return [number for cells in tables(page_of("asvs")) if len(cells) == 2 for number in cells[0].split(", ")]


def levels() -> dict[str, int]:
    """The level of each requirement of ASVS."""
    sections = ASKED["asvs"]["levels"].items()
    return {f"V{section}.{n}": int(level) for section, all_ in sections for n, level in enumerate(all_, start=1)}


@cache
def functions_of(path: str) -> set[str]:
    """The names of all functions in a file."""
    tree = ast.parse((ROOT / path).read_text())
    return {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}


def is_there(path: str, function: str) -> bool:
    """Whether the file is there, and the test in it."""
    return (ROOT / path).exists() and (not function or function in functions_of(path))


@pytest.mark.parametrize("page", [ENTRY, *sorted(FOLDER.iterdir())], ids=lambda page: page.stem)
def test_every_file_and_test_that_a_page_names_is_there(page):
    named = [quoted for quoted in re.findall(r"`([^`]+)`", page.read_text()) if OURS.fullmatch(quoted)]
    assert [each for each in named if not is_there(*each.partition("::")[::2])] == []


@pytest.mark.parametrize("name", ["part-11", "ich-e6-r3"])
def test_every_paragraph_is_answered_once(name):
    assert [row.number for row in rows(name)] == ASKED[name]["paragraphs"]


def test_every_technical_safeguard_is_answered_once():
    answered = [row.number for row in rows("hipaa") if row.number.startswith("164.312")]
    assert answered == ASKED["hipaa"]["paragraphs"]


def test_every_requirement_of_asvs_up_to_level_2_is_answered_once():
    assert Counter(levels().values()) == {1: 70, 2: 183, 3: 92}  # as the standard counts them
    answered = [row.number for row in rows("asvs")] + not_applying()
    assert Counter(answered) == Counter(number for number, level in levels().items() if level < 3)


@pytest.mark.parametrize("name", PAGES)
def test_what_is_done_is_said_and_shown(name):
    for row in rows(name):
        assert row.state in STATES, row
        if row.state in ("done", "partly"):
            assert row.does != "—", row
            assert "`" in row.shown, row


@pytest.mark.parametrize("name", PAGES)
def test_the_counts_are_those_of_the_page(name):
    states = Counter(row.state for row in rows(name))
    told = [cells[1:] for cells in tables(ENTRY) if len(cells) == 6 and f"({FOLDER.name}/{name}.md)" in cells[0]]
    assert told == [[*(str(states[state]) for state in STATES), str(states.total())]]


@pytest.mark.parametrize("name", PAGES)
def test_what_lacks_and_nobody_else_can_do_is_in_the_list_of_what_is_missing(name):
    missing = ENTRY.read_text().split("## What is missing")[1]
    lacking = [row for row in rows(name) if row.state == "not done" or (row.state == "partly" and row.remains == "—")]
    assert [row for row in lacking if not re.search(rf"{re.escape(row.number)}(?!\d)", missing)] == []
