"""The one place that draws a verdict, an outcome or a status."""

from datetime import date
from functools import lru_cache

from django import template
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.html import format_html
from django.utils.http import urlencode
from django.utils.safestring import SafeString

from screening.presenters.matrix import Cell, Head
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


@register.simple_tag
@lru_cache(maxsize=256)
def code_link(code: str, sentence: str = "", version: str = "") -> SafeString:
    """The code of a criterion, which opens how it is read, by that protocol version where one is given."""
    return format_html(
        '<a class="code" href="{}{}"{} data-help>{}<span class="visually-hidden">, how it is read</span></a>',
        reverse("criterion", args=[code]),
        f"?{urlencode({'version': version})}" if version else "",
        format_html(' title="{}"', sentence) if sentence else "",
        code,
    )


@register.simple_tag
def matrix_cell(cell: Cell) -> SafeString:
    """One verdict of the matrix with its column. It has hundreds, and templates are slow."""
    return format_html(
        '<td class="matrix-cell{}"><a href="{}" data-explain="{}">{}</a></td>',
        " matrix-first-exclusion" if cell.first_exclusion else "",
        cell.href,
        cell.explain,
        drawn(tone(cell.verdict), cell.label, "verdict", compact=True),
    )


@register.simple_tag
@lru_cache(maxsize=64)
def matrix_head(head: Head) -> SafeString:
    """A criterion at the top of the matrix; the same on every page."""
    return format_html(
        '<th scope="col"{}><a href="{}" data-help title="{}" data-explain="{}">{}</a></th>',
        SafeString(' class="matrix-first-exclusion"' if head.first_exclusion else ""),
        reverse("criterion", args=[head.code]),
        head.words,
        head.words,
        head.code,
    )


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
