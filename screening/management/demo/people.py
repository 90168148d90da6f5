"""The thirty made-up people: what sets each apart from the typical one, and how far they have come."""

from dataclasses import dataclass
from typing import Any

from screening.management.demo.typical import Change, Days, Facts
from screening.models import ReasonForChange

DRAFT, IN_REVIEW, RETURNED = "draft", "in review", "returned"
ELIGIBLE, SCREEN_FAILURE, REOPENED = "eligible", "screen failure", "reopened"
DECLINED, WITHDRAWN, ENROLLED, DISCONTINUED = "declined", "withdrawn", "enrolled", "discontinued"
REGISTERED = "registered"


@dataclass(frozen=True)
class Slip:
    """A wrong answer of the first day: the investigator returned it with a question, and it was put right."""

    path: str
    wrong: Change
    question: str
    answer: str
    reason: ReasonForChange


@dataclass(frozen=True)
class Story:
    """One person at a site, screened so many days before today, who came as far as ``ends``.

    ``judged``: the investigator has recorded E20 though the review still waits. ``again``: a second
    attempt so many days before today, for which the change is the one given here.
    """

    site: str
    screened_days_ago: int
    ends: str
    change: Change = lambda facts, days: None
    unadvisable: str = "no"
    judged: bool = False
    again: tuple[int, Change] | None = None
    rulings: tuple[tuple[str, str, str], ...] = ()
    query: tuple[str, str] | None = None
    slip: Slip | None = None


def _set(path: str, value: Any) -> Change:
    """Sets one fact; a callable value is given the days to count from."""

    def change(facts: Facts, days: Days) -> None:
        *parents, last = path.split(".")
        place = facts
        for parent in parents:
            place = place[parent]
        place[last] = value(days) if callable(value) else value

    return change


def _all(*changes: Change) -> Change:
    def change(facts: Facts, days: Days) -> None:
        for one in changes:
            one(facts, days)

    return change


def _takes(treatment_class: str | None, name: str, **row: Any) -> Change:
    """Lists a medicine; callable values are given the days to count from."""

    def change(facts: Facts, days: Days) -> None:
        values = {key: value(days) if callable(value) else value for key, value in row.items()}
        facts["treatments"].append({"name": name, **values})
        if treatment_class:
            facts["treatments_asked"][treatment_class] = "all_listed"

    return change


def _event(history: str, months: int, **event: Any) -> Change:
    return _set(f"history.{history}", lambda d: {"ever": "yes", "events": [{"date": d.month(months), **event}]})


def _steady(name: str, treatment_class: str, mg: float, **row: Any) -> Change:
    """An oral medicine in use whose dose has not changed for months."""
    steady = {"route": "oral", "daily_dose_mg": mg, "ongoing": True, "started": lambda d: d.month(9)}
    last = {"last_change": lambda d: {"kind": "decrease", "date": d.ago(months=3)}}
    return _takes(treatment_class, name, **(steady | last | row))


def _only(*keys: str) -> Change:
    """A form that has just been begun."""

    def change(facts: Facts, days: Days) -> None:
        for key in set(facts) - {"screening_date", "date_of_birth", "sex", *keys}:
            del facts[key]

    return change


PREDNISONE = _steady("prednisone", "oral_glucocorticoid", 10)
METHOTREXATE = _steady("methotrexate", "dmard", 2.5, schedule="weekly", highest_day_mg=17.5)

