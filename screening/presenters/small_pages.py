"""Pages that ask one thing and say beforehand what will happen."""

from collections.abc import Iterable
from dataclasses import dataclass

from screening.models import ScreeningVisit
from screening.rules.criterion import Result
from screening.rules.protocol import PROTOCOLS


@dataclass(frozen=True, slots=True)
class SmallPage:
    """``will`` are the consequences, ``done`` what is said afterwards."""

    heading: str
    button: str
    done: str
    will: tuple[str, ...]
    is_final: bool = False


DECLINE = SmallPage(
    "Record that the person declined",
    "Record the refusal",
    "The refusal is recorded.",
    (
        "The attempt ends as declined. This cannot be undone, and the answers become read-only.",
        "The screening log shows the person as not determined.",
    ),
    True,
)
WITHDRAW = SmallPage(
    "Record a withdrawal",
    "Record the withdrawal",
    "The withdrawal is recorded.",
    (
        "The attempt ends as withdrawn. This cannot be undone, and the answers become read-only.",
        "What was recorded stays on record; nothing is deleted.",
    ),
    True,
)
ENROL = SmallPage(
    "Enrol",
    "Enrol",
    "The person is enrolled.",
    (
        "The person takes one of the planned places of the study and gets the next enrolment number.",
        "From then on nothing clinical is entered here. A later correction of the screening opens a deviation note.",
    ),
    True,
)
DISCONTINUE = SmallPage(
    "Record a discontinuation",
    "Record the discontinuation",
    "The discontinuation is recorded.",
    ("The person counts as discontinued. This cannot be undone.", "The place stays taken."),
    True,
)
REOPEN = SmallPage(
    "Reopen the decision",
    "Reopen",
    "The decision is taken back; the screening is a draft again.",
    (
        "The signature becomes void and stays visible with your reason.",
        "The screening goes back to the coordinator as a draft, and has to be submitted and signed again.",
    ),
    True,
)
RAISE_QUERY = SmallPage(
    "Raise a query",
    "Raise the query",
    "The query is raised.",
    ("The coordinator finds the question in the list of things to do and on this participant's page.",),
)
ANSWER_QUERY = SmallPage(
    "Answer a query",
    "Save the answer",
    "The answer is recorded.",
    ("Whoever may ask sees the answer and closes the query, or asks again.",),
)


def moving(before: str, after: str) -> SmallPage:
    """A draft that goes on under another protocol version."""
    return SmallPage(
        f"Move to protocol version {after}",
        f"Move to version {after}",
        f"The attempt goes on under protocol version {after}.",
        (
            f"The attempt was begun under version {before}. Its answers stay, and its verdicts are those of version "
            f"{after} from now on.",
            "Your reason stands in the audit trail.",
        ),
    )


def failing_today(visit: ScreeningVisit, results: Iterable[Result]) -> tuple[str, ...]:
    """What would fail were the person assessed today, a sentence each."""
    protocol = PROTOCOLS[visit.protocol_version.version]
    return tuple(f"{each.code} {protocol.criterion(each.code).name}: {each.because}." for each in results)
