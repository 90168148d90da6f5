"""The days from consent and from the screening date to the signed decision, by site."""

from collections.abc import Iterable
from dataclasses import dataclass

from screening.queries.decisions import Decision, Spread

_LEFT, _RIGHT, _ROW, _TOP = 70, 330, 28, 14


@dataclass(frozen=True, slots=True)
class SiteTimes:
    """The decisions of one site, or of all."""

    site: str
    decided: int
    from_consent: Spread
    from_screening: Spread


@dataclass(frozen=True, slots=True)
class DrawnTimes:
    """One row of the drawing: a dot a decision, a line from the fewest to the most days, a tick at the median."""

    site: str
    y: int
    first_x: int
    middle_x: int
    last_x: int
    dots: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Times:
    """What the page shows; ``rows`` begin with all sites where there are several."""

    rows: tuple[SiteTimes, ...]
    drawn: tuple[DrawnTimes, ...]
    most: int

    @property
    def height(self) -> int:
        """Of the drawing, with the line of days below."""
        return _TOP + _ROW * len(self.rows) + 22

    @property
    def axis_y(self) -> int:
        """Where the days are marked."""
        return self.height - 22


def times(decisions: Iterable[Decision]) -> Times:
    """Decisions by site, in days."""
    found = list(decisions)
    codes = sorted({each.site for each in found})
    groups = [(code, [each for each in found if each.site == code]) for code in codes]
    if len(groups) > 1:
        groups.insert(0, ("All sites", found))
    most = max((each.from_consent for each in found), default=0)
    return Times(
        tuple(_site_times(site, decided) for site, decided in groups),
        tuple(_drawn(site, decided, number, most) for number, (site, decided) in enumerate(groups)),
        most,
    )


def _site_times(site: str, decided: list[Decision]) -> SiteTimes:
    return SiteTimes(
        site,
        len(decided),
        Spread.of(each.from_consent for each in decided),
        Spread.of(each.from_screening for each in decided),
    )


def _drawn(site: str, decided: list[Decision], number: int, most: int) -> DrawnTimes:
    def place(days: float) -> int:
        return _LEFT + round((_RIGHT - _LEFT) * days / (most or 1))

    days = [each.from_consent for each in decided]
    spread = Spread.of(days)
    ends = place(spread.fewest), place(spread.middle), place(spread.most)
    return DrawnTimes(site, _TOP + _ROW * number, *ends, tuple(sorted({place(each) for each in days})))
