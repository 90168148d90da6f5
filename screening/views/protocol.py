"""The protocol: all of it on a page, and each criterion on one of its own."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from screening.models import CRITERION_CODES, ProtocolVersion, Study
from screening.permissions import Permission, permits
from screening.presenters.protocol import criterion_page, protocol_page
from screening.rules.protocol import PROTOCOLS, Protocol


@require_safe
def protocol(request: HttpRequest) -> HttpResponse:
    """The 28 criteria of a version, of the one in force if none is named: how they are read, and worked cases."""
    active = ProtocolVersion.active().version
    context = {
        "page": protocol_page(_asked(request, active), settings.SPEC_TABLES_DIR, list(PROTOCOLS.values())),
        "study": Study.current(),
        "active": active,
        "may_preview": len(PROTOCOLS) > 1 and permits(request.user, Permission.EXPORT),
    }
    return render(request, "protocol/protocol.html", context)


@require_safe
def criterion(request: HttpRequest, code: str) -> HttpResponse:
    """One criterion of a version: its wording, how it is read, worked cases; for the help dialog without the frame."""
    if code not in CRITERION_CODES:
        raise Http404
    page = criterion_page(_asked(request, ProtocolVersion.active().version), code, settings.SPEC_TABLES_DIR)
    is_dialog = request.headers.get("HX-Target") == "help-body"
    template = "protocol/criterion_help.html" if is_dialog else "protocol/criterion_page.html"
    return render(request, template, {"page": page, "entry": page.entry})


def _asked(request: HttpRequest, active: str) -> Protocol:
    """The version that the address names; 404 where there is no such version."""
    asked = PROTOCOLS.get(request.GET.get("version", active))
    if asked is None:
        raise Http404
    return asked
