"""Verdicts and outcomes in words, and the 28 of them as a panel to read."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from screening.models.vocabulary import Status
from screening.presenters.labels import field_label
from screening.presenters.paths import form_anchor
from screening.rules.criterion import Criterion, Result, Verdict
from screening.rules.evaluate import JUDGEMENT, Evaluation, Outcome
from screening.rules.facts import Facts
from screening.rules.horizon import Horizon
from screening.rules.protocol import PROTOCOLS
from screening.rules.words import listed, show_day

VERDICT_WORDS: Mapping[Verdict, str] = {
    Verdict.PASS: "Pass",
    Verdict.FAIL: "Fail",
    Verdict.UNKNOWN: "Unknown",
    Verdict.REVIEW: "Review",
    Verdict.NOT_APPLICABLE: "Not applicable",
}
OUTCOME_WORDS: Mapping[Outcome, str] = {
    Outcome.INELIGIBLE: "Not eligible",
    Outcome.UNDETERMINED: "Not yet known",
    Outcome.NEEDS_REVIEW: "Needs review",
    Outcome.ELIGIBLE: "Eligible",
}
OUTCOME_TONES: Mapping[Outcome, Verdict] = {
    Outcome.INELIGIBLE: Verdict.FAIL,
    Outcome.UNDETERMINED: Verdict.UNKNOWN,
    Outcome.NEEDS_REVIEW: Verdict.REVIEW,
    Outcome.ELIGIBLE: Verdict.PASS,
}
"""An outcome is drawn like the verdict that brings it about."""

STATUS_WORDS: Mapping[str, str] = dict(Status.choices)
_GROUPS: tuple[tuple[str, str, str, tuple[Verdict, ...]], ...] = (
    ("open", "Open", "Nothing is missing.", (Verdict.UNKNOWN,)),
    ("failing", "Failing", "No criterion fails.", (Verdict.FAIL,)),
    ("review", "To review", "Nothing needs a ruling.", (Verdict.REVIEW,)),
    ("passed", "Passed", "No criterion has passed yet.", (Verdict.PASS, Verdict.NOT_APPLICABLE)),
)


@dataclass(frozen=True, slots=True)
class Link:
    """A fact in words and the place that asks for it."""

    label: str
    href: str


@dataclass(frozen=True, slots=True)
class Row:
    """One criterion as people read it; empty text is nothing to say."""

    code: str
    name: str
    sentence: str
    verdict: Verdict
    because: str
    flags: tuple[str, ...]
    missing: tuple[Link, ...]
    href: str
    default: str
    changes: str
    ruled: bool

    @property
    def word(self) -> str:
        """The verdict in words."""
        return VERDICT_WORDS[self.verdict]

    @property
    def gathers_flags(self) -> bool:
        """Whether the flags are those of all criteria."""
        return self.code == JUDGEMENT


@dataclass(frozen=True, slots=True)
class Group:
    """Criteria that wait for the same thing."""

    key: str
    title: str
    nothing: str
    rows: tuple[Row, ...]

    @property
    def unfolded(self) -> bool:
        """Whether there is something to do."""
        return self.key != "passed" and bool(self.rows)


@dataclass(frozen=True, slots=True)
class Panel:
    """An outcome, what it rests on, and when it could change by itself."""

    outcome: Outcome
    summary: str
    horizon: str
    groups: tuple[Group, ...]
    protocol_version: str

    @property
    def rows(self) -> tuple[Row, ...]:
        """All criteria in protocol order."""
        return tuple(sorted((row for group in self.groups for row in group.rows), key=protocol_order))

    @property
    def failing(self) -> tuple[Row, ...]:
        """The criteria that fail: the first of them is told before anything else."""
        return next(group.rows for group in self.groups if group.key == "failing")


def protocol_order(row: Row) -> tuple[bool, str]:
    """Inclusion before exclusion, then by number."""
    return row.code.startswith("E"), row.code


def panel(
    evaluation: Evaluation,
    horizon: Horizon | None = None,
    *,
    facts: Facts | None = None,
    form_url: str = "",
    anchor: Callable[[str], str] = form_anchor,
) -> Panel:
    """The evaluation for people; ``form_url`` is empty on the form itself, whose fields are linked to.

    ``anchor`` gives the place of a path where the form numbers its rows otherwise than the facts do.
    """
    criteria = PROTOCOLS[evaluation.protocol_version].criteria
    rows = [
        _row(criterion, result, horizon, facts, lambda path: f"{form_url}#{anchor(path)}")
        for criterion, result in zip(criteria, evaluation.results, strict=True)
    ]
    groups = tuple(
        Group(key, title, nothing, tuple(row for row in rows if row.verdict in verdicts))
        for key, title, nothing, verdicts in _GROUPS
    )
    return Panel(
        evaluation.outcome, _summary(groups), _ahead(horizon) if horizon else "", groups, evaluation.protocol_version
    )


def _row(
    criterion: Criterion, result: Result, horizon: Horizon | None, facts: Facts | None, href: Callable[[str], str]
) -> Row:
    missing = tuple(Link(field_label(path, facts), href(path)) for path in result.missing)
    first_fact = result.facts[0] if result.facts else None
    return Row(
        code=result.code,
        name=criterion.name,
        sentence=criterion.sentence,
        verdict=result.verdict,
        because=result.because,
        flags=result.flags,
        missing=missing,
        href=missing[0].href if missing else href(first_fact) if first_fact else "",
        default=f"Until ruled: would {VERDICT_WORDS[result.default].lower()}" if result.default else "",
        changes=_changes(horizon, result.code) if horizon else "",
        ruled=result.ruled,
    )


def _changes(horizon: Horizon, code: str) -> str:
    later = horizon.courses[code][1:]
    return f"{VERDICT_WORDS[later[0][1]]} from {show_day(later[0][0])}, with nothing new recorded" if later else ""


def _summary(groups: tuple[Group, ...]) -> str:
    count = {group.key: len(group.rows) for group in groups}
    parts = [
        _counted(count["failing"], "criterion fails", "criteria fail"),
        _counted(count["open"], "cannot be decided yet", "cannot be decided yet"),
        _counted(count["review"], "awaits an investigator's ruling", "await an investigator's ruling"),
    ]
    said = listed([part for part in parts if part])
    return f"{said}." if said else "Every criterion passes or does not apply."


def _counted(number: int, one: str, more: str) -> str:
    return f"{number} {one if number == 1 else more}" if number else ""


def _ahead(horizon: Horizon) -> str:
    begins, ends = horizon.qualifies_from, horizon.qualifies_until
    if begins is None:
        return "On no later day would every failing criterion pass by itself."
    today = _screening_date(horizon)
    until = f" until {show_day(ends)}" if ends else ""
    if begins == today:
        return f"No criterion fails{until}." if ends else ""
    return f"No criterion would fail from {show_day(begins)}{until}."


def _screening_date(horizon: Horizon) -> date:
    return next(iter(horizon.courses.values()))[0][0]
