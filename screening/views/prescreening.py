"""The pre-screening log: a line added, all lines, one line corrected or declared wrong."""

from uuid import uuid4

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from screening.actions.base import local_day, version_of
from screening.actions.prescreening import correct_prescreening, record_prescreening, void_prescreening
from screening.forms.prescreening import CorrectionForm, EntryForm, PrescreenFilterForm, VoidForm
from screening.models import PrescreenEntry, User
from screening.permissions import Permission, permits, sites_of
from screening.presenters.prescreening import count_table, prescreen_lines
from screening.queries import counted, prescreenings_for
from screening.views.access import carried_out, require_right

_ENTRIES_ON_A_PAGE = 50


@require_http_methods(["GET", "HEAD", "POST"])
def prescreening(request: HttpRequest) -> HttpResponse:
    """The log of the sites that the user may read; who registers there may add to it."""
    may_add = permits(request.user, Permission.REGISTER)
    if request.method == "POST" and not may_add:
        raise PermissionDenied
    form = _entry_form(request) if may_add else None
    if form is not None and request.method == "POST" and carried_out(form, lambda: _record(request, form)):
        messages.success(request, f"{_latest(request.user, form)} is in the log.")
        return redirect(f"{reverse('prescreening')}?after={_latest(request.user, form).pk}")
    status = 422 if form is not None and form.errors else 200
    if form is not None and "submission_key" in form.errors:
        form.show_anew(submission_key=uuid4())
    return render(request, "prescreening/log.html", _context(request, form), status=status)


def _entry_form(request: HttpRequest) -> EntryForm:
    sites = sites_of(request.user, Permission.REGISTER)
    after = request.GET.get("after", "")
    before = prescreenings_for(request.user).filter(pk=int(after[:12])).first() if after.isdecimal() else None
    zone = next(iter(sites)).zone
    return EntryForm(
        sites,
        request.POST if request.method == "POST" else None,
        today=timezone.now().astimezone(zone).date(),
        before=before,
    )


def _record(request: HttpRequest, form: EntryForm) -> PrescreenEntry:
    said = form.cleaned_data
    key = said["submission_key"]
    return record_prescreening(
        by=request.user, at=timezone.now(), site=said["site"], submission_key=key, said=form.said()
    )


def _latest(user: User, form: EntryForm) -> PrescreenEntry:
    return prescreenings_for(user).get(submission_key=form.cleaned_data["submission_key"])


def _context(request: HttpRequest, form: EntryForm | None) -> dict[str, object]:
    sites = sites_of(request.user, Permission.READ).order_by("code")
    filters = PrescreenFilterForm(sites.values_list("code", flat=True), request.GET)
    chosen = filters.chosen
    entries = Paginator(prescreenings_for(request.user, **chosen), _ENTRIES_ON_A_PAGE).get_page(request.GET.get("page"))
    site = next((each for each in sites if each.code == chosen.get("site")), None)
    return {
        "form": form,
        "filters": filters,
        "chosen": chosen,
        "entries": entries,
        "lines": prescreen_lines(entries),
        "counts": count_table(counted(request.user, [site] if site else None)),
        "counted_at": site.code if site else "",
    }


@require_http_methods(["GET", "HEAD", "POST"])
def prescreening_entry(request: HttpRequest, key: int) -> HttpResponse:
    """One line, to be corrected or declared wrong."""
    entry = get_object_or_404(prescreenings_for(request.user), pk=key)
    require_right(request.user, Permission.REGISTER, entry.site)
    voids = "void" in request.POST
    sent = request.POST if request.method == "POST" else None
    form, void = CorrectionForm(entry, None if voids else sent), VoidForm(sent if voids else None)
    of = {"by": request.user, "at": timezone.now(), "entry": entry}
    if voids and carried_out(void, lambda: void_prescreening(reason=void.cleaned_data["void"], **of)):
        messages.success(request, f"{entry} is declared wrong. It stays in the log and counts no more.")
        return redirect("prescreening")
    if sent and not voids and carried_out(form, lambda: _correct(form, of)):
        messages.success(request, f"{entry} is corrected.")
        return redirect("prescreening")
    (line,) = prescreen_lines([entry])
    wrong = void if voids else form
    context = {"entry": entry, "line": line, "correction": form, "void": void, "form": wrong}
    context["today"] = local_day(entry.site, timezone.now())
    return render(request, "prescreening/entry.html", context, status=422 if wrong.errors else 200)


def _correct(form: CorrectionForm, of: dict) -> PrescreenEntry:
    form.show_anew(version=version_of(of["entry"]))
    said = form.cleaned_data
    return correct_prescreening(said=form.said(), reason=said["why"], version=said["version"], **of)