PEOPLE = (
    Story("DAL", 61, ENROLLED, _all(PREDNISONE, METHOTREXATE)),
    Story(
        "DAL",
        58,
        SCREEN_FAILURE,
        _steady("atorvastatin", "statin", 40),
        again=(5, _takes("statin", "atorvastatin", route="oral", started="2024", stopped=lambda d: d.ago(days=18))),
    ),
    Story("DAL", 50, DISCONTINUED, PREDNISONE),
    Story("DAL", 44, SCREEN_FAILURE, _all(_set("anti_hmgcr.result", "negative"), _set("anti_hmgcr.value", 4))),
    Story("DAL", 33, SCREEN_FAILURE, _set("mmt8.total", 146)),
    Story(
        "DAL",
        24,
        ELIGIBLE,
        _all(METHOTREXATE, _steady("lisinopril", "dmard", 10), _set("weight", lambda d: {"value": 154, "unit": "lb"})),
        slip=Slip(
            "weight.unit",
            _set("weight.unit", "kg"),
            "154 kg, or pounds? Please compare with the nurse's sheet (demo).",
            "Pounds; put right (demo).",
            ReasonForChange.WRONG_UNIT_OR_DATE,
        ),
    ),
    Story(
        "DAL",
        12,
        IN_REVIEW,
        _all(_set("anti_hmgcr.result", "equivocal"), PREDNISONE),
        slip=Slip(
            "mmt8.total",
            _set("mmt8.total", 141),
            "The sheet adds up to less. Please add it up again (demo).",
            "Added up again and put right (demo).",
            ReasonForChange.TRANSCRIPTION_ERROR,
        ),
    ),
    Story(
        "DAL",
        7,
        SCREEN_FAILURE,
        _takes("rituximab", "Ruxience", route="intravenous", last_dose=lambda d: d.ago(months=2)),
    ),
    Story("DAL", 3, DRAFT, _all(_set("creatinine", {}), _set("wells_dvt.previous_dvt", None))),
    Story("DAL", 0, DRAFT, _only("anti_hmgcr", "dm_rash")),
    Story("DMD", 66, ENROLLED, PREDNISONE),
    Story(
        "DMD",
        55,
        SCREEN_FAILURE,
        _all(_set("ck.value", 610), _set("onset.first_symptom", lambda d: d.month(44))),
    ),
    Story("DMD", 47, SCREEN_FAILURE, _set("swallowing_dysfunction", {"grade": "severe", "due_to_imnm": "yes"})),
    Story("DMD", 40, DECLINED, METHOTREXATE),
    Story("DMD", 36, SCREEN_FAILURE, _all(_set("dm_rash", "yes"), _set("state_of_residence", "TX"))),
    Story(
        "DMD",
        29,
        SCREEN_FAILURE,
        _all(
            _steady(
                "prednisone",
                "oral_glucocorticoid",
                25,
                last_change=lambda d: {"kind": "increase", "date": d.ago(days=5)},
            ),
            METHOTREXATE,
            _steady("azathioprine", "dmard", 100, last_change=lambda d: {"kind": "increase", "date": d.ago(days=10)}),
        ),
    ),
    Story("DMD", 15, IN_REVIEW, _steady("hydrocortisone", "oral_glucocorticoid", 20), judged=True),
    Story(
        "DMD",
        9,
        RETURNED,
        _set("ck.date", lambda d: d.ago(days=40)),
        query=("ck.date", "Please enter the CK of this month's sample."),
        slip=Slip(
            "creatinine.value",
            _set("creatinine.value", 7.0),
            "Please compare the creatinine with the report (demo).",
            "The report says 0.7 mg/dL; put right (demo).",
            ReasonForChange.TRANSCRIPTION_ERROR,
        ),
    ),
    Story(
        "DMD",
        4,
        DRAFT,
        _all(
            _takes("biologic", "tocilizumab", route="subcutaneous", last_dose=lambda d: d.ago(months=2, days=20)),
            _event("tia", 10),
            _set("creatinine", {}),
            _set("investigator", {}),
        ),
    ),
    Story("DMD", 1, REGISTERED),
    Story(
        "DCA",
        52,
        SCREEN_FAILURE,
        _all(
            _takes(
                "immunoglobulin", "Privigen", route="intravenous", indication="imnm", last_dose=lambda d: d.month(5)
            ),
            _set("ivig_reaction", "anaphylaxis"),
        ),
    ),
    Story(
        "DCA",
        49,
        SCREEN_FAILURE,
        _all(
            _set("wells_dvt.calf_swelling", True),
            _set("wells_dvt.pitting_oedema", True),
            _set("wells_dvt.previous_dvt", True),
            _set("wells_pe.clinical_signs_dvt", True),
            _set("wells_pe.previous_dvt_or_pe", True),
            _event("dvt", 14, kind="leg"),
            _steady("apixaban", "anticoagulant", 10),
        ),
    ),
    Story(
        "DCA",
        38,
        SCREEN_FAILURE,
        _all(
            _set("weight", {"value": 292, "unit": "lb"}),
            _set("creatinine.value", 1.6),
            _set("hypercoagulable", {"state": "confirmed", "conditions": ["factor_v_leiden"]}),
        ),
    ),
    Story(
        "DCA",
        35,
        SCREEN_FAILURE,
        _set(
            "cancers",
            lambda d: [
                {
                    "type": "melanoma",
                    "diagnosed": d.month(26),
                    "recurred": "none",
                    "treatment_ended": d.month(25),
                    "treatment_ongoing": False,
                    "metastatic": False,
                }
            ],
        ),
    ),
    Story("DCA", 31, WITHDRAWN, PREDNISONE),
    Story(
        "DCA",
        22,
        ELIGIBLE,
        _steady("hydrocortisone", "oral_glucocorticoid", 20),
        rulings=(("E01", "PASS", "5 mg of prednisone equivalent a day (demo)."),),
    ),
    Story("DCA", 19, SCREEN_FAILURE, METHOTREXATE, unadvisable="yes"),
    Story(
        "DCA",
        16,
        SCREEN_FAILURE,
        _all(
            _set("date_of_birth", lambda d: d.ago(years=16)),
            _set("sex", "female"),
            _set("height", {"value": 163, "unit": "cm"}),
            _set(
                "reproductive",
                lambda d: {
                    "childbearing_potential": "yes",
                    "pregnancy_test": "negative",
                    "pregnancy_test_date": d.ago(),
                    "breastfeeding": "no",
                    "willing_contraception": "no",
                },
            ),
        ),
    ),
    Story("DCA", 6, IN_REVIEW, _all(_steady("red yeast rice", "red_yeast_rice", 1200), PREDNISONE)),
    Story("DCA", 2, DRAFT, _all(_takes(None, "Demozumab", route="subcutaneous", ongoing=True), _set("height", {}))),
)
