"""The protocol page: every criterion with its reading, the numbers, and the worked cases."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from decimal import Decimal
from pathlib import Path

from screening.presenters.cases import CaseTable, base_screening_date, worked_cases
from screening.rules.criterion import Criterion, Kind
from screening.rules.parameters import Parameters
from screening.rules.protocol import RULES_VERSION, Protocol
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
class Number:
    """One threshold or window as it is compared with."""

    code: str
    words: str
    value: str


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
class Part:
    """The inclusion or the exclusion criteria."""

    title: str
    note: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class ProtocolPage:
    """One version of the protocol for people to read."""

    version: str
    rules_version: str
    parts: tuple[Part, ...]
    numbers: tuple[Number, ...]
    screening_date: str


def protocol_page(protocol: Protocol, spec_tables: Path) -> ProtocolPage:
    """The page of ``protocol``, its worked cases read from the directory ``spec_tables``."""
    cases = worked_cases(spec_tables)

    def entries(kind: Kind) -> tuple[Entry, ...]:
        return tuple(Entry(each, cases.get(each.code, ())) for each in protocol.criteria if each.kind is kind)

    return ProtocolPage(
        version=protocol.version,
        rules_version=RULES_VERSION,
        parts=(
            Part("Inclusion criteria", "Each sentence has to be true of the person.", entries(Kind.INCLUSION)),
            Part("Exclusion criteria", "A sentence that is true keeps the person out.", entries(Kind.EXCLUSION)),
        ),
        numbers=tuple(_numbers(protocol.parameters)),
        screening_date=base_screening_date(spec_tables),
    )


def _numbers(parameters: Parameters) -> Iterator[Number]:
    for each in fields(parameters):
        code, words, _ = NUMBERS[each.name]
        yield Number(code, words, value_in_words(parameters, each.name))


def value_in_words(parameters: Parameters, name: str) -> str:
    """A number with its unit: ``120 kg``, ``28 days``."""
    return f"{_shown(getattr(parameters, name))} {NUMBERS[name][2]}".strip()


def _shown(value: Window | Decimal | int) -> str:
    return str(value) if isinstance(value, Window) else number(Decimal(value))
