"""Facts with one answer more, to ask the rules what would then be."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import is_dataclass, replace
from functools import cache
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from screening.rules.facts import Facts

_STEP = re.compile(r"[a-z0-9_]+", re.ASCII)
_NAMES = {"class": "given_class"}
"""Keys of the interchange format that cannot be a record's own name, a word of Python."""


def with_answer(facts: Facts, path: str, answer: object) -> Facts:
    """The same facts with that answer at ``path``, a path of the interchange format such as ``treatments[0].route``."""
    changed = _put(facts, _steps(path), answer)
    assert isinstance(changed, Facts)
    return changed


def answer_at(facts: Facts, path: str) -> Any:
    """What is recorded there; None is *not recorded*."""
    found: Any = facts
    for step in _steps(path):
        found = _inner(found, step)
    return found


def kinds_at(path: str) -> tuple[Any, ...]:
    """What an answer there can be: its types, and where it is one of some codes, each code."""
    return _kinds(tuple("0" if step.isdigit() else step for step in _steps(path)))


def _steps(path: str) -> list[str]:
    return [_NAMES.get(step, step) for step in _STEP.findall(path)]


def _inner(record: Any, step: str) -> Any:
    return record[int(step)] if step.isdigit() else getattr(record, step)


def _put(record: Any, steps: list[str], answer: Any) -> Any:
    step, *rest = steps
    inner = _put(_inner(record, step), rest, answer) if rest else answer
    if step.isdigit():
        return (*record[: int(step)], inner, *record[int(step) + 1 :])
    if record is None or isinstance(record, Mapping):
        return {**(record or {}), step: inner}
    return replace(record, **{step: inner})


@cache
def _kinds(steps: tuple[str, ...]) -> tuple[Any, ...]:
    found: tuple[Any, ...] = (Facts,)
    for step in steps:
        found = tuple(_each(_kind_of(found[0], step)))
    return found


def _kind_of(whole: Any, step: str) -> Any:
    """The annotation of a record's field, of a list's row, or of what a mapping maps to."""
    if is_dataclass(whole):
        return get_type_hints(whole)[step]
    inner = get_args(whole)
    return inner[0] if get_origin(whole) is tuple else inner[1]


def _each(kind: Any) -> Iterator[Any]:
    if get_origin(kind) is Literal:
        yield from get_args(kind)
    elif get_origin(kind) in (Union, UnionType):
        for part in get_args(kind):
            yield from _each(part)
    elif kind is not NoneType:
        yield kind
