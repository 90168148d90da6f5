"""The time line as a table and as a picture, which tell the same days."""

from datetime import date, timedelta
from textwrap import wrap

import pytest

from screening.presenters.time_line import Lane, lanes
from screening.presenters.time_picture import _NAME, LEFT, WIDTH, picture_of, scale_of
from screening.rules.criterion import Verdict
from screening.rules.horizon import Stretch, look_ahead
from screening.rules.interchange import parse_facts
from screening.rules.protocol import CURRENT
from tests.factories import BASE_FACTS, SCREENED_ON

WINDOW_ENDS = SCREENED_ON + timedelta(days=28)
TODAY = SCREENED_ON + timedelta(days=5)


def horizon_of(**changes):
    return look_ahead(parse_facts(BASE_FACTS | changes))


def table(**changes):
    horizon = horizon_of(**changes)
    return {lane.code: lane for lane in lanes(horizon, scale_of(horizon, SCREENED_ON, WINDOW_ENDS, TODAY).last)}


def picture(today=TODAY, **changes):
    return picture_of(horizon_of(**changes), SCREENED_ON, WINDOW_ENDS, today)


RITUXIMAB = {
    "treatments": [{"name": "rituximab", "route": "intravenous", "last_dose": "2026-08-20"}],
    "treatments_asked": BASE_FACTS["treatments_asked"] | {"rituximab": "all_listed"},
}


def test_the_table_tells_from_when_and_until_when_each_criterion_passes():
    told = table(**RITUXIMAB)
    assert told["E06"].verdict is Verdict.FAIL
    assert told["E06"].passes == (("20-FEB-2027", "no end by itself"),)
    assert told["I05"].passes == (("03-NOV-2026", "09-JUN-2028, then fail"),)


def test_the_table_names_what_sets_each_end():
    told = table(**RITUXIMAB)
    assert (told["E06"].sets, told["I05"].sets) == ("sets the first day", "sets the last day")


def test_what_neither_turns_nor_hinders_has_no_lane():
    assert set(table()) == {"I05"}


@pytest.mark.parametrize(
    ("verdict", "words"),
    [
        (Verdict.FAIL, "no day by itself"),
        (Verdict.UNKNOWN, "not yet known"),
        (Verdict.REVIEW, "awaits a ruling"),
    ],
)
def test_what_never_passes_is_called_failed_only_where_it_is(verdict, words):
    lane = Lane("I05", "Disease duration", verdict, (Stretch(verdict, SCREENED_ON, None),), "")
    assert (lane.passes, lane.otherwise) == ((), words)


def test_what_fails_for_good_has_a_lane_and_so_has_what_time_could_turn_and_is_not_known():
    assert set(table(dm_rash="yes", onset={})) == {"I05", "I07"}


def test_every_day_that_matters_has_its_line_in_order():
    marks = picture(**RITUXIMAB).marks
    assert [mark.words for mark in marks] == [
        "Screening date: 03-NOV-2026",
        "Today: 08-NOV-2026",
        "Window ends: 01-DEC-2026",
        "Could qualify from: 20-FEB-2027",
        "Could qualify until: 09-JUN-2028",
    ]
    assert [mark.x for mark in marks] == sorted(mark.x for mark in marks)


def test_days_that_are_one_day_share_a_line():
    assert picture(today=SCREENED_ON).marks[0].words == "Screening date, today, could qualify from: 03-NOV-2026"


def test_a_lane_is_filled_without_a_gap_and_stays_in_the_picture():
    for row in picture(**RITUXIMAB).rows:
        assert row.bars[0].x == LEFT
        for before, after in zip(row.bars, row.bars[1:], strict=False):
            assert before.x + before.width == after.x
        assert row.bars[-1].x + row.bars[-1].width <= WIDTH


def test_a_day_years_away_leaves_the_window_in_sight():
    young = {"date_of_birth": "2024-01-01"}
    shown = scale_of(horizon_of(**young), SCREENED_ON, WINDOW_ENDS, TODAY)
    assert shown.last < SCREENED_ON + timedelta(days=7 * 366)


def test_a_screening_of_long_ago_is_shown_without_today():
    marks = picture(today=date(2040, 1, 1)).marks
    assert not [mark for mark in marks if "oday" in mark.words]


def test_every_name_has_room_before_its_lane():
    assert all(len(wrap(criterion.name, _NAME)) <= 2 for criterion in CURRENT.criteria)
