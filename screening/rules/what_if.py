"""A protocol with one thing changed, to see what would come of it. It decides nothing."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from screening.rules.contradictions import contradictions_of
from screening.rules.evaluate import Evaluation, result_of
from screening.rules.facts import Facts
from screening.rules.parameters import Parameters
from screening.rules.protocol import Protocol
from screening.rules.windows import Window

Number = Window | Decimal | int


@dataclass(frozen=True, slots=True)
class Scale:
    """Whose number it is and how far it can be moved, both ends included.

    It is counted in its unit; a window in its days or months, whichever it is given in.
    """

    code: str
    lowest: Decimal
    highest: Decimal
    step: Decimal = Decimal(1)

    def holds(self, amount: Decimal) -> bool:
        """Whether the amount is one of its steps."""
        return self.lowest <= amount <= self.highest and (amount - self.lowest) % self.step == 0


def _scale(code: str, lowest: int, highest: int, step: str = "1") -> Scale:
    return Scale(code, Decimal(lowest), Decimal(highest), Decimal(step))


SCALES: Mapping[str, Scale] = {
    "age_more_than_years": _scale("I01", 0, 40),
    "mmt8_less_than": _scale("I03", 0, 150),
    "ck_more_than_times_uln": _scale("I04", 0, 20, "0.5"),
    "disease_duration": _scale("I05", 1, 120),
    "glucocorticoid_mg_per_day": _scale("E01", 0, 60, "0.5"),
    "glucocorticoid_change": _scale("E02", 1, 84),
    "glucocorticoid_use": _scale("E02", 1, 84),
    "oral_csdmards": _scale("E04", 0, 4),
    "dmard_change": _scale("E05", 1, 84),
    "rituximab": _scale("E06", 1, 24),
    "immunosuppressive": _scale("E07", 1, 24),
    "vascular_event": _scale("E10", 1, 60),
    "wells_dvt_at_least": _scale("E12", 0, 9, "0.5"),
    "wells_pe_at_least": _scale("E13", 0, 13, "0.5"),
    "weight_more_than_kg": _scale("E14", 40, 240),
    "cancer": _scale("E15", 1, 120),
    "thromboembolism": _scale("E16", 1, 120),
    "gfr_less_than": _scale("E19", 0, 120),
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


def reconsidered(evaluation: Evaluation, facts: Facts, protocol: Protocol, supposition: Supposition) -> Evaluation:
    """What the protocol has said of these facts, as it would say it; only what the change reaches is asked again.

    A number is read by its own criterion, and by contradictions, which may concern any.
    """
    then = supposed(protocol, supposition)
    contradictions = contradictions_of(facts, then.parameters)
    asked = {SCALES[supposition.parameter].code} if supposition.parameter else set()
    if contradictions != contradictions_of(facts, protocol.parameters):
        asked = {criterion.code for criterion in then.criteria}
    kept = {result.code: result for result in evaluation.results if result.code not in asked}
    results = (kept.get(each.code) or result_of(each, facts, then, contradictions) for each in then.criteria)
    return replace(evaluation, results=tuple(results))
