"""The protocol: all of it on a page, and each criterion on one of its own."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from screening.models import CRITERION_CODES
from screening.models.study import Study
from screening.presenters.protocol import criterion_page, protocol_page
from screening.rules.protocol import CURRENT


@require_safe
def protocol(request: HttpRequest) -> HttpResponse:
    """The 28 criteria of the version in force, how they are read, and worked cases."""
    page = protocol_page(CURRENT, settings.SPEC_TABLES_DIR)
    return render(request, "protocol/protocol.html", {"page": page, "study": Study.current()})


@require_safe
def criterion(request: HttpRequest, code: str) -> HttpResponse:
    """One criterion: its wording, how it is read and its worked cases; for the help dialog without the frame."""
    if code not in CRITERION_CODES:
        raise Http404
    page = criterion_page(CURRENT, code, settings.SPEC_TABLES_DIR)
    is_dialog = request.headers.get("HX-Target") == "help-body"
    template = "protocol/criterion_help.html" if is_dialog else "protocol/criterion_page.html"
    return render(request, template, {"page": page, "entry": page.entry})
