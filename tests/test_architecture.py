"""What the layers promise beyond who may import whom (see the contracts in pyproject.toml)."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
RULES = sorted((ROOT / "screening/rules").rglob("*.py"))
VIEWS = sorted((ROOT / "screening/views").rglob("*.py"))
TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))
SCRIPTS = sorted((ROOT / "static/js").rglob("*.js"))
BY_ITSELF = re.compile(r'setInterval|hx-trigger="[^"]*(?:every|load|revealed|intersect)|EventSource|WebSocket')
CLOCKS = {"today", "now", "utcnow", "time", "monotonic", "perf_counter"}


def name_of(path: Path) -> str:
    return str(path.relative_to(ROOT))


def called(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute | ast.Name):
            yield node.func.attr if isinstance(node.func, ast.Attribute) else node.func.id


@pytest.mark.parametrize("path", RULES, ids=name_of)
def test_no_rule_reads_the_clock(path):
    assert not CLOCKS & set(called(path))


@pytest.mark.parametrize("path", RULES, ids=name_of)
def test_no_rule_computes_with_binary_fractions(path):
    tree = ast.parse(path.read_text())
    floats = [node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, float)]
    assert floats == []


@pytest.mark.parametrize("path", VIEWS, ids=name_of)
def test_no_view_goes_past_the_queries(path):
    managers = [node for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, ast.Attribute)]
    assert "objects" not in {node.attr for node in managers}


@pytest.mark.parametrize("path", TEMPLATES, ids=name_of)
def test_no_template_carries_inline_styles_or_scripts(path):
    text = path.read_text()
    assert "style=" not in text
    assert "<script>" not in text
    assert " onclick=" not in text


@pytest.mark.parametrize("path", [*TEMPLATES, *SCRIPTS], ids=name_of)
def test_no_page_asks_for_anything_by_itself(path):
    """Each request begins the time without one anew, so each has to come of what a person does."""
    assert BY_ITSELF.findall(path.read_text()) == []


@pytest.mark.parametrize("path", [*TEMPLATES, *SCRIPTS], ids=name_of)
def test_pages_ask_nobody_outside(path):
    text = path.read_text().replace("http://www.w3.org/2000/svg", "").replace("https://clinicaltrials.gov", "")
    assert "http://" not in text
    assert "https://" not in text
