"""The protocol page: every criterion with its reading, the numbers, and the worked cases."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from decimal import Decimal
from pathlib import Path

from screening.presenters.cases import CaseTable, base_screening_date, worked_cases
from screening.rules.criterion import Criterion, Kind
from screening.rules.parameters import Parameters
from screening.rules.protocol import CURRENT, RULES_VERSION, Protocol
from screening.rules.windows import Window
from screening.rules.words import number

NUMBERS: Mapping[str, tuple[str, str, str]] = {
    "age_more_than_years": ("I01", "Age, more than", "years"),
    "assent_under_years": ("I01", "Assent and parental permission, under", "years"),
    "antibody_flag": ("I02", "Antibody result flagged when older than", ""),
    "mmt8_less_than": ("I03", "MMT-8, less than", ""),
    "ck_more_than_times_uln": ("I04", "CK, more than", "× upper limit of normal"),
    "laboratory_flag": ("I04", "Laboratory sample flagged when older than", ""),
    "disease_duration": ("I05", "Disease duration, less than", ""),
    "glucocorticoid_mg_per_day": ("E01", "Oral glucocorticoid, more than", "mg per day"),
    "glucocorticoid_change": ("E02", "Change of oral glucocorticoid dose, less than", "ago"),
    "glucocorticoid_use": ("E02", "Does not apply without an oral glucocorticoid in the last", ""),
    "oral_csdmards": ("E04", "Oral conventional synthetic DMARDs, more than", ""),
    "dmard_change": ("E05", "Change of DMARD dose, less than", "ago"),
    "rituximab": ("E06", "Rituximab, less than", "ago"),
    "immunosuppressive": ("E07", "Plasma exchange, cyclophosphamide or biologic, less than", "ago"),
    "statin_flag": ("E08", "Statin flagged when stopped less than", "ago"),
    "vascular_event": ("E10", "Angina, infarction, TIA or stroke, less than", "ago"),
    "wells_dvt_at_least": ("E12", "Wells score for DVT, at least", ""),
    "wells_pe_at_least": ("E13", "Wells score for PE, at least", ""),
    "weight_more_than_kg": ("E14", "Weight, more than", "kg"),
    "cancer": ("E15", "Cancer, less than", "ago"),
    "thromboembolism": ("E16", "Pulmonary embolism or deep vein thrombosis, less than", "ago"),
    "gfr_less_than": ("E19", "Glomerular filtration rate, less than", "mL/min"),
}
"""By parameter: whose it is, what it limits, and its unit."""


@dataclass(frozen=True, slots=True)
class Compared:
    """One threshold or window as it is compared with, by each of some versions."""

    code: str
    words: str
    values: tuple[str, ...]

    @property
    def differs(self) -> bool:
        """Whether the versions do not say the same."""
        return len(set(self.values)) > 1


@dataclass(frozen=True, slots=True)
class Entry:
    """One criterion with all there is to read about it."""

    criterion: Criterion
    tables: tuple[CaseTable, ...]

    @property
    def count(self) -> int:
        """How many cases are worked."""
        return sum(len(table.cases) for table in self.tables)


@dataclass(frozen=True, slots=True)
class CriterionPage:
    """One criterion with its numbers; ``before`` and ``after`` are its neighbours, empty at the ends."""

    version: str
    entry: Entry
    numbers: tuple[Compared, ...]
    before: str
    after: str
    screening_date: str


@dataclass(frozen=True, slots=True)
class Part:
    """The inclusion or the exclusion criteria."""

    title: str
    note: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class ProtocolPage:
    """One version of the protocol for people to read; ``versions`` are all there are, with their numbers."""

    version: str
    note: str
    rules_version: str
    parts: tuple[Part, ...]
    versions: tuple[Protocol, ...]
    numbers: tuple[Compared, ...]
    screening_date: str
    cases_of: str


def protocol_page(protocol: Protocol, spec_tables: Path, versions: Sequence[Protocol] = (CURRENT,)) -> ProtocolPage:
    """The page of ``protocol``; the worked cases, in the directory ``spec_tables``, are those of ``CURRENT`` alone."""
    cases = worked_cases(spec_tables) if protocol is CURRENT else {}

    def entries(kind: Kind) -> tuple[Entry, ...]:
        return tuple(Entry(each, cases.get(each.code, ())) for each in protocol.criteria if each.kind is kind)

    return ProtocolPage(
        version=protocol.version,
        note=protocol.note,
        rules_version=RULES_VERSION,
        parts=(
            Part("Inclusion criteria", "Each sentence has to be true of the person.", entries(Kind.INCLUSION)),
            Part("Exclusion criteria", "A sentence that is true keeps the person out.", entries(Kind.EXCLUSION)),
        ),
        versions=tuple(versions),
        numbers=compared_numbers(versions),
        screening_date=base_screening_date(spec_tables) if protocol is CURRENT else "",
        cases_of=CURRENT.version,
    )


def criterion_page(protocol: Protocol, code: str, spec_tables: Path) -> CriterionPage:
    """All there is to read about one criterion; KeyError when the protocol does not have it."""
    criterion, codes = protocol.criterion(code), ["", *(each.code for each in protocol.criteria), ""]
    place = codes.index(code)
    tables = worked_cases(spec_tables) if protocol is CURRENT else {}
    return CriterionPage(
        version=protocol.version,
        entry=Entry(criterion, tables.get(code, ())),
        numbers=numbers_of(protocol, code),
        before=codes[place - 1],
        after=codes[place + 1],
        screening_date=base_screening_date(spec_tables),
    )


def numbers_of(protocol: Protocol, code: str) -> tuple[Compared, ...]:
    """The thresholds and windows that one criterion compares with."""
    return tuple(each for each in compared_numbers([protocol]) if each.code == code)


def compared_numbers(protocols: Sequence[Protocol]) -> tuple[Compared, ...]:
    """Every threshold and window, a value for each version."""
    found = []
    for each in fields(Parameters):
        code, words, _ = NUMBERS[each.name]
        values = (value_in_words(protocol.parameters, each.name) for protocol in protocols)
        found.append(Compared(code, words, tuple(values)))
    return tuple(found)


def value_in_words(parameters: Parameters, name: str) -> str:
    """A number with its unit: ``120 kg``, ``28 days``."""
    return f"{_shown(getattr(parameters, name))} {NUMBERS[name][2]}".strip()


def _shown(value: Window | Decimal | int) -> str:
    return str(value) if isinstance(value, Window) else number(Decimal(value))
