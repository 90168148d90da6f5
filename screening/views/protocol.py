"""The protocol page."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from screening.models import ProtocolVersion, Study
from screening.permissions import Permission, permits
from screening.presenters.protocol import protocol_page
from screening.rules.protocol import PROTOCOLS


@require_safe
def protocol(request: HttpRequest) -> HttpResponse:
    """The 28 criteria of a version, of the one in force if none is named: how they are read, and worked cases."""
    active = ProtocolVersion.active().version
    asked = PROTOCOLS.get(request.GET.get("version", active))
    if asked is None:
        raise Http404
    context = {
        "page": protocol_page(asked, settings.SPEC_TABLES_DIR, list(PROTOCOLS.values())),
        "study": Study.current(),
        "active": active,
        "may_preview": len(PROTOCOLS) > 1 and permits(request.user, Permission.EXPORT),
    }
    return render(request, "protocol/protocol.html", context)
