"""The law: recording more may settle what is unknown; it never turns PASS into FAIL or FAIL into PASS.

Tested from the other end: from a generated record something is taken away or blurred.
"""

from collections.abc import Iterator
from copy import deepcopy
from decimal import Decimal
from typing import Any

from hypothesis import HealthCheck, Phase, assume, given, reject, settings
from hypothesis import strategies as st

from screening.rules.criterion import Verdict
from screening.rules.evaluate import evaluate
from screening.rules.interchange import InterchangeErrors, parse_facts
from tests.laws.strategies import facts_objects, without_doses

BLANK = object()
LABORATORY_VALUES = [(key, "value") for key in ("ck", "creatinine", "measured_gfr", "reported_egfr")]
SAID_BY = {"ongoing": ("stopped", "last_dose"), "last_dose": ("stopped",), "name": ("class",)}
"""Of a treatment: what says the same as a key left out."""
Path = tuple[str | int, ...]


def ways_to_record_less(value: Any, path: Path = ()) -> Iterator[tuple[Path, Any]]:
    """Every leaf with what may stand there instead. The rows of a list stay: another row is no filling-in."""
    if isinstance(value, dict):
        for key, inner in value.items():
            if not is_a_change_and_no_filling_in(key, value, path):
                yield from ways_to_record_less(inner, (*path, key))
    elif isinstance(value, list) and path != ("participating_states",):
        for index, inner in enumerate(value):
            if isinstance(inner, dict):
                yield from ways_to_record_less(inner, (*path, index))
        if path == ("cancers",) and not value:
            yield path, BLANK
    else:
        yield path, BLANK
        yield from ((path, blurred) for blurred in blurrings(value, path))


def is_a_change_and_no_filling_in(key: str, beside: dict[str, Any], path: Path) -> bool:
    """Keys whose absence says something, so that adding one tells another history and not a fuller one."""
    if path[:1] == ("treatments",):
        return any(other in beside for other in SAID_BY.get(key, ()))
    return {
        "screening_date": path == (),
        "country_of_residence": "state_of_residence" in beside,
        "value": path == ("measured_gfr",),
    }.get(key, False)


def blurrings(value: Any, path: Path) -> Iterator[Any]:
    """A day as its month or year, a measured value as a censored one."""
    if isinstance(value, str) and value[:4].isdecimal():
        yield from (value[:length] for length in (7, 4) if len(value) > length)
    if isinstance(value, Decimal) and path in LABORATORY_VALUES:
        yield from (f">{value / 2:f}", f"<{value * 2:f}")


def recorded_less(facts: dict[str, Any], ways: list[tuple[Path, Any]]) -> dict[str, Any]:
    less = deepcopy(facts)
    for path, instead in ways:
        holder: Any = less
        for step in path[:-1]:
            holder = holder[step]
        if instead is BLANK:
            holder.pop(path[-1], None)
        elif path[-1] in holder:
            holder[path[-1]] = instead
    less["treatments"] = [row if "name" in row else without_doses(row) for row in less.get("treatments", [])]
    return less


# Not shrunk: the objects are large, and what was taken away tells enough.
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck), phases=[Phase.generate])
@given(facts=facts_objects(rulings=False), data=st.data())
def test_recording_more_never_turns_pass_into_fail_nor_fail_into_pass(facts, data):
    possible = list(ways_to_record_less(facts))
    assume(possible)
    ways = data.draw(st.lists(st.sampled_from(possible), min_size=1, max_size=8))
    less = recorded_less(facts, ways)
    try:
        before = evaluate(parse_facts(less))
    except InterchangeErrors:  # a bound of a censored value outside its hard range
        reject()
    after = evaluate(parse_facts(facts))
    for less_result, more_result in zip(before.results, after.results, strict=True):
        turned = {less_result.verdict, more_result.verdict} == {Verdict.PASS, Verdict.FAIL}
        assert not turned, f"{ways}\n{less_result}\n{more_result}"
