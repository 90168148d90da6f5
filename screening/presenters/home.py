"""The start page: accrual, what waits today, and the matrix."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from screening.models import Site, Status
from screening.presenters.matrix import Head, Row, heads, matrix_row
from screening.presenters.worklist import WorkGroup, answers_left, work_groups
from screening.queries import Accrual, MatrixRow, Task
from screening.rules.criterion import Verdict

_SCREENING = (Status.DRAFT, Status.IN_REVIEW)


@dataclass(frozen=True, slots=True)
class SiteLine:
    """How far a site is."""

    code: str
    name: str
    registered: int
    screening: int
    eligible: int
    enrolled: int


@dataclass(frozen=True, slots=True)
class Home:
    """All that the start page shows."""

    accrual: Accrual
    sites: tuple[SiteLine, ...]
    elsewhere: int
    work: tuple[WorkGroup, ...]
    heads: tuple[Head, ...]
    rows: tuple[Row, ...]
    everybody: int

    @property
    def waiting(self) -> int:
        """How many entries the worklist has."""
        return sum(len(group.items) for group in self.work)

    @property
    def own(self) -> int:
        """How many of them wait for whoever looks."""
        return sum(group.own for group in self.work)


def home_page(
    everybody: list[MatrixRow],
    chosen: Mapping[str, str],
    *,
    sites: Iterable[Site],
    accrual: Accrual,
    work: Iterable[Task],
    today: date,
) -> Home:
    """The page for those one may see; ``chosen`` narrows the matrix alone."""
    left = {each.visit.pk: answers_left(each.verdicts.values()) for each in everybody if each.visit}
    lines = tuple(_site_line(site, everybody) for site in sites)
    return Home(
        accrual=accrual,
        sites=lines,
        elsewhere=accrual.enrolled - sum(line.enrolled for line in lines),
        work=work_groups(work, left, today),
        heads=heads(),
        rows=tuple(matrix_row(each) for each in everybody if fits(each, chosen)),
        everybody=len(everybody),
    )


def fits(row: MatrixRow, chosen: Mapping[str, str]) -> bool:
    """Whether a person is looked for; a person without a first save is unknown in every criterion."""
    if chosen.get("site") and row.participant.site.code != chosen["site"]:
        return False
    status = row.visit.status if row.visit else "not_started"
    if chosen.get("status") and status != chosen["status"]:
        return False
    return _has_verdict(row, chosen.get("criterion"), chosen.get("verdict"))


def _has_verdict(row: MatrixRow, code: str | None, verdict: str | None) -> bool:
    if not verdict:
        return True
    if not row.verdicts:
        return verdict == Verdict.UNKNOWN
    return any(each.verdict == verdict and code in (None, each.code) for each in row.verdicts.values())


def _site_line(site: Site, everybody: list[MatrixRow]) -> SiteLine:
    here = [each for each in everybody if each.participant.site_id == site.pk]
    statuses = [each.visit.status if each.visit else Status.DRAFT for each in here]
    return SiteLine(
        code=site.code,
        name=site.name,
        registered=len(here),
        screening=sum(status in _SCREENING for status in statuses),
        eligible=statuses.count(Status.ELIGIBLE),
        enrolled=sum(status in Status.holding_a_place() for status in statuses),
    )
