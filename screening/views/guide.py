"""The guided first visit, in the demonstration only."""

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from screening.presenters.guide import ADMINISTRATOR, tours
from screening.queries.guide import guide_examples


@require_safe
def guide(request: HttpRequest) -> HttpResponse:
    """The steps of each role that the user holds; what is ticked off stays in the browser."""
    if not settings.DEMO:
        raise PermissionDenied
    user = request.user
    roles = set(user.site_roles.filter(ended_at=None).values_list("role", flat=True))
    found = tours([ADMINISTRATOR] if user.is_administrator else sorted(roles), guide_examples(user))
    return render(request, "guide/guide.html", {"tours": found})
