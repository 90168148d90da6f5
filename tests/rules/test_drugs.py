import csv
from collections import Counter
from decimal import Decimal
from pathlib import Path
from typing import get_args

import pytest

from screening.rules import drugs
from screening.rules.drug_names import key, words
from screening.rules.drugs import Medicine, Role, identify, suggestions
from screening.rules.facts import Route


def read(path):
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


ROWS = read(Path(drugs.__file__).parent / "data" / "drugs.csv")
KNOWN = read(Path(__file__).parent / "drug_names.csv")


def roles(name, route=None):
    return [medicine.role.value for medicine in identify(name, route)]


def spellings(row):
    columns = ("names_of_form", "names_of_medicine", "misspellings")
    return [row["name"], *(name for column in columns for name in row[column].split("; ") if name)]


def test_every_generic_name_brand_and_usual_misspelling_has_its_role_by_its_route():
    assert [known for known in KNOWN if roles(known["name"], known["route"]) != [known["role"]]] == []


def test_without_a_route_the_role_by_the_usual_route_is_among_the_meanings():
    assert [known for known in KNOWN if known["role"] not in roles(known["name"])] == []
    assert [known for known in KNOWN if roles(known["name"].upper()) != roles(known["name"])] == []


def test_every_name_means_one_thing_by_every_route():
    names = {name for row in ROWS for name in spellings(row)}
    assert {(name, route) for name in names for route in get_args(Route) if len(identify(name, route)) != 1} == set()


def test_no_name_is_claimed_by_two_medicines():
    keys_by_medicine = {}
    for row in ROWS:
        keys_by_medicine.setdefault(row["name"], set()).update(key(words(name)) for name in spellings(row))
    claims = Counter(name for keys in keys_by_medicine.values() for name in keys)
    assert [name for name, count in claims.items() if count > 1] == []


@pytest.mark.parametrize(
    "name",
    [
        *("primidone", "metolazone", "azacitidine", "azithromycin", "hydroxyurea", "sulfadiazine", "cycloserine"),
        *("penicillin", "penicillin G potassium", "statin", "vastatin", "simvastatinum", "pred", "prednisone-like"),
        *("", "   ", "40 mg", "sodium", "oral", "()", "folic", "5-FU", "not simvastatin"),
    ],
)
def test_a_name_that_only_resembles_another_is_unknown(name):
    assert identify(name, None) == ()
    assert identify(name, "oral") == ()


@pytest.mark.parametrize(
    "name",
    ["nystatin", "Bio-Statin", "imipenem and cilastatin", "Primaxin", "Sandostatin", "somatostatin", "pentostatin"],
)
@pytest.mark.parametrize("route", [None, *get_args(Route)])
def test_a_name_with_statin_in_it_need_not_be_a_statin(name, route):
    assert roles(name, route) == ["none"]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("prednisone", ["oral_glucocorticoid", "parenteral_glucocorticoid"]),
        ("prednisone 5 mg tablets", ["oral_glucocorticoid", "parenteral_glucocorticoid"]),
        ("Medrol", ["oral_glucocorticoid", "parenteral_glucocorticoid"]),
        ("Solu-Medrol", ["parenteral_glucocorticoid"]),
        ("Kenalog-40", ["parenteral_glucocorticoid"]),
        ("Cortenema", ["local_glucocorticoid"]),
        ("budesonide", ["local_glucocorticoid", "gut_glucocorticoid"]),
        ("Uceris", ["gut_glucocorticoid"]),
        ("Pulmicort", ["local_glucocorticoid"]),
        ("fluticasone", ["local_glucocorticoid"]),
        ("methotrexate", ["csdmard", "csdmard_injected"]),
        ("Otrexup", ["csdmard_injected"]),
        ("cyclosporine", ["csdmard", "none"]),
        ("Restasis", ["none"]),
        ("tacrolimus", ["csdmard", "none"]),
        ("azathioprine", ["csdmard"]),
        ("ofatumumab", ["biologic"]),
        ("immune globulin", ["immunoglobulin_iv", "immunoglobulin_other_route"]),
        ("Gamunex-C 10%", ["immunoglobulin_iv", "immunoglobulin_other_route"]),
        ("IVIg", ["immunoglobulin_iv"]),
        ("Immune Globulin Intravenous (Human)", ["immunoglobulin_iv"]),
        ("SCIG", ["immunoglobulin_other_route"]),
        ("heparin", ["anticoagulant", "line_flush"]),
        ("heparin lock flush", ["line_flush"]),
        ("enoxaparin", ["anticoagulant"]),
    ],
)
def test_without_a_route_a_name_has_every_meaning_it_is_used_in(name, expected):
    assert roles(name) == expected


@pytest.mark.parametrize(
    ("name", "route", "expected"),
    [
        ("Medrol", "intramuscular", "parenteral_glucocorticoid"),
        ("Solu-Medrol", "oral", "oral_glucocorticoid"),
        ("prednisolone", "topical", "local_glucocorticoid"),
        ("dexamethasone", "procedure", "parenteral_glucocorticoid"),
        ("hydrocortisone", "rectal", "local_glucocorticoid"),
        ("Pulmicort", "oral", "gut_glucocorticoid"),
        ("Otrexup", "oral", "csdmard"),
        ("azathioprine", "intravenous", "csdmard_injected"),
        ("methotrexate", "intrathecal", "csdmard_injected"),
        ("Restasis", "oral", "csdmard"),
        ("tacrolimus", "topical", "none"),
        ("Privigen", "subcutaneous", "immunoglobulin_other_route"),
        ("Hizentra", "intravenous", "immunoglobulin_iv"),
        ("IVIG", "intramuscular", "immunoglobulin_other_route"),
        ("heparin", "intravenous", "anticoagulant"),
        ("heparin", "line_flush", "line_flush"),
        ("heparin", "topical", "anticoagulant_review"),
        ("enoxaparin", "line_flush", "line_flush"),
        ("heparin lock flush", "subcutaneous", "anticoagulant"),
        ("Cathflo", "line_flush", "anticoagulant_review"),
    ],
)
def test_a_recorded_route_decides(name, route, expected):
    assert roles(name, route) == [expected]


