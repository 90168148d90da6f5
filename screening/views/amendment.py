"""What an amendment would change, seen before it is put in force."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from screening.actions.exports import Exported, record_export
from screening.actions.protocol import activate_version
from screening.exports.amendment import amendment_table
from screening.exports.tables import as_csv
from screening.forms.amendment import ActivateForm, VersionsForm
from screening.models import ProtocolVersion, User
from screening.permissions import Permission, permits
from screening.presenters.amendment import amendment_page, turned_lines
from screening.queries import reassessed
from screening.rules.protocol import PROTOCOLS
from screening.views.access import carried_out
from screening.views.exports import CSV_TYPE, attachment


@require_safe
def amendment(request: HttpRequest) -> HttpResponse:
    """Whose verdict would change from one version to another; to choose at first, from the one in force."""
    _require_export(request.user)
    return _page(request, request.GET or _usual_choice())


@require_POST
def amendment_file(request: HttpRequest) -> HttpResponse:
    """The same as a table; that it was taken out goes on record."""
    _require_export(request.user)
    form = VersionsForm(PROTOCOLS, request.POST)
    if not form.is_valid():
        return _page(request, request.POST, status=422)
    chosen = form.cleaned_data
    found = reassessed(request.user, PROTOCOLS[chosen["before"]], PROTOCOLS[chosen["after"]])
    table = amendment_table(chosen["before"], chosen["after"], (line.words for line in turned_lines(found)))
    filters, rows = {"version_now": chosen["before"], "version_then": chosen["after"]}, len(table.rows)
    record_export(by=request.user, at=timezone.now(), kind=Exported.AMENDMENT, filters=filters, row_count=rows)
    return attachment(as_csv(table), "amendment", "csv", CSV_TYPE)


@require_POST
def activate_protocol(request: HttpRequest) -> HttpResponse:
    """Puts a version in force for new attempts."""
    if not permits(request.user, Permission.ADMINISTER):
        raise PermissionDenied
    form = ActivateForm(request.POST)

    def act() -> None:
        said = form.cleaned_data
        activate_version(by=request.user, at=timezone.now(), version=said["version"], reason=said["reason"])

    if carried_out(form, act):
        version = form.cleaned_data["version"]
        messages.success(request, f"Version {version} is in force. New attempts are screened under it.")
        return redirect("protocol")
    choice = _usual_choice() | {"after": request.POST.get("version", "")}
    return _page(request, choice, activate=form)


def _require_export(user: User) -> None:
    if not permits(user, Permission.EXPORT):
        raise PermissionDenied


def _usual_choice() -> dict[str, str]:
    active = ProtocolVersion.active().version
    return {"before": active, "after": next((version for version in PROTOCOLS if version != active), active)}


def _page(
    request: HttpRequest, choice: Any, *, activate: ActivateForm | None = None, status: int = 200
) -> HttpResponse:
    form, active = VersionsForm(PROTOCOLS, choice), ProtocolVersion.active().version
    page = None
    if len(PROTOCOLS) > 1 and form.is_valid():
        before, after = (PROTOCOLS[form.cleaned_data[name]] for name in ("before", "after"))
        page = amendment_page(before, after, reassessed(request.user, before, after))
    may_activate = page is not None and page.after.version != active and permits(request.user, Permission.ADMINISTER)
    if may_activate and activate is None:
        activate = ActivateForm(initial={"version": page.after.version})
    context = {
        "page": page,
        "versions": form,
        "form": activate if activate and activate.errors else form,
        "activate": activate if may_activate else None,
        "active": active,
        "only": len(PROTOCOLS) == 1,
    }
    return render(request, "protocol/amendment.html", context, status=status)
