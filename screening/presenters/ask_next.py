"""The open answers in the order in which they decide soonest, in words."""

from collections.abc import Callable
from dataclasses import dataclass

from screening.presenters.labels import field_label
from screening.presenters.verdicts import Link
from screening.rules.evaluate import Evaluation, Outcome
from screening.rules.facts import Facts
from screening.rules.next_questions import NextQuestion, next_questions
from screening.rules.protocol import PROTOCOLS

AT_FIRST = 3


@dataclass(frozen=True, slots=True)
class Question:
    """Where an open answer is given, and why it is asked."""

    link: Link
    why: str


@dataclass(frozen=True, slots=True)
class AskNext:
    """``first`` is what to ask now; empty where a criterion fails already, which needs no more answers."""

    first: tuple[Question, ...]
    rest: tuple[Question, ...]

    @property
    def title(self) -> str:
        """Of the answers behind the fold."""
        return f"{len(self.rest)} more open {'answer' if len(self.rest) == 1 else 'answers'}"


def ask_next(facts: Facts, evaluation: Evaluation, href: Callable[[str], str]) -> AskNext | None:
    """None where no answer is open; ``href`` gives the place of a path."""
    found = next_questions(facts, evaluation, PROTOCOLS[evaluation.protocol_version])
    if not found:
        return None
    questions = tuple(Question(Link(field_label(each.path, facts), href(each.path)), _why(each)) for each in found)
    now = 0 if evaluation.outcome is Outcome.INELIGIBLE else AT_FIRST
    return AskNext(questions[:now], questions[now:])


def _why(question: NextQuestion) -> str:
    if question.excluding:
        return f"can exclude: {', '.join(question.excluding)}"
    return f"needed for {', '.join(question.waiting)}"