@pytest.mark.parametrize(
    "name",
    [
        *("Vytorin", "simvastatin and ezetimibe", "ezetimibe/simvastatin", "Ezetimibe-Simvastatin 10/20 mg tablets"),
        *("simvastatin + ezetimibe", "SIMVASTATIN with ezetimibe", "Zocor 2.5mg", "simvastatin (Zocor)", "simvastatín"),
        *("niacin/simvastatin", "oral simvastatin 20 mg tab", "simvastatin 0.5 µg"),
    ],
)
def test_a_statin_is_known_in_whatever_combination_order_or_writing(name):
    assert {(medicine.substance, medicine.role) for medicine in identify(name, None)} == {("simvastatin", Role.STATIN)}


def test_words_of_place_never_narrow_a_name_down():
    assert roles("Medrol injection") == ["oral_glucocorticoid", "parenteral_glucocorticoid", "local_glucocorticoid"]
    assert roles("Medrol injection", "intramuscular") == ["parenteral_glucocorticoid"]
    assert roles("Decadron injection") == ["parenteral_glucocorticoid"]
    assert roles("methotrexate (SC pen)") == ["csdmard", "csdmard_injected"]
    assert roles("infliximab infusion") == ["biologic"]


@pytest.mark.parametrize(
    ("name", "mg"),
    [
        *(("prednisone", "5"), ("prednisolone", "5"), ("methylprednisolone", "4"), ("triamcinolone", "4")),
        *(("hydrocortisone", "20"), ("cortisone acetate", "25"), ("dexamethasone", "0.75"), ("betamethasone", "0.6")),
        ("deflazacort", "6"),
    ],
)
def test_an_oral_glucocorticoid_has_its_agreed_prednisone_equivalent(name, mg):
    assert [medicine.mg_equal_to_5_mg_prednisone for medicine in identify(name, "oral")] == [Decimal(mg)]


@pytest.mark.parametrize("name", ["vamorolone", "paramethasone", "cloprednol", "fluocortolone", "meprednisone"])
def test_no_equivalent_is_invented(name):
    (medicine,) = identify(name, "oral")
    assert medicine.mg_equal_to_5_mg_prednisone is None
    assert medicine.note == "No equivalence with prednisone is agreed."


def test_only_oral_glucocorticoids_have_an_equivalent():
    assert {row["role"] for row in ROWS if row["mg_equal_to_5_mg_prednisone"]} == {"oral_glucocorticoid"}


@pytest.mark.parametrize(
    "name", ["mycophenolate mofetil", "mycophenolate sodium", "mycophenolic acid", "CellCept", "MMF"]
)
def test_every_mycophenolate_is_one_substance(name):
    assert [medicine.substance for medicine in identify(name, "oral")] == ["mycophenolate"]


@pytest.mark.parametrize("name", ["ciclosporin", "tacrolimus", "mercaptopurine", "chloroquine"])
def test_a_csdmard_that_the_protocol_does_not_name_says_so(name):
    (medicine,) = identify(name, "oral")
    assert medicine.note == "Counted as a csDMARD; not named in the protocol."


@pytest.mark.parametrize(
    "name",
    ["paracetamol", "Tylenol", "vitamin D 1000 IU", "trimethoprim-sulfamethoxazole", "potassium chloride 20 mEq"],
)
def test_everyday_medicines_are_known_and_concern_no_criterion(name):
    assert roles(name) == ["none"]


def test_a_medicine_carries_its_code_and_note():
    assert identify("Colcrys", "oral") == (
        Medicine("colchicine", Role.NONE, None, "M04AC01", "Can itself damage muscle."),
    )


def test_suggestions_begin_with_the_text_before_they_contain_it():
    names = [suggestion.name for suggestion in suggestions("medrol")]
    assert names[:3] == ["Medrol", "Medrol Dose Pack", "Medrol Dosepak"]
    assert names[3:] == ["Depo-Medrol", "Depomedrol", "Solu-Medrol", "Solumedrol"]


def test_a_suggestion_says_what_the_name_may_mean():
    (first, *_) = suggestions("Restas")
    assert (first.name, first.substance, first.roles) == ("Restasis", "ciclosporin", (Role.NONE,))


def test_a_misspelling_suggests_the_proper_name_once():
    assert [suggestion.name for suggestion in suggestions("predis")] == ["prednisone"]
    assert Counter(suggestion.name for suggestion in suggestions("atorvast", limit=99)).most_common(1)[0][1] == 1


def test_suggestions_are_limited_and_none_without_text():
    assert len(suggestions("a")) == 8
    assert len(suggestions("a", limit=3)) == 3
    assert suggestions(" - ") == ()
    assert suggestions("qqq") == ()
