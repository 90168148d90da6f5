"""A made-up amendment of the protocol, so that there is one to try out; no trial has it."""

from dataclasses import replace
from decimal import Decimal

from screening.rules.criterion import Criterion
from screening.rules.protocol import CURRENT, Protocol
from screening.rules.windows import Window

_WORDS = {
    "I04": {"5x": "3x", "five times": "three times"},
    "I05": {"36 months": "18 months"},
    "E07": {"3 months": "2 months", "three calendar": "two calendar", "within three": "within two"},
    "E10": {"12 months": "9 months"},
}
"""By criterion, what its sentence and its reading say otherwise, as the numbers below do."""


def _reworded(criterion: Criterion) -> Criterion:
    sentence, reading = criterion.sentence, criterion.reading
    for before, after in _WORDS.get(criterion.code, {}).items():
        sentence, reading = sentence.replace(before, after), reading.replace(before, after)
    return replace(criterion, sentence=sentence, reading=reading)


AMENDED = Protocol(
    version="1.1-demo",
    parameters=replace(
        CURRENT.parameters,
        ck_more_than_times_uln=Decimal(3),
        disease_duration=Window(months=18),
        immunosuppressive=Window(months=2),
        vascular_event=Window(months=9),
    ),
    criteria=tuple(map(_reworded, CURRENT.criteria)),
    note="Made up for the demonstration.",
)
