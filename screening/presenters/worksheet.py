"""The small print of the worksheet: what each criterion compares with."""

from collections.abc import Iterator
from dataclasses import dataclass

from screening.presenters.matrix import FIRST_ASKED
from screening.presenters.paths import field_name
from screening.presenters.protocol import Compared, numbers_of
from screening.rules.criterion import Kind
from screening.rules.protocol import Protocol


@dataclass(frozen=True, slots=True)
class Boundary:
    """One criterion in the protocol's words with its numbers, and the field that the form asks first for it."""

    code: str
    rule: str
    sentence: str
    numbers: tuple[Compared, ...]
    field: str


def boundaries(protocol: Protocol) -> Iterator[Boundary]:
    """All criteria in protocol order."""
    for each in protocol.criteria:
        yield Boundary(
            code=each.code,
            rule="needed" if each.kind is Kind.INCLUSION else "excludes",
            sentence=each.sentence,
            numbers=numbers_of(protocol, each.code),
            field=field_name(FIRST_ASKED[each.code]),
        )
