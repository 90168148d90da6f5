"""The study as a whole: where everybody stands, what keeps people out, and what another protocol would change."""

from collections.abc import Callable

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from screening.actions.exports import Exported, record_export
from screening.exports.study import failures_table, flow_table, times_table, what_if_table
from screening.exports.tables import Table, as_csv
from screening.forms.filters import ListedForm
from screening.forms.study import StudyForm, WhatIfForm
from screening.models import Site, User
from screening.permissions import Permission, permits, sites_of
from screening.presenters.study_flow import drawn, flow_lines
from screening.presenters.study_times import times
from screening.presenters.what_if import choices, slider, what_if
from screening.queries import MatrixRow, PrescreenCounts, counted, matrix_for
from screening.queries.decisions import decisions_for
from screening.queries.flow import failures_of, flow_of
from screening.queries.what_if import compared
from screening.rules.what_if import Supposition

Maker = Callable[[User, list[Site], Supposition], Table]


@require_safe
def study(request: HttpRequest) -> HttpResponse:
    """Flow, failures by criterion and time to decision, of the sites that one may read."""
    sites = list(sites_of(request.user, Permission.READ))
    form = StudyForm([site.code for site in sites], request.GET)
    _say_what_was_left_out(request, form)
    chosen = _narrowed(sites, form)
    rows = _rows(request.user, chosen)
    flow = flow_of(rows, _prescreened(request.user, chosen))
    lines = flow_lines(flow)
    failures = failures_of(rows)
    context = {
        "form": form,
        "flow": flow,
        "lines": lines,
        "drawing": drawn(lines),
        "failures": [each for each in failures if each.all_failed or each.all_so_far],
        "most": max((max(each.all_failed, each.all_so_far) for each in failures), default=0),
        "blockers": [each for each in failures if each.only_blocker or each.only_blocker_so_far],
        "times": times(decisions_for(request.user, chosen)),
        "site": form.chosen.get("site", ""),
    }
    return render(request, "study/study.html", context)


@require_safe
def suppose(request: HttpRequest) -> HttpResponse:
    """What the recorded answers would come to were one thing of the protocol another."""
    sites = list(sites_of(request.user, Permission.READ))
    form = WhatIfForm([site.code for site in sites], choices(), request.GET)
    _say_what_was_left_out(request, form)
    supposition = form.supposition
    asked = supposition != Supposition()
    context = {
        "form": form,
        "change": form.chosen.get("change", ""),
        "slider": slider(supposition),
        "answer": what_if(supposition, compared(request.user, _narrowed(sites, form), supposition)) if asked else None,
        "site": form.chosen.get("site", ""),
    }
    return render(request, "study/what_if.html", context)


@require_POST
def study_file(request: HttpRequest, kind: str) -> HttpResponse:
    """The numbers of one part as CSV, of the sites whose records one may take out."""
    if not permits(request.user, Permission.EXPORT):
        raise PermissionDenied
    exported, make = FILES.get(kind, (None, None))
    sites = list(sites_of(request.user, Permission.EXPORT))
    form = WhatIfForm([site.code for site in sites], choices(), request.POST)
    if exported is None or make is None or form.ignored:
        raise Http404
    table = make(request.user, _narrowed(sites, form), form.supposition)
    filters = {name: form.chosen.get(name, "") for name in ("site", "change", "value")}
    record_export(by=request.user, at=timezone.now(), kind=exported, filters=filters, row_count=len(table.rows))
    name = f"study-{kind}-{timezone.now().date().isoformat()}.csv"
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-store"}
    return HttpResponse(as_csv(table), content_type="text/csv; charset=utf-8", headers=headers)


FILES: dict[str, tuple[Exported, Maker]] = {
    "flow": (
        Exported.STUDY_FLOW,
        lambda user, sites, _: flow_table(flow_lines(flow_of(_rows(user, sites), _prescreened(user, sites)))),
    ),
    "failures": (Exported.FAILURES, lambda user, sites, _: failures_table(failures_of(_rows(user, sites)))),
    "times": (Exported.DECISION_TIMES, lambda user, sites, _: times_table(decisions_for(user, sites))),
    "what-if": (Exported.WHAT_IF, lambda user, sites, supposed: what_if_table(compared(user, sites, supposed))),
}


def _rows(user: User, sites: list[Site]) -> list[MatrixRow]:
    keys = {site.pk for site in sites}
    return [row for row in matrix_for(user) if row.participant.site_id in keys]


def _prescreened(user: User, sites: list[Site]) -> PrescreenCounts | None:
    """Who is in the log of these sites; None where none is kept."""
    counts = counted(user, sites)
    return counts if counts.total else None


def _narrowed(sites: list[Site], form: ListedForm) -> list[Site]:
    code = form.chosen.get("site")
    return [site for site in sites if code in (None, site.code)]


def _say_what_was_left_out(request: HttpRequest, form: ListedForm) -> None:
    for label in form.ignored:
        messages.warning(request, f"The {label} asked for is not on the list, so it was left out.")
