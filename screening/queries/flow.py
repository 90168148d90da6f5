"""Where everybody stands, and which criteria keep people out. A person counts once, with the latest attempt."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from screening.models import Status
from screening.models.vocabulary import CRITERION_CODES
from screening.queries.matrix import MatrixRow
from screening.queries.prescreening import PrescreenCounts
from screening.rules.criterion import Verdict
from screening.rules.protocol import CURRENT

NOT_STARTED = "not_started"
SCREENING = (Status.DRAFT, Status.IN_REVIEW)
_OPEN = (Verdict.UNKNOWN, Verdict.REVIEW)


@dataclass(frozen=True, slots=True)
class Flow:
    """By place (a status, or ``not_started``) how many people stand there, and why they left."""

    places: Mapping[str, int]
    attempts: int
    first_reasons: Mapping[str, int]
    """Screen failures by the first criterion in protocol order that fails."""
    all_reasons: Mapping[str, int]
    """Screen failures by each criterion that fails: a person may count several times."""
    leaving: Mapping[tuple[str, str], int]
    """Those who left before enrolment, by status and reason."""
    discontinuing: Mapping[str, int]
    prescreened: PrescreenCounts | None = None
    """The pre-screening log of the same sites, where one is kept."""

    def at(self, *places: str) -> int:
        """How many stand at any of these places."""
        return sum(self.places.get(place, 0) for place in places)

    @property
    def registered(self) -> int:
        """Everybody."""
        return sum(self.places.values())

    @property
    def without_entry(self) -> int:
        """Those registered whom no entry of the pre-screening log is linked to."""
        return self.registered - (self.prescreened.registered if self.prescreened else 0)

    @property
    def assessed(self) -> int:
        """Those with an attempt, and so with consent."""
        return self.registered - self.at(NOT_STARTED)

    @property
    def excluded(self) -> int:
        """Those who will not be enrolled with this attempt."""
        return self.at(Status.SCREEN_FAILURE, *Status.left_early())

    @property
    def eligible(self) -> int:
        """Those decided eligible who stayed, enrolled or not."""
        return self.at(Status.ELIGIBLE, *Status.holding_a_place())

    @property
    def enrolled(self) -> int:
        """Those enrolled, discontinued or not."""
        return self.at(*Status.holding_a_place())


@dataclass(frozen=True, slots=True)
class Failures:
    """How often one criterion fails: among screen failures, and among those still screened, on the answers so far."""

    code: str
    first_failed: int
    all_failed: int
    first_so_far: int
    all_so_far: int
    only_blocker: int
    """People for whom nothing else fails and nothing else is open."""
    only_blocker_so_far: int
    """People for whom nothing else fails, but something else is open."""

    @property
    def name(self) -> str:
        """Of the criterion."""
        return CURRENT.criterion(self.code).name


def flow_of(rows: Iterable[MatrixRow], prescreened: PrescreenCounts | None = None) -> Flow:
    """The flow of these people, each at exactly one place."""
    rows = list(rows)
    visits = [row.visit for row in rows if row.visit]
    failed = [failing(row) for row in rows if row.visit and row.visit.status == Status.SCREEN_FAILURE]
    return Flow(
        places=Counter(row.visit.status if row.visit else NOT_STARTED for row in rows),
        attempts=sum(visit.attempt for visit in visits),
        first_reasons=Counter(codes[0] for codes in failed if codes),
        all_reasons=Counter(code for codes in failed for code in codes),
        leaving=Counter((each.status, each.left_reason) for each in visits if each.status in Status.left_early()),
        discontinuing=Counter(each.discontinued_reason for each in visits if each.status == Status.DISCONTINUED),
        prescreened=prescreened,
    )


def failures_of(rows: Iterable[MatrixRow]) -> list[Failures]:
    """All criteria in protocol order; who left or was found eligible is in none of the counts."""
    count: Counter[tuple[str, str]] = Counter()
    for row in rows:
        codes = failing(row) if row.visit and row.visit.status in (*SCREENING, Status.SCREEN_FAILURE) else ()
        if codes:
            stands = "failed" if row.visit.status == Status.SCREEN_FAILURE else "so_far"
            count.update((f"all_{stands}", code) for code in codes)
            count[f"first_{stands}", codes[0]] += 1
        if len(codes) == 1:
            is_open = any(each.verdict in _OPEN for each in row.verdicts.values())
            count["only_blocker_so_far" if is_open else "only_blocker", codes[0]] += 1
    names = [name for name in Failures.__slots__ if name != "code"]
    return [Failures(code, **{name: count[name, code] for name in names}) for code in CRITERION_CODES]


def failing(row: MatrixRow) -> tuple[str, ...]:
    """The criteria that fail, in protocol order."""
    failed = {code for code, each in row.verdicts.items() if each.verdict == Verdict.FAIL}
    return tuple(code for code in CRITERION_CODES if code in failed)
