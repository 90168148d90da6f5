"""Answers that stand for all that could be given to an open question: each code, and the ends of what is possible.

They are tried on hypothetical facts and never recorded. A question that opens a list ("was there any statin?") is
answered with one entry of today, a measurement together with its unit.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal

from screening.rules.calculators.mmt8 import MOST_PER_MUSCLE
from screening.rules.calendar import birthday
from screening.rules.facts import Cancer, DoseChange, EventKind, Facts, MedicalEvent, Treatment, TreatmentClass
from screening.rules.hypothetical import answer_at, kinds_at, with_answer
from screening.rules.interchange import ranges
from screening.rules.partial_date import PartialDate
from screening.rules.places import US_STATES
from screening.rules.quantity import Range

_YEARS_AGO = (0, 10, 40, 90)
_BESIDE = Decimal("0.01")
_ENDLESS = Decimal(1_000_000)
_TYPICAL: Mapping[TreatmentClass, Treatment] = {
    "immunoglobulin": Treatment(name="immunoglobulin", route="intravenous", indication="imnm"),
    "rituximab": Treatment(name="rituximab", route="intravenous"),
    "plasma_exchange": Treatment(name="plasma exchange", route="procedure"),
    "cyclophosphamide": Treatment(name="cyclophosphamide", route="intravenous"),
    "biologic": Treatment(name="tocilizumab", route="subcutaneous"),
    "oral_glucocorticoid": Treatment(name="prednisone", route="oral", daily_dose_mg=Decimal(100)),
    "dmard": Treatment(name="methotrexate", route="oral"),
    "statin": Treatment(name="atorvastatin", route="oral"),
    "red_yeast_rice": Treatment(name="red yeast rice", route="oral"),
    "anticoagulant": Treatment(name="warfarin", route="oral"),
}
_UNITS: Mapping[str, str] = {"ck": "U/L", "weight": "kg", "height": "cm", "creatinine": "mg/dL"}
_EVENTS: Mapping[str, EventKind] = {"history.myocardial_infarction": "type1", "history.dvt": "leg"}
_TEXTS: Mapping[str, tuple[str, ...]] = {
    "name": tuple(typical.name for typical in _TYPICAL.values() if typical.name),
    "country_of_residence": ("US", "FR"),
    "state_of_residence": tuple(US_STATES),
}
_RANGES: Mapping[str, ranges.HardRange] = {
    "ck.value": ranges.CK,
    "ck.uln": ranges.ULN,
    "weight.value": ranges.WEIGHT,
    "height.value": ranges.HEIGHT,
    "creatinine.value": ranges.CREATININE,
    "measured_gfr.value": ranges.GFR,
    "reported_egfr.value": ranges.GFR,
    "wells_pe.heart_rate_bpm": ranges.HEART_RATE,
    "daily_dose_mg": ranges.DOSE,
    "highest_day_mg": ranges.DOSE,
}


def answered(facts: Facts, path: str) -> Iterator[Facts]:
    """The facts with one answer or another to the question at ``path``, all else as recorded."""
    stem, _, leaf = path.rpartition(".")
    if path.startswith("treatments_asked."):
        yield _with_treatment(facts, path)
    elif stem.startswith("history.") and leaf in ("ever", "events"):
        events = (MedicalEvent(PartialDate.on(facts.screening_date), kind=_EVENTS.get(stem)),)
        yield with_answer(with_answer(facts, f"{stem}.ever", "yes"), f"{stem}.events", events)
    elif path == "cancers":
        yield replace(facts, cancers=(Cancer(type="solid", treatment_ongoing=True),))
    else:
        for answer in _answers(facts, path):
            yield with_answer(_with_unit(facts, stem, leaf), path, answer)


def _with_treatment(facts: Facts, path: str) -> Facts:
    """Of the class asked about, begun today and going on."""
    today = PartialDate.on(facts.screening_date)
    given: TreatmentClass = path.removeprefix("treatments_asked.")  # type: ignore[assignment]
    row = replace(_TYPICAL[given], started=today, ongoing=True, last_change=DoseChange("start", today))
    return replace(with_answer(facts, path, "all_listed"), treatments=(*facts.treatments, row))


def _with_unit(facts: Facts, stem: str, leaf: str) -> Facts:
    """A value is asked together with its unit."""
    unit = f"{stem}.unit"
    if leaf != "value" or stem not in _UNITS or answer_at(facts, unit):
        return facts
    return with_answer(facts, unit, _UNITS[stem])


def _answers(facts: Facts, path: str) -> Iterator[object]:
    for kind in kinds_at(path):
        if isinstance(kind, str):
            yield kind
        elif kind in _OF_KIND:
            yield from _OF_KIND[kind](facts, path)


def _days(facts: Facts, path: str) -> Iterator[PartialDate]:
    """Of a date known in part the first and the last possible day."""
    recorded = answer_at(facts, path)
    days: tuple[date, ...]
    if isinstance(recorded, PartialDate):
        days = recorded.earliest, recorded.latest
    else:
        days = tuple(birthday(facts.screening_date, -years) for years in _YEARS_AGO)
    yield from map(PartialDate.on, days)


def _numbers(facts: Facts, path: str) -> Iterator[Decimal]:
    limits = _RANGES.get(path) or _RANGES.get(path.rpartition(".")[2]) or ranges.mmt8_total_range(facts.mmt8.form)
    yield from (limits.low, _ENDLESS if limits.high is None else limits.high)


def _measurements(facts: Facts, path: str) -> Iterator[Range]:
    """Of a censored value the ends of what it can be."""
    recorded = answer_at(facts, path)
    low, high = _numbers(facts, path)
    if isinstance(recorded, Range):
        low = low if recorded.low is None else recorded.low + _BESIDE
        high = high if recorded.high is None else recorded.high - _BESIDE
    yield from map(Range.exactly, (low, high))


def _texts(facts: Facts, path: str) -> Iterator[str]:
    yield from _TEXTS.get(path.rpartition(".")[2], ())


_OF_KIND: Mapping[object, Callable[[Facts, str], Iterator[object]]] = {
    bool: lambda facts, path: iter((True, False)),
    int: lambda facts, path: iter((0, MOST_PER_MUSCLE)),
    Decimal: _numbers,
    Range: _measurements,
    PartialDate: _days,
    str: _texts,
}
