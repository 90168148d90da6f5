"""The start page: accrual, what waits today, and the matrix."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from screening.models import Site
from screening.presenters.matrix import Head, Row, heads, matrix_row
from screening.presenters.worklist import WorkGroup, answers_left, work_groups
from screening.queries import Accrual, MatrixRow, Task


@dataclass(frozen=True, slots=True)
class Home:
    """All that the start page shows; ``sites`` carry the counts of ``queries.counted_sites``.

    ``people`` wait, and ``everybody`` is how many there are. Of somebody two attempts may wait.
    """

    accrual: Accrual
    sites: tuple[Site, ...]
    elsewhere: int
    work: tuple[WorkGroup, ...]
    heads: tuple[Head, ...]
    rows: tuple[Row, ...]
    people: int
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
    waiting: list[MatrixRow],
    fitting: Collection[int] | None,
    *,
    sites: Iterable[Site],
    accrual: Accrual,
    work: Iterable[Task],
    today: date,
) -> Home:
    """The page for those who wait; the matrix is narrowed to the keys in ``fitting``, None for all of them."""
    left = {each.visit.pk: answers_left(each.verdicts.values()) for each in waiting if each.visit}
    sites = tuple(sites)
    return Home(
        accrual=accrual,
        sites=sites,
        elsewhere=accrual.enrolled - sum(site.enrolled_count for site in sites),  # type: ignore[attr-defined]
        work=work_groups(work, left, today),
        heads=heads(),
        rows=tuple(matrix_row(each) for each in waiting if fitting is None or each.participant.pk in fitting),
        people=len(waiting),
        everybody=sum(site.registered_count for site in sites),  # type: ignore[attr-defined]
    )
