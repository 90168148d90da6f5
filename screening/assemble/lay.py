"""What a layperson answers, as facts of the rules. Nothing here is kept."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from screening.rules import facts as f
from screening.rules.facts import Facts
from screening.rules.partial_date import PartialDate, Precision
from screening.rules.places import US_STATES
from screening.rules.quantity import Range
from screening.rules.windows import Window

YES, NO, UNSURE = "yes", "no", "unsure"
ABROAD = "abroad"
Answers = Mapping[str, str]
_Told = Callable[[Facts, bool], dict[str, Any]]


@dataclass(frozen=True, slots=True)
class LayQuestion:
    """One question: the criteria that it speaks to, and the facts that a yes and a no stand for."""

    name: str
    codes: tuple[str, ...]
    told: _Told


def _since(facts: Facts, window: Window) -> PartialDate:
    """Some day less than the window ago."""
    on = facts.screening_date
    return PartialDate(window.before(on) + timedelta(days=1), on, Precision.DAY)


def _today(facts: Facts) -> PartialDate:
    return PartialDate(facts.screening_date, facts.screening_date, Precision.DAY)


def _age(facts: Facts, yes: bool) -> dict[str, Any]:
    birthday = Window(months=12 * 16).before(facts.screening_date)
    oldest, youngest = birthday.replace(year=birthday.year - 104, day=1), facts.screening_date
    born = PartialDate(oldest, birthday - timedelta(days=1)) if yes else PartialDate(birthday, youngest)
    return {"date_of_birth": born}


def _onset(facts: Facts, yes: bool) -> dict[str, Any]:
    window = Window(months=36)
    long_ago = PartialDate(date(1900, 1, 1), window.before(facts.screening_date))
    return {"onset": f.Onset(_since(facts, window) if yes else long_ago, None, True)}


def _dysfunction(facts: Facts, yes: bool) -> dict[str, Any]:
    """How grave it is a physician has to say."""
    each = f.Dysfunction(due_to_imnm=YES) if yes else f.Dysfunction("none")
    return {"respiratory_dysfunction": each, "swallowing_dysfunction": each}


def _kidneys(facts: Facts, yes: bool) -> dict[str, Any]:
    """How weak they are a physician has to say."""
    return {} if yes else {"measured_gfr": f.Gfr(Range.exactly(Decimal(90)), True, _today(facts))}


def _medicine(row: dict[str, Any], *classes: f.TreatmentClass) -> _Told:
    def told(facts: Facts, yes: bool) -> dict[str, Any]:
        if not yes:
            return {"treatments_asked": {**facts.treatments_asked, **dict.fromkeys(classes, "none")}}
        return {"treatments": (*facts.treatments, f.Treatment(**row))}

    return told


def _given(row: dict[str, Any], window: Window, *classes: f.TreatmentClass) -> _Told:
    def told(facts: Facts, yes: bool) -> dict[str, Any]:
        dated = {**row, "ongoing": False, "last_dose": _since(facts, window)}
        return _medicine(dated, *classes)(facts, yes)

    return told


def _events(window: Window, first: str, *others: str, **fields: Any) -> _Told:
    def told(facts: Facts, yes: bool) -> dict[str, Any]:
        history = replace(facts.history, **dict.fromkeys((first, *others), f.MedicalHistory(NO)))
        if yes:
            event = f.MedicalEvent(_since(facts, window), False, **fields)
            history = replace(history, **{first: f.MedicalHistory(YES, (event,))})
        return {"history": history}

    return told


def _cancer(facts: Facts, yes: bool) -> dict[str, Any]:
    when = _since(facts, Window(months=60))
    return {"cancers": (f.Cancer("solid", when, "none", "none", False, False),) if yes else ()}


def _reproductive(facts: Facts, yes: bool) -> dict[str, Any]:
    """Yes is any of the three; no is none of them, or that it does not apply."""
    answers = f.Reproductive("yes", "negative", None, YES if yes else NO, NO if yes else YES)
    return {"sex": "female", "reproductive": answers}


_IVIG = {"given_class": "immunoglobulin", "name": "IVIG", "route": "intravenous", "indication": "imnm"}
_WARFARIN = {"name": "warfarin", "route": "oral", "ongoing": True}
_PREDNISONE = {
    "name": "prednisone",
    "route": "oral",
    "daily_dose_mg": Decimal(16),
    "schedule": "daily",
    "ongoing": True,
}

QUESTIONS = (
    LayQuestion("age", ("I01",), _age),
    LayQuestion("state", ("I08",), lambda facts, yes: {}),
    LayQuestion("antibody", ("I02",), lambda _, yes: {"anti_hmgcr": f.Antibody("positive" if yes else "negative")}),
    LayQuestion("onset", ("I05",), _onset),
    LayQuestion("rash", ("I07",), lambda _, yes: {"dm_rash": YES if yes else "never"}),
    LayQuestion("dysfunction", ("I06",), _dysfunction),
    LayQuestion("statin", ("E08",), _medicine({"name": "atorvastatin", "ongoing": True}, "statin", "red_yeast_rice")),
    LayQuestion("steroid", ("E01",), _medicine(_PREDNISONE, "oral_glucocorticoid")),
    LayQuestion("thinner", ("E18",), _medicine(_WARFARIN, "anticoagulant")),
    LayQuestion("ivig", ("E03",), _medicine(_IVIG, "immunoglobulin")),
    LayQuestion(
        "reaction",
        ("E09",),
        lambda _, yes: {"ivig_reaction": "anaphylaxis" if yes else "none", "ig_other_route_anaphylaxis": False},
    ),
    LayQuestion("rituximab", ("E06",), _given({"name": "rituximab"}, Window(months=6), "rituximab")),
    LayQuestion(
        "strong",
        ("E07",),
        _given({"name": "cyclophosphamide"}, Window(months=3), "plasma_exchange", "cyclophosphamide", "biologic"),
    ),
    LayQuestion("clot", ("E16",), _events(Window(months=36), "dvt", "pulmonary_embolism", kind="leg")),
    LayQuestion("heart", ("E10",), _events(Window(months=12), "angina", "myocardial_infarction", "tia", "stroke")),
    LayQuestion("cancer", ("E15",), _cancer),
    LayQuestion("kidneys", ("E19",), _kidneys),
    LayQuestion("weight", ("E14",), lambda _, yes: {"weight": f.Weight(Decimal(265 if yes else 264), "lb")}),
    LayQuestion("pregnancy", ("E11",), _reproductive),
)
"""In the order in which they are asked."""


def is_answer(name: str, answer: str) -> bool:
    """Whether it is one of the answers offered."""
    return answer in ((*US_STATES, ABROAD, UNSURE) if name == "state" else (YES, NO, UNSURE))


def lay_facts(answers: Answers, today: date, states: tuple[str, ...]) -> Facts:
    """The facts that the answers stand for; what somebody is not sure of stays open."""
    facts = Facts(screening_date=today, participating_states=states)
    for question in QUESTIONS:
        answer = answers.get(question.name, UNSURE)
        if answer in (YES, NO):
            facts = replace(facts, **question.told(facts, answer == YES))
    state = answers.get("state", UNSURE)
    if state == ABROAD:
        return replace(facts, country_of_residence="CA")
    return facts if state == UNSURE else replace(facts, country_of_residence="US", state_of_residence=state)
