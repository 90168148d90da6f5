"""Every row of every table in this folder is a test of its criterion."""

import importlib
import pkgutil
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from screening.presenters.spec_tables import parse_spec
from screening.rules import criteria
from screening.rules.criterion import Criterion, Verdict
from screening.rules.evaluate import JUDGEMENT, Outcome, evaluate
from screening.rules.horizon import look_ahead
from screening.rules.interchange import parse_facts
from screening.rules.protocol import CURRENT, Protocol
from tests.spec.reader import BASE, HERE, Case, cases_of

FILES = sorted(HERE.glob("*.md"))
FEWER_CASES = {"i07_rash": 4, "e20_judgement": 3}


def criterion_of(path: Path) -> Criterion:
    return importlib.import_module(f"screening.rules.criteria.{path.stem}").CRITERION


@cache
def alone(code: str) -> Protocol:
    """The protocol with one criterion, which is quicker; the judgement is shown with what all others flag."""
    return CURRENT if code == JUDGEMENT else replace(CURRENT, criteria=(CURRENT.criterion(code),))


def rows() -> list:
    """Every case; a file that cannot be read is one failing case, so that the others still run."""
    params = []
    for path in FILES:
        try:
            cases = cases_of(path.read_text(encoding="utf-8"))
        except ValueError as error:
            params.append(pytest.param(error, id=f"{path.stem}: cannot be read"))
        else:
            params += [pytest.param(case, id=f"{path.stem}: {case.name}") for case in cases]
    return params


@pytest.mark.parametrize("case", rows())
def test_the_row_is_answered_as_written(case: Case | ValueError):
    if isinstance(case, ValueError):
        raise case
    facts, protocol = parse_facts(case.facts), alone(case.code)
    result = evaluate(facts, protocol).result(case.code)
    said = f"{result.verdict}: {result.because} (missing {result.missing}, flags {result.flags})"
    expected = case.expected
    assert result.verdict is case.verdict, said
    if "missing" in expected:
        assert set(result.missing) == case.missing, said
    if "default" in expected:
        assert result.default is case.default, said
    assert case.allows_flags(result.flags), said
    assert expected.get("because", "") in result.because, said
    if expected.get("changes_on"):
        assert look_ahead(facts, protocol).changes_on[case.code] == case.changes_on, said


def test_every_criterion_has_its_file():
    assert {module.name for module in pkgutil.iter_modules(criteria.__path__)} == {path.stem for path in FILES}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_the_title_names_the_criterion_of_the_file(path: Path):
    assert parse_spec(path.read_text(encoding="utf-8")).code == criterion_of(path).code


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_the_tables_show_every_boundary(path: Path):
    cases = cases_of(path.read_text(encoding="utf-8"))
    assert len(cases) >= FEWER_CASES.get(path.stem, 12)
    assert {Verdict.PASS, Verdict.FAIL, Verdict.UNKNOWN} <= {case.verdict for case in cases}


def test_the_facts_that_every_row_starts_from_are_those_of_an_eligible_person():
    assert evaluate(parse_facts(BASE)).outcome is Outcome.ELIGIBLE
