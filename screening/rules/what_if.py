"""A protocol with one thing changed, to see what would come of it. It decides nothing."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from screening.rules.parameters import Parameters
from screening.rules.protocol import Protocol
from screening.rules.windows import Window

Number = Window | Decimal | int


@dataclass(frozen=True, slots=True)
class Scale:
    """How far a number can be moved, both ends included: in its unit, for a window its days or months."""

    lowest: Decimal
    highest: Decimal
    step: Decimal = Decimal(1)

    def holds(self, amount: Decimal) -> bool:
        """Whether the amount is one of its steps."""
        return self.lowest <= amount <= self.highest and (amount - self.lowest) % self.step == 0


def _scale(lowest: int, highest: int, step: str = "1") -> Scale:
    return Scale(Decimal(lowest), Decimal(highest), Decimal(step))


SCALES: Mapping[str, Scale] = {
    "age_more_than_years": _scale(0, 40),
    "mmt8_less_than": _scale(0, 150),
    "ck_more_than_times_uln": _scale(0, 20, "0.5"),
    "disease_duration": _scale(1, 120),
    "glucocorticoid_mg_per_day": _scale(0, 60, "0.5"),
    "glucocorticoid_change": _scale(1, 84),
    "glucocorticoid_use": _scale(1, 84),
    "oral_csdmards": _scale(0, 4),
    "dmard_change": _scale(1, 84),
    "rituximab": _scale(1, 24),
    "immunosuppressive": _scale(1, 24),
    "vascular_event": _scale(1, 60),
    "wells_dvt_at_least": _scale(0, 9, "0.5"),
    "wells_pe_at_least": _scale(0, 13, "0.5"),
    "weight_more_than_kg": _scale(40, 240),
    "cancer": _scale(1, 120),
    "thromboembolism": _scale(1, 120),
    "gfr_less_than": _scale(0, 120),
}
"""By parameter; those that only bring a flag about, or consent, change no verdict and are left out."""


@dataclass(frozen=True, slots=True)
class Supposition:
    """One change: a criterion that is left out, or a number that is another. Empty, it changes nothing."""

    without: str = ""
    parameter: str = ""
    amount: Decimal = Decimal(0)


def amount_of(parameters: Parameters, name: str) -> Decimal:
    """A number in its unit; a window in its days or months."""
    value: Number = getattr(parameters, name)
    return Decimal(value.days or value.months) if isinstance(value, Window) else Decimal(value)


def moved(parameters: Parameters, name: str, amount: Decimal) -> Parameters:
    """The same numbers with one that is another; a window stays in its days or months."""
    value: Number = getattr(parameters, name)
    now: Number
    if isinstance(value, Window):
        now = Window(days=int(amount)) if value.days else Window(months=int(amount))
    else:
        now = int(amount) if isinstance(value, int) else amount
    return replace(parameters, **{name: now})  # type: ignore[arg-type]


def supposed(protocol: Protocol, supposition: Supposition) -> Protocol:
    """The protocol as it would be: without a criterion neither its fail nor what it lacks counts."""
    name, without = supposition.parameter, supposition.without
    return replace(
        protocol,
        parameters=moved(protocol.parameters, name, supposition.amount) if name else protocol.parameters,
        criteria=tuple(each for each in protocol.criteria if each.code != without),
    )
