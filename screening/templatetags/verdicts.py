"""The one place that draws a verdict, an outcome or a status."""

from datetime import date
from functools import lru_cache

from django import template
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from screening.presenters.verdicts import OUTCOME_TONES, OUTCOME_WORDS, STATUS_WORDS, VERDICT_WORDS
from screening.rules.criterion import Verdict
from screening.rules.evaluate import Outcome
from screening.rules.words import show_day

register = template.Library()


@register.simple_tag
def verdict(value: Verdict | str, compact: bool = False, label: str = "") -> SafeString:
    """Shape, word and colour; compact shows the shape alone. ``label`` says more than the word."""
    kind = Verdict(value)
    return drawn(tone(kind), label or VERDICT_WORDS[kind], "verdict", compact)


@register.simple_tag
def outcome(value: Outcome | str, large: bool = False) -> SafeString:
    """An outcome with the shape of the verdict that brings it about."""
    kind = Outcome(value)
    return drawn(tone(OUTCOME_TONES[kind]), OUTCOME_WORDS[kind], "outcome outcome-large" if large else "outcome")


@lru_cache(maxsize=1024)
def drawn(tone: str, word: str, mark: str, compact: bool = False) -> SafeString:
    """Drawn once and kept: a matrix shows the same few shapes a thousand times."""
    return render_to_string("components/verdict.html", {"tone": tone, "word": word, "mark": mark, "compact": compact})


@register.inclusion_tag("components/status.html")
def status(value: str) -> dict[str, str]:
    """The state of an attempt, which is no verdict and has no colour."""
    return {"word": STATUS_WORDS[str(value)]}


@register.filter
def day(value: date | None) -> str:
    """``03-NOV-2026``; nothing for no date."""
    return show_day(value) if value else ""


@register.filter
def tone(value: Verdict) -> str:
    """The name of a verdict in class names and shapes."""
    return value.value.lower().replace("_", "-")
