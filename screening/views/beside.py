"""What stands beside the answers of a form: their history and the queries on them."""

from collections.abc import Collection

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from screening.models import ScreeningVisit
from screening.permissions import Permission
from screening.presenters.beside import Beside, beside
from screening.presenters.history import value_history
from screening.presenters.paths import asked_at
from screening.queries import queries_of, value_changes
from screening.views.access import visit_of


def queries_beside(visit: ScreeningVisit, rights: Collection[Permission]) -> Beside:
    """The queries alone."""
    return beside(visit, queries_of(visit), rights=rights) if visit.pk else Beside(visit)


def all_beside(visit: ScreeningVisit, rights: Collection[Permission], *, rows_as_kept: bool) -> Beside:
    """Queries and histories; of rows only where they are numbered as they are kept."""
    if not visit.pk:
        return Beside(visit)
    changes = [one for one in value_changes(visit) if rows_as_kept or "[" not in one.path]
    return beside(visit, queries_of(visit), changes, rights)


@require_safe
def value_history_page(request: HttpRequest, number: str, attempt: int, field: str) -> HttpResponse:
    """Who set the value of a field, when, from what to what, and why."""
    visit = visit_of(request.user, number, attempt)
    found = [one for one in value_changes(visit) if asked_at(one.path) == field]
    if not found:
        raise Http404
    changes = value_history(found, visit.participant.site.zone)
    context = {"visit": visit, "number": number, "changes": changes, "what": changes[-1].what}
    return render(request, "screening/value_history.html", context)
