"""The flow of participants (after CONSORT 2025): lines of a table, and the same numbers drawn."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from textwrap import wrap

from screening.models import PRESCREEN_REASONS, PrescreenOutcome, Status
from screening.models.vocabulary import CRITERION_CODES, DiscontinuationReason, LeavingReason
from screening.queries.flow import NOT_STARTED, Flow
from screening.queries.prescreening import PrescreenCounts
from screening.rules.protocol import CURRENT

WIDTH = 340
_MAIN_WIDTH, _SIDE_X, _TRUNK_X = 112, 130, 56
_MAIN_HEIGHT, _LINE, _GAP = 44, 16, 14
_CHARACTERS = 30
"""So many fit into a line of a box at the side."""


@dataclass(frozen=True, slots=True)
class FlowLine:
    """So many people. Lines of depth 0 follow each other; those of depth 1 say where the rest stands; 2 is why."""

    depth: int
    words: str
    people: int
    joins: bool = False
    """Whether they come in from the side, rather than stay there."""

    @property
    def level(self) -> str:
        """What the line counts; each person stands at exactly one place."""
        return "Joined" if self.joins else ("Reached", "Stands at", "Reason")[self.depth]


@dataclass(frozen=True, slots=True)
class Text:
    """One line in a box; the first of a box is its title."""

    x: int
    y: int
    words: str
    is_title: bool


@dataclass(frozen=True, slots=True)
class Box:
    """A box with its lines and, at the side, the arrow that leads to it."""

    x: int
    y: int
    width: int
    height: int
    texts: tuple[Text, ...]
    arrow: str


@dataclass(frozen=True, slots=True)
class Drawing:
    """All boxes; the height follows from what there is to say."""

    boxes: tuple[Box, ...]
    height: int
    width: int = WIDTH


def flow_lines(flow: Flow) -> tuple[FlowLine, ...]:
    """The lines in the order in which people go through the study."""
    return tuple(_lines(flow))


def _lines(flow: Flow) -> Iterator[FlowLine]:
    if flow.prescreened is not None:
        yield from _before_consent(flow.prescreened)
        yield FlowLine(1, "Registered without a log entry", flow.without_entry, joins=True)
    yield FlowLine(0, "Registered", flow.registered)
    yield FlowLine(1, "Consent not yet recorded", flow.at(NOT_STARTED))
    yield FlowLine(0, "Assessed", flow.assessed)
    yield FlowLine(1, "Being screened, draft", flow.at(Status.DRAFT))
    yield FlowLine(1, "Being screened, in review", flow.at(Status.IN_REVIEW))
    yield FlowLine(1, "Screen failure", flow.at(Status.SCREEN_FAILURE))
    first = {code: flow.first_reasons[code] for code in CRITERION_CODES if flow.first_reasons.get(code)}
    yield from (FlowLine(2, CURRENT.criterion(code).title, people) for code, people in first.items())
    unexplained = flow.at(Status.SCREEN_FAILURE) - sum(first.values())
    if unexplained:
        yield FlowLine(2, "No criterion fails on the answers as they stand", unexplained)
    for status in Status.left_early():
        yield FlowLine(1, status.label, flow.at(status))
        reasons = {reason: people for (left, reason), people in flow.leaving.items() if left == status}
        yield from _reasons(reasons, dict(LeavingReason.choices))
    yield FlowLine(0, "Eligible", flow.eligible)
    yield FlowLine(1, "Not yet enrolled", flow.at(Status.ELIGIBLE))
    yield FlowLine(0, "Enrolled", flow.enrolled)
    yield FlowLine(1, "Discontinued", flow.at(Status.DISCONTINUED))
    yield from _reasons(flow.discontinuing, dict(DiscontinuationReason.choices))
    yield FlowLine(1, "In the trial", flow.at(Status.ENROLLED))


def _before_consent(log: PrescreenCounts) -> Iterator[FlowLine]:
    yield FlowLine(0, "Pre-screened", log.total)
    for outcome in PrescreenOutcome:
        if outcome is not PrescreenOutcome.REGISTERED:
            yield FlowLine(1, outcome.label, log.with_outcome(outcome))
        if outcome is PrescreenOutcome.NOT_ELIGIBLE:
            yield from _reasons(log.by_reason, dict(PRESCREEN_REASONS))


def _reasons(people: Mapping[str, int], words: Mapping[str, str]) -> Iterator[FlowLine]:
    yield from (FlowLine(2, said, people[reason]) for reason, said in words.items() if people.get(reason))


def drawn(lines: tuple[FlowLine, ...]) -> Drawing:
    """Each line of depth 0 as a box of the trunk, and beside it those that stand there with their reasons."""
    boxes: list[Box] = []
    y, trunk_end = 1, 0
    for place, line in enumerate(lines):
        if line.depth == 0:
            arrow = f"M{_TRUNK_X} {trunk_end}V{y}" if boxes else ""
            boxes.append(_trunk_box(line, y, arrow))
            trunk_end = y + _MAIN_HEIGHT
            y = trunk_end + _GAP
        elif line.depth == 1:
            boxes.append(_side_box(line, _below(lines, place), y, trunk_end))
            y += boxes[-1].height + _GAP
    return Drawing(tuple(boxes), y)


def _below(lines: tuple[FlowLine, ...], place: int) -> list[FlowLine]:
    below = []
    for line in lines[place + 1 :]:
        if line.depth != 2:
            break
        below.append(line)
    return below


def _trunk_box(line: FlowLine, y: int, arrow: str) -> Box:
    texts = (Text(11, y + 18, line.words, False), Text(11, y + 36, str(line.people), True))
    return Box(1, y, _MAIN_WIDTH, _MAIN_HEIGHT, texts, arrow)


def _side_box(line: FlowLine, reasons: list[FlowLine], y: int, trunk_end: int) -> Box:
    said = [(0, part) for part in _wrapped(line)]
    said += [(10, part) for reason in reasons for part in _wrapped(reason)]
    x = _SIDE_X + 10
    texts = tuple(
        Text(x + indent, y + 4 + _LINE * number, words, indent == 0)
        for number, (indent, words) in enumerate(said, start=1)
    )
    height = _LINE * len(said) + 12
    middle = y + height // 2
    arrow = f"M{_SIDE_X} {middle}H{_TRUNK_X}" if line.joins else f"M{_TRUNK_X} {trunk_end}V{middle}H{_SIDE_X}"
    return Box(_SIDE_X, y, WIDTH - _SIDE_X - 1, height, texts, arrow)


def _wrapped(line: FlowLine) -> list[str]:
    return wrap(f"{line.words}:\u00a0{line.people}", _CHARACTERS - (2 if line.depth == 2 else 0))
