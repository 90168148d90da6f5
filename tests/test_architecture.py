"""What the layers promise beyond who may import whom (see the contracts in pyproject.toml)."""

import ast
import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]
RULES = sorted((ROOT / "screening/rules").rglob("*.py"))
VIEWS = sorted((ROOT / "screening/views").rglob("*.py"))
TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))
SCRIPTS = sorted((ROOT / "static/js").rglob("*.js"))
BY_ITSELF = re.compile(r'setInterval|hx-trigger="[^"]*(?:every|load|revealed|intersect)|EventSource|WebSocket')
CLOCKS = {"today", "now", "utcnow", "time", "monotonic", "perf_counter"}


def wrong(paths: list[Path], found_in: Callable[[str], Iterable[object]]) -> dict[str, list[object]]:
    """What is found where it must not be, by file."""
    found = {str(path.relative_to(ROOT)): list(found_in(path.read_text())) for path in paths}
    return {name: things for name, things in found.items() if things}


def called(text: str) -> Iterator[str]:
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute | ast.Name):
            yield node.func.attr if isinstance(node.func, ast.Attribute) else node.func.id


def fractions(text: str) -> Iterator[float]:
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Constant) and isinstance(node.value, float):
            yield node.value


def attributes(text: str) -> Iterator[str]:
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Attribute):
            yield node.attr


def test_no_rule_reads_the_clock():
    assert wrong(RULES, lambda text: CLOCKS & set(called(text))) == {}


def test_no_rule_computes_with_binary_fractions():
    assert wrong(RULES, fractions) == {}


def test_no_view_goes_past_the_queries():
    assert wrong(VIEWS, lambda text: {"objects"} & set(attributes(text))) == {}


def test_no_template_carries_inline_styles_or_scripts():
    assert wrong(TEMPLATES, re.compile(r"style=|<script>| on[a-z]+=").findall) == {}


def test_no_page_asks_for_anything_by_itself():
    """Each request begins the time without one anew, so each has to come of what a person does."""
    assert wrong([*TEMPLATES, *SCRIPTS], BY_ITSELF.findall) == {}


def test_pages_ask_nobody_outside():
    outside = re.compile(r"https?://(?!www\.w3\.org/2000/svg|clinicaltrials\.gov)")
    assert wrong([*TEMPLATES, *SCRIPTS], outside.findall) == {}
