"""Generated facts objects: valid, and crowded around the boundaries where verdicts turn."""

from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from typing import Any, get_args

from dateutil.relativedelta import relativedelta
from hypothesis import strategies as st

from screening.rules import facts as f
from screening.rules.calculators.mmt8 import NECK, PAIRED
from screening.rules.interchange.muscles import SIDES
from screening.rules.interchange.ranges import CK, CREATININE, HEIGHT, ULN, WEIGHT, HardRange
from screening.rules.interchange.shapes import Code
from screening.rules.places import US_STATES

SCREENED = st.sampled_from(
    [
        *(date(2026, 11, 3), date(2024, 2, 29), date(2025, 3, 31), date(2025, 2, 28), date(2023, 12, 31)),
        *(date(2026, 1, 1), date(2026, 5, 30), date(2028, 2, 29), date(2015, 8, 17)),
    ]
)
WINDOWS = [relativedelta(days=days) for days in (0, 1, 14, 28, 30)] + [
    relativedelta(months=months) for months in (1, 3, 6, 12, 36, 60, 120)
]
UNKNOWN_DRUG = "zzyzx"
DRUGS = [
    *("prednisone", "Medrol", "dexamethasone", "hydrocortisone", "budesonide", "vamorolone", "fludrocortisone"),
    *("methotrexate", "mycophenolate", "azathioprine", "tacrolimus", "tofacitinib", "hydroxychloroquine"),
    *("IVIG", "Hizentra", "Rho(D) immune globulin", "rituximab", "Truxima", "plasma exchange", "cyclophosphamide"),
    *("adalimumab", "denosumab", "omalizumab", "atorvastatin", "Vytorin", "nystatin", "red yeast rice"),
    *("warfarin", "apixaban", "enoxaparin", "heparin", "aspirin", "alteplase", "paracetamol", UNKNOWN_DRUG),
]


def choice(literal: Any) -> st.SearchStrategy[str]:
    """One of the values of a Literal."""
    return st.sampled_from(sorted(get_args(literal)))


def _same(value: Any) -> Any:
    """Mapped, so that ``one_of`` counts a choice of choices once."""
    return value


