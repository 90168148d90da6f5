"""What stands beside an answer: the way to its history, its queries, and the way to ask."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from urllib.parse import urlencode

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from screening.models import CRITERION_CODES, Query, ScreeningVisit
from screening.permissions import Permission
from screening.presenters.paths import asked_at, field_name
from screening.presenters.records import ASKED_ABOUT, QueryLine, query_counts, query_lines
from screening.queries import ValueChange

_SETTLED = "closed"
SUBJECTS = {path if path in CRITERION_CODES else field_name(path): path for path in ASKED_ABOUT}
"""By place, what a query raised there is about."""


@dataclass(frozen=True)
class Beside:
    """All of it, by the name of the field or the code of the criterion."""

    visit: ScreeningVisit
    queries: Mapping[str, tuple[QueryLine, ...]] = field(default_factory=dict)
    changed: Mapping[str, int] = field(default_factory=dict)
    may_answer: bool = False
    may_raise: bool = False

    def marks(self, name: str, label: str, *, asks: bool = True) -> SafeString:
        """Small links at the answer itself: to its history, and, where it ``asks``, to raise a query."""
        links = [self._history(name, label)] if name in self.changed else []
        if asks and self.may_raise and name in SUBJECTS:
            links.append(self._ask(name, label))
        if not links:
            return SafeString("")
        return format_html(
            '<span class="field-marks no-print">{}</span>', format_html_join("", "{}", ((one,) for one in links))
        )

    def queries_at(self, name: str, *, oob: bool = False) -> SafeString:
        """The queries that are not settled; an empty place where one may be raised."""
        found = [each for each in self.queries.get(name, ()) if each.status != _SETTLED]
        if not (found or (self.may_raise and name in SUBJECTS)):
            return SafeString("")
        number, attempt = self._where
        said = {
            "place": name,
            "queries": found,
            "may_answer": self.may_answer,
            "number": number,
            "attempt": attempt,
            "oob": oob,
        }
        return (
            SafeString(render_to_string("components/queries_beside.html", said))
            if found
            else format_html('<div class="field-queries" id="queries_{}"></div>', name)
        )

    @property
    def waiting(self) -> list[QueryLine]:
        """All that are not settled, those to be answered first."""
        found = [each for lines in self.queries.values() for each in lines if each.status != _SETTLED]
        return sorted(found, key=lambda each: each.status != "open")

    @property
    def counts(self) -> str:
        """How many there are, in words."""
        return query_counts(each for lines in self.queries.values() for each in lines)

    def _history(self, name: str, label: str) -> SafeString:
        count = self.changed[name]
        return format_html(
            '<a href="{}" data-beside aria-label="History of {}{}" title="History">H{}</a>',
            reverse("value_history", args=[*self._where, name]),
            label,
            f", {count} entries" if count > 1 else "",
            f" {count}" if count > 1 else "",
        )

    def _ask(self, name: str, label: str) -> SafeString:
        address = f"{reverse('raise_query', args=self._where)}?{urlencode({'about': SUBJECTS[name]})}"
        return format_html(
            '<a href="{}" data-beside aria-label="Raise a query on {}" title="Raise a query">?</a>', address, label
        )

    @property
    def _where(self) -> list[object]:
        return [self.visit.participant.screening_number, self.visit.attempt]


def beside(
    visit: ScreeningVisit,
    queries: Iterable[Query] = (),
    changes: Iterable[ValueChange] = (),
    rights: Collection[Permission] = (),
) -> Beside:
    """For one attempt; ``rights`` are those of whoever looks."""
    by_place: dict[str, list[Query]] = {}
    for query in queries:
        by_place.setdefault(place_of(query.subject), []).append(query)
    zone = visit.participant.site.zone
    changed: dict[str, set[int]] = {}
    for each in changes:
        changed.setdefault(asked_at(each.path), set()).add(each.event.pk)
    return Beside(
        visit,
        {place: query_lines(visit, found, zone) for place, found in by_place.items()},
        {name: len(events) for name, events in changed.items()},
        Permission.ANSWER_QUERY in rights,
        Permission.RAISE_QUERY in rights,
    )


def place_of(subject: str) -> str:
    """Where a query is shown: at the criterion of that code, or at the field that asks for the fact."""
    return subject if subject in CRITERION_CODES else field_name(subject)
