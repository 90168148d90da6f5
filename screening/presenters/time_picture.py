"""The time line as a picture: a lane for each criterion, a line for each day that matters. Lengths are in pixels."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from textwrap import wrap

from screening.presenters.time_line import Lane, lanes
from screening.presenters.verdicts import VERDICT_WORDS
from screening.rules.criterion import Verdict
from screening.rules.horizon import Horizon, Stretch
from screening.rules.partial_date import MONTHS
from screening.rules.words import show_day

WIDTH, LEFT, RIGHT = 740, 240, 12
LANE, BAR, MARK, AXIS = 36, 22, 18, 24
MOST_DAYS, FEWEST_DAYS = 2192, 42
"""At most six years are shown: what lies further off is in the table."""
_NAME = 28
"""So many letters have room in a line before the lanes."""
_TICK_MONTHS = (1, 3, 6, 12)


@dataclass(frozen=True, slots=True)
class Bar:
    """One stretch; ``word`` is empty where there is no room for it."""

    verdict: Verdict
    x: int
    width: int
    word: str
    shape: bool


@dataclass(frozen=True, slots=True)
class Row:
    """A lane on its height, its name in the lines that it needs."""

    y: int
    code: str
    name: tuple[str, ...]
    bars: tuple[Bar, ...]

    @property
    def bar_y(self) -> int:
        """Where its bars begin."""
        return self.y + (LANE - BAR) // 2


@dataclass(frozen=True, slots=True)
class Mark:
    """A day that matters; its words stand before the line where there is no room after it."""

    x: int
    y: int
    words: str
    before: bool


@dataclass(frozen=True, slots=True)
class Picture:
    """Everything is placed; the template only draws."""

    last: date
    height: int
    top: int
    bottom: int
    window: tuple[int, int]
    rows: tuple[Row, ...]
    marks: tuple[Mark, ...]
    ticks: tuple[tuple[int, str], ...]

    @property
    def rows_height(self) -> int:
        """Of all lanes together."""
        return self.bottom - self.top


@dataclass(frozen=True, slots=True)
class Scale:
    """Days from left to right."""

    first: date
    days: int

    @property
    def last(self) -> date:
        """The last day shown."""
        return self.first + timedelta(days=self.days)

    def x(self, day: date) -> int:
        """Where a day begins; at the edge, where it is not shown."""
        share = min(max((day - self.first).days, 0), self.days)
        return LEFT + round((WIDTH - LEFT - RIGHT) * share / self.days)


def scale_of(horizon: Horizon, screened_on: date, window_ends: date, today: date) -> Scale:
    """From the screening date, with room for the window, for today and for both ends of qualifying."""
    turns = [course[1][0] for course in horizon.courses.values() if len(course) > 1]
    far = horizon.qualifies_until or max([horizon.qualifies_from or screened_on, *turns])
    limit = screened_on + timedelta(days=MOST_DAYS)
    wanted = max(day for day in (window_ends, today, far, screened_on) if day <= limit or day == far)
    span = max((min(wanted, limit) - screened_on).days, FEWEST_DAYS)
    return Scale(screened_on, span + span // 16 + 1)


def picture_of(horizon: Horizon, screened_on: date, window_ends: date, today: date) -> Picture:
    """``today`` is the day at the site, ``window_ends`` the last day on which the person may be enrolled."""
    scale = scale_of(horizon, screened_on, window_ends, today)
    marks = tuple(_marks(horizon, scale, screened_on, window_ends, today))
    top = MARK * len(marks) + 8
    rows = tuple(
        Row(top + LANE * number, lane.code, tuple(wrap(lane.name, _NAME)), tuple(_bars(lane, scale)))
        for number, lane in enumerate(lanes(horizon, scale.last))
    )
    bottom = top + LANE * len(rows)
    return Picture(
        last=scale.last,
        height=bottom + AXIS,
        top=top,
        bottom=bottom,
        window=_reach(scale, screened_on, window_ends),
        rows=rows,
        marks=marks,
        ticks=tuple(_ticks(scale)),
    )


def _reach(scale: Scale, begins: date, ends: date | None) -> tuple[int, int]:
    """Where a stretch begins and how wide it is, its last day included."""
    x = scale.x(begins)
    return x, max(scale.x(ends + timedelta(days=1) if ends else scale.last) - x, 1)


def _bars(lane: Lane, scale: Scale) -> Iterator[Bar]:
    for stretch in lane.stretches:
        if stretch.begins < scale.last:
            yield _bar(stretch, scale)


def _bar(stretch: Stretch, scale: Scale) -> Bar:
    x, width = _reach(scale, stretch.begins, stretch.ends)
    word = VERDICT_WORDS[stretch.verdict]
    return Bar(stretch.verdict, x, width, word if width > 36 + 8 * len(word) else "", width > 24)


def _marks(horizon: Horizon, scale: Scale, screened_on: date, window_ends: date, today: date) -> Iterator[Mark]:
    named = [
        (screened_on, "screening date"),
        (today, "today"),
        (window_ends, "window ends"),
        (horizon.qualifies_from, "could qualify from"),
        (horizon.qualifies_until, "could qualify until"),
    ]
    words: dict[date, list[str]] = {}
    for day, name in named:
        if day and scale.first <= day <= scale.last:
            words.setdefault(day, []).append(name)
    for row, (day, names) in enumerate(sorted(words.items())):
        x = scale.x(day)
        said = f"{', '.join(names)}: {show_day(day)}"
        yield Mark(x, MARK * row + 14, said[0].upper() + said[1:], x > WIDTH * 0.6)


def _ticks(scale: Scale) -> Iterator[tuple[int, str]]:
    months = list(_months(scale))
    step = next((step for step in _TICK_MONTHS if len(months) <= 7 * step), _TICK_MONTHS[-1])
    for month in months:
        if (month.month - 1) % step == 0 and scale.x(month) < WIDTH - 60:
            yield scale.x(month), f"{MONTHS[month.month - 1]} {month.year}"


def _months(scale: Scale) -> Iterator[date]:
    for count in range(scale.first.year * 12 + scale.first.month, scale.last.year * 12 + scale.last.month):
        yield date(count // 12, count % 12 + 1, 1)