def record(**keys: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    """An object whose keys are mostly recorded."""
    blank = object()
    mostly = {key: st.one_of(*[value.map(_same)] * 9, st.just(blank)) for key, value in keys.items()}
    return st.fixed_dictionaries(mostly).map(
        lambda read: {key: value for key, value in read.items() if value is not blank}
    )


def days(screened: date) -> st.SearchStrategy[date]:
    """Days up to the screening date, most of them where a window ends."""
    ends = [screened - window for window in WINDOWS]
    near = [min(end + timedelta(days=shift), screened) for end in ends for shift in (-1, 0, 1)]
    return st.sampled_from(near) | st.integers(0, 4000).map(lambda back: screened - timedelta(days=back))


@cache
def partial_dates(screened: date) -> st.SearchStrategy[str]:
    """Days, months and years."""
    return shortened(days(screened))


def shortened(exact: st.SearchStrategy[date]) -> st.SearchStrategy[str]:
    """Some days known to the month or the year only."""
    return st.builds(lambda day, length: day.isoformat()[:length], exact, st.sampled_from([10, 10, 10, 7, 4]))


def numbers(low: str, high: str, *around: str) -> st.SearchStrategy[Decimal]:
    """Decimals in a range, many of them at or beside the values given."""
    lowest, highest = int(Decimal(low) * 100), int(Decimal(high) * 100)
    beside = [int(Decimal(value) * 100) + shift for value in around for shift in (-1, 0, 1)]
    near = [value for value in beside if lowest <= value <= highest] or [lowest, highest]
    return (st.sampled_from(near) | st.integers(lowest, highest)).map(lambda value: Decimal(value) / 100)


def laboratory(values: st.SearchStrategy[Decimal]) -> st.SearchStrategy[Decimal | str]:
    """Some of the numbers censored."""
    return st.builds(
        lambda sign, value: f"{sign}{value:f}" if sign else value, st.sampled_from(["", "", "<", ">"]), values
    )


def with_unit(read: dict[str, Any], limits: HardRange, value: str = "value", unit: str = "unit") -> dict[str, Any]:
    """Without a value that its unit makes impossible."""
    if value in read:
        number = Decimal(str(read[value]).lstrip("<>"))
        if not limits.allows(number, read.get(unit)):
            return {key: inner for key, inner in read.items() if key != value}
    return read


def antibody(screened: date) -> st.SearchStrategy[dict[str, Any]]:
    value = numbers("0", "400", "20")
    return record(
        result=choice(f.AntibodyResult),
        date=partial_dates(screened),
        value=laboratory(value),
        unit=st.just("CU"),
        cutoff=value,
    )


@st.composite
def mmt8(draw: st.DrawFn) -> dict[str, Any]:
    read = draw(record(form=choice(f.Mmt8Form)))
    form = read.get("form")
    if draw(st.booleans()):
        most = {"0-150": 150, "0-80": 80}.get(form, 160)
        total = draw(numbers("0", str(most), "142", "132", "131"))
        return read | {"total": total}
    side = draw(st.sampled_from(SIDES))
    sides = (side,) if form == "0-80" else SIDES
    neck = [NECK] if form == "0-150" else [f"{NECK}_{side}" for side in sides]
    muscles = neck + [f"{muscle}_{side}" for muscle in PAIRED for side in sides]
    score = draw(st.integers(0, 10))
    return read | {
        "muscles": draw(record(**{muscle: st.integers(max(0, score - 1), min(10, score + 1)) for muscle in muscles}))
    }


def creatine_kinase(screened: date) -> st.SearchStrategy[dict[str, Any]]:
    return record(
        value=laboratory(numbers("1", "30000", "1000", "1540", "5000")),
        unit=choice(f.CkUnit),
        uln=numbers("20", "1000", "200", "308"),
        uln_unit=choice(f.CkUnit),
        uln_sex=choice(f.UlnSex),
        date=partial_dates(screened),
    ).map(lambda read: with_unit(with_unit(read, CK), ULN, "uln", "uln_unit"))


@st.composite
def treatment(draw: st.DrawFn, screened: date) -> dict[str, Any]:
    when = partial_dates(screened)
    dose = numbers("0", "5000", "15", "2.25", "20", "60")
    read = draw(
        record(
            name=st.sampled_from(DRUGS),
            route=st.sampled_from(["oral", "oral", "intravenous", "subcutaneous"]) | choice(f.Route),
            daily_dose_mg=dose,
            schedule=choice(f.Schedule),
            highest_day_mg=dose,
            started=when,
            last_change=record(kind=choice(f.ChangeKind), date=when),
            indication=choice(f.Indication),
        )
    )
    ending = draw(st.sampled_from(["ongoing", "stopped", "last_dose", "both", "blank"]))
    if ending == "ongoing":
        read["ongoing"] = True
    if ending in ("stopped", "both"):
        read["stopped"] = draw(when)
        read |= draw(record(ongoing=st.just(False)))
    if ending in ("last_dose", "both"):
        read["last_dose"] = draw(when)
    if read.get("name", UNKNOWN_DRUG) == UNKNOWN_DRUG and draw(st.booleans()):
        read["class"] = draw(st.sampled_from([*get_args(f.TreatmentClass), "none_of_these"]))
    return read if "name" in read else without_doses(read)


def without_doses(read: dict[str, Any]) -> dict[str, Any]:
    """A dose without a drug is an error."""
    return {key: value for key, value in read.items() if key not in ("daily_dose_mg", "highest_day_mg")}


def history(screened: date, kinds: Any = None) -> st.SearchStrategy[dict[str, Any]]:
    keys: dict[str, st.SearchStrategy[Any]] = {"date": partial_dates(screened), "ongoing": st.booleans()}
    if kinds:
        keys["kind"] = choice(kinds)
    events = st.one_of(st.just([]), st.just([]), st.lists(record(**keys), max_size=2))
    return record(ever=choice(f.Ever), events=events)


def cancer(screened: date) -> st.SearchStrategy[dict[str, Any]]:
    when = partial_dates(screened)
    return record(
        type=choice(f.CancerType),
        diagnosed=when,
        recurred=st.just("none") | when,
        treatment_ended=st.just("none") | when,
        treatment_ongoing=st.booleans(),
        metastatic=st.booleans(),
    )


def items(shape: type, **others: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    """Score items, more often absent than present so that every total is reached."""
    names = [name for name in shape.__dataclass_fields__ if name not in others]
    return record(**{name: st.sampled_from([False, False, False, True]) for name in names}, **others)


def gfr(screened: date) -> st.SearchStrategy[dict[str, Any]]:
    return record(
        value=laboratory(numbers("0", "250", "60", "90")), indexed=st.booleans(), date=partial_dates(screened)
    )


def births(screened: date) -> st.SearchStrategy[str]:
    """From newborn to very old, crowded at 16, 17 and 18 years."""
    near = [
        screened - relativedelta(years=years) + timedelta(days=shift)
        for years in (16, 17, 18, 40, 90)
        for shift in (-1, 0, 1)
    ]
    return shortened(st.sampled_from(near) | st.integers(0, 40_000).map(lambda back: screened - timedelta(days=back)))


def ruling(screened: date) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries(
        {"verdict": st.sampled_from(["PASS", "FAIL"])},
        optional={
            "reason": st.just("judged on the records"),
            "by": st.just("Investigator"),
            "date": partial_dates(screened),
        },
    )


def facts_objects(*, rulings: bool = True) -> st.SearchStrategy[dict[str, Any]]:
    """Valid objects of the interchange format, their numbers Decimal or int."""
    return SCREENED.flatmap(lambda screened: facts_objects_on(screened, rulings=rulings))


@cache
def facts_objects_on(screened: date, *, rulings: bool) -> st.SearchStrategy[dict[str, Any]]:
    """The same, all of one screening date."""
    when = partial_dates(screened)
    dysfunction = record(grade=choice(f.Grade), due_to_imnm=choice(f.YesNoUnsure))
    keys = {
        "date_of_birth": births(screened),
        "sex": choice(f.Sex),
        "country_of_residence": st.sampled_from(["US", "US", "PR", "DE"]),
        "state_of_residence": st.sampled_from(sorted(US_STATES)) | st.just("AL"),
        "participating_states": st.lists(st.sampled_from(["AL", "CA", "MD"]), max_size=3),
        "anti_hmgcr": antibody(screened),
        "mmt8": mmt8(),
        "ck": creatine_kinase(screened),
        "onset": record(first_symptom=when, diagnosis=when, ever_symptomatic=st.booleans()),
        "respiratory_dysfunction": dysfunction,
        "swallowing_dysfunction": dysfunction,
        "dm_rash": choice(f.Rash),
        "treatments": st.lists(treatment(screened), max_size=4),
        "treatments_asked": record(**{name: choice(f.Asked) for name in get_args(f.TreatmentClass)}),
        "ivig_reaction": choice(f.IvigReaction),
        "ig_other_route_anaphylaxis": st.booleans(),
        "history": record(
            **{name: history(screened) for name in ("angina", "tia", "stroke", "pulmonary_embolism")},
            myocardial_infarction=history(screened, f.InfarctionKind),
            dvt=history(screened, f.ThrombosisKind),
        ),
        "cancers": st.lists(cancer(screened), max_size=2),
        "hypercoagulable": record(
            state=choice(f.HypercoagulableState), conditions=st.lists(choice(f.HypercoagulableCondition), max_size=2)
        ),
        "reproductive": record(
            childbearing_potential=choice(f.Childbearing),
            pregnancy_test=choice(f.PregnancyTest),
            pregnancy_test_date=when,
            breastfeeding=choice(f.YesNo),
            willing_contraception=choice(f.YesNo),
        ),
        "wells_dvt": items(f.WellsDvt),
        "wells_pe": items(f.WellsPe, heart_rate_bpm=numbers("20", "300", "100")),
        "weight": record(value=numbers("20", "400", "120", "264.55"), unit=choice(f.WeightUnit)).map(
            lambda read: with_unit(read, WEIGHT)
        ),
        "height": record(value=numbers("50", "250", "168"), unit=choice(f.HeightUnit)).map(
            lambda read: with_unit(read, HEIGHT)
        ),
        "creatinine": record(
            value=laboratory(numbers("0.1", "3", "1", "1.2") | numbers("30", "400", "90")),
            unit=choice(f.CreatinineUnit),
            date=when,
        ).map(lambda read: with_unit(read, CREATININE)),
        "measured_gfr": gfr(screened),
        "reported_egfr": gfr(screened),
        "investigator": record(
            unadvisable=choice(f.YesNo), reason=st.just("as judged"), by=st.just("Investigator"), date=when
        ),
    }
    if rulings:
        keys["rulings"] = st.dictionaries(choice(Code), ruling(screened), max_size=3)
    return record(**keys).map(lambda read: {"screening_date": screened.isoformat()} | read)
