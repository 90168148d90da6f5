from dataclasses import fields
from pathlib import Path

import pytest

from screening.presenters.cases import NOT_RECORDED, in_words, worked_cases
from screening.presenters.protocol import NUMBERS, protocol_page
from screening.rules.criterion import Verdict
from screening.rules.parameters import Parameters
from screening.rules.protocol import CURRENT

SPEC = Path(__file__).parents[1] / "spec"
STATIN = """# E08 Statin at screening

Any current statin.

With `treatments_asked.statin` = all_listed

| treatments                         | verdict | default | missing | why                        |
|------------------------------------|---------|---------|---------|----------------------------|
| atorvastatin, last dose 2026-11-03 | FAIL    |         |         | a dose on the day          |
| red yeast rice, ongoing; aspirin   | REVIEW  | FAIL    |         | it contains lovastatin     |
|                                    | UNKNOWN |         | x       | not asked                  |
"""


@pytest.mark.parametrize(
    ("cell", "words"),
    [
        ("", NOT_RECORDED),
        ("null", NOT_RECORDED),
        ("true", "yes"),
        ("false", "no"),
        ("0", "0"),
        ("[]", "none"),
        ("2026-11-03", "03-NOV-2026"),
        ("2026-11", "UNK-NOV-2026"),
        ("2026", "2026"),
        ("atorvastatin, last dose 2026-11", "atorvastatin, last dose UNK-NOV-2026"),
        ("weak_positive", "weak positive"),
        ("ukat/L", "µkat/L"),
        (">22000", ">22000"),
        ("0-160", "0-160"),
        ('["AL", "MD"]', "AL, MD"),
        ('{"grade": "severe", "due_to_imnm": "yes"}', "grade severe, due to IMNM yes"),
        ('{"value": 120.04, "unit": "kg"}', "value 120.04, unit kg"),
    ],
)
def test_a_cell_is_put_in_words(cell, words):
    assert in_words(cell) == words


def test_the_cases_of_a_file_are_read_for_people(tmp_path):
    (tmp_path / "e08_statin.md").write_text(STATIN, encoding="utf-8")
    [table] = worked_cases(tmp_path)["E08"]
    assert table.columns == ("Treatments",)
    assert table.givens == (("Statins: asked about?", "all are listed"),)
    first, second, third = table.cases
    assert first.cells == (("atorvastatin, last dose 03-NOV-2026",),)
    assert first.verdict is Verdict.FAIL
    assert second.cells == (("red yeast rice, ongoing", "aspirin"),)
    assert second.default == "until ruled: would fail"
    assert third.cells == ((NOT_RECORDED,),)
    assert third.why == "not asked"


def test_without_the_files_there_are_no_cases(tmp_path):
    page = protocol_page(CURRENT, tmp_path / "absent")
    assert [entry.tables for part in page.parts for entry in part.entries] == [()] * 28
    assert page.screening_date == ""


def test_every_number_of_the_protocol_is_shown():
    assert set(NUMBERS) == {each.name for each in fields(Parameters)}
    shown = {number.words: number.values[0] for number in protocol_page(CURRENT, SPEC).numbers}
    assert shown["CK, more than"] == "5 × upper limit of normal"
    assert shown["Rituximab, less than"] == "6 months ago"
    assert shown["Weight, more than"] == "120 kg"


def test_no_case_is_shown_in_codes():
    for tables in worked_cases(SPEC).values():
        for table in tables:
            shown = [*table.columns, *(word for given in table.givens for word in given)]
            shown += [part for case in table.cases for cell in case.cells for part in cell]
            assert not [text for text in shown if "_" in text or "{" in text]
