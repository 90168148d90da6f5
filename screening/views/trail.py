"""The audit trail, to read."""

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from screening.forms.filters import TrailFilterForm
from screening.permissions import Permission, permits, sites_of
from screening.presenters.trail import trail_lines
from screening.queries import exportable_participants_for, subjects_of, trail_for

_EVENTS_ON_A_PAGE = 50


@require_safe
def audit_trail(request: HttpRequest) -> HttpResponse:
    """Who did what at the sites that the user may export, the latest first."""
    if not permits(request.user, Permission.EXPORT):
        raise PermissionDenied
    filters = TrailFilterForm(
        sites_of(request.user, Permission.EXPORT).order_by("code").values_list("code", flat=True),
        exportable_participants_for(request.user).values_list("screening_number", flat=True),
        request.GET,
    )
    chosen = filters.chosen
    events = Paginator(trail_for(request.user, **chosen), _EVENTS_ON_A_PAGE).get_page(request.GET.get("page"))
    context = {
        "filters": filters,
        "chosen": chosen,
        "events": events,
        "lines": list(trail_lines(events, subjects_of(events))),
    }
    return render(request, "trail/trail.html", context)
