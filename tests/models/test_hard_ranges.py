"""The limits of the database are those of the interchange format."""

from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction

from screening.models import ScreeningVisit, hard_ranges
from screening.rules.interchange import ranges
from tests.factories import VisitFactory, past_the_trail

STEP = Decimal("0.000001")
LIMITS = [
    pytest.param(column, unit, low, high, rule, id=f"{column} in {code}")
    for column, unit_column, limits, rule in (
        ("ck_value", "ck_unit", hard_ranges.CK, ranges.CK),
        ("ck_uln", "ck_uln_unit", hard_ranges.ULN, ranges.ULN),
        ("creatinine_value", "creatinine_unit", hard_ranges.CREATININE, ranges.CREATININE),
        ("weight_value", "weight_unit", hard_ranges.WEIGHT, ranges.WEIGHT),
        ("height_value", "height_unit", hard_ranges.HEIGHT, ranges.HEIGHT),
    )
    for code, (low, high) in limits.items()
    for unit in [{unit_column: code}]
]


@pytest.mark.parametrize(("column", "unit", "low", "high", "rule"), LIMITS)
def test_the_outermost_values_are_those_that_the_rules_allow(column, unit, low, high, rule):
    (code,) = unit.values()

    assert rule.allows(Decimal(low), code)
    assert not rule.allows(Decimal(low) - STEP, code)
    assert rule.allows(Decimal(high), code)
    assert not rule.allows(Decimal(high) + STEP, code)


@pytest.mark.django_db
@pytest.mark.parametrize(("column", "unit", "low", "high", "rule"), LIMITS)
def test_the_database_takes_the_limits_and_refuses_what_lies_beyond(column, unit, low, high, rule):
    visit = past_the_trail(ScreeningVisit).filter(pk=VisitFactory().pk)

    for possible in (low, high):
        visit.update(**unit, **{column: Decimal(possible)})
    for impossible in (Decimal(low) - STEP, Decimal(high) + STEP):
        with pytest.raises(IntegrityError), transaction.atomic():
            visit.update(**unit, **{column: impossible})


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("column", "rule"),
    [
        ("measured_gfr_value", ranges.GFR),
        ("reported_egfr_value", ranges.GFR),
        ("wells_pe_heart_rate_bpm", ranges.HEART_RATE),
    ],
)
def test_values_without_a_unit_keep_to_their_range(column, rule):
    visit = past_the_trail(ScreeningVisit).filter(pk=VisitFactory().pk)

    for possible in (rule.low, rule.high):
        visit.update(**{column: possible})
    with pytest.raises(IntegrityError), transaction.atomic():
        visit.update(**{column: rule.high + 1})


@pytest.mark.django_db
def test_a_muscle_is_scored_up_to_ten():
    visit = past_the_trail(ScreeningVisit).filter(pk=VisitFactory().pk)
    visit.update(mmt8_muscles_deltoid_left=10)

    with pytest.raises(IntegrityError), transaction.atomic():
        visit.update(mmt8_muscles_deltoid_left=11)


@pytest.mark.django_db
def test_a_total_beyond_its_form_is_refused():
    visit = past_the_trail(ScreeningVisit).filter(pk=VisitFactory().pk)
    visit.update(mmt8_form="0-80", mmt8_total=80)

    with pytest.raises(IntegrityError), transaction.atomic():
        visit.update(mmt8_total=81)


@pytest.mark.django_db
def test_a_value_without_its_unit_is_kept_when_it_is_possible_in_one():
    past_the_trail(ScreeningVisit).filter(pk=VisitFactory().pk).update(weight_value=500)
