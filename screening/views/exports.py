"""What may be taken out as a file; each time goes on record before the file is handed over."""

from collections.abc import Callable

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from screening.actions.exports import Exported, record_export
from screening.exports.code_list import code_list
from screening.exports.monitoring import queries_table, source_verification
from screening.exports.prescreening import prescreening_log
from screening.exports.record import RECORDS, ROWS, whole_record
from screening.exports.screening_log import PREFETCHED, RELATED, screening_log
from screening.exports.tables import Table, as_csv, as_xlsx
from screening.exports.trail import audit_trail
from screening.forms.exports import (
    CSV,
    XLSX,
    CodeListForm,
    LogForm,
    MonitoringForm,
    PrescreeningLogForm,
    RecordForm,
    TrailForm,
)
from screening.forms.plain import PlainForm
from screening.models import Site, User
from screening.permissions import Permission, sites_of
from screening.presenters.trail import trail_lines
from screening.queries import (
    attempts_to_verify,
    exportable_participants_for,
    exportable_prescreenings_for,
    exported_queries,
    history_of,
    lapsed,
    participants_for,
    subjects_of,
    trail_for,
    versions_of,
    visits_for,
)
from screening.rules.interchange import write_json

_WRITERS: dict[str, Callable[[Table], bytes]] = {CSV: as_csv, XLSX: as_xlsx}
CSV_TYPE = "text/csv; charset=utf-8"
_TYPES = {
    CSV: CSV_TYPE,
    XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


@require_safe
def exports(request: HttpRequest) -> HttpResponse:
    """The page that offers them."""
    return _page(request)


@require_POST
def screening_log_file(request: HttpRequest) -> HttpResponse:
    """The screening log of the sites that the user may export."""
    form = LogForm(_codes(request.user, Permission.EXPORT), request.POST)
    if not form.is_valid():
        return _page(request, log=form)
    chosen = form.cleaned_data
    visits = visits_for(request.user).filter(participant__site__in=sites_of(request.user, Permission.EXPORT))
    if chosen["site"]:
        visits = visits.filter(participant__site__code=chosen["site"])
    if chosen["status"]:
        visits = visits.filter(status=chosen["status"])
    visits = visits.select_related(*RELATED).prefetch_related(*PREFETCHED)
    table = screening_log(visits.order_by("participant__screening_number", "attempt"))
    filters = {name: chosen[name] for name in ("site", "status")}
    _record(request.user, Exported.SCREENING_LOG, filters, table)
    return _file(table, "screening-log", chosen["format"])


@require_POST
def prescreening_log_file(request: HttpRequest) -> HttpResponse:
    """The pre-screening log of the sites that the user may export."""
    form = PrescreeningLogForm(_codes(request.user, Permission.EXPORT), request.POST)
    if not form.is_valid():
        return _page(request, prescreening=form)
    filters = {name: form.cleaned_data[name] for name in ("site", "outcome")}
    table = prescreening_log(exportable_prescreenings_for(request.user, **filters))
    _record(request.user, Exported.PRESCREENING_LOG, filters, table)
    return _file(table, "pre-screening-log", form.cleaned_data["format"])


@require_POST
def trail_file(request: HttpRequest) -> HttpResponse:
    """The audit trail of the sites that the user may export, or of one participant."""
    form = TrailForm(_codes(request.user, Permission.EXPORT), _numbers(request.user), request.POST)
    if not form.is_valid():
        return _page(request, trail=form)
    filters = {name: form.cleaned_data[name] for name in ("site", "participant")}
    events = list(trail_for(request.user, **filters).order_by("pk"))
    table = audit_trail(trail_lines(events, subjects_of(events)))
    _record(request.user, Exported.AUDIT_TRAIL, filters, table)
    return _file(table, "audit-trail", form.cleaned_data["format"])


@require_POST
def record_file(request: HttpRequest) -> HttpResponse:
    """All that is kept of one participant, but who they are, with its audit trail."""
    form = RecordForm(_numbers(request.user), request.POST)
    if not form.is_valid():
        return _page(request, record=form)
    number, now = form.cleaned_data["participant"], timezone.now()
    person = exportable_participants_for(request.user).select_related("site").get(screening_number=number)
    visits = visits_for(request.user).filter(participant=person).order_by("attempt").prefetch_related(*RECORDS, *ROWS)
    events = history_of(person).select_related("site").order_by("pk")
    written = write_json(whole_record(person, visits, events, versions_of(person), made_at=now))
    record_export(
        by=request.user,
        at=now,
        kind=Exported.WHOLE_RECORD,
        filters={"participant": number},
        row_count=len(visits),
        participant=person,
    )
    return attachment(written.encode(), f"record-{number}", "json", "application/json")


@require_POST
def monitoring_file(request: HttpRequest) -> HttpResponse:
    """Each source with what is verified of it, or each query, of the sites that the user may export."""
    form = MonitoringForm(_codes(request.user, Permission.EXPORT), request.POST)
    if not form.is_valid():
        return _page(request, monitoring=form)
    kind, site = Exported(form.cleaned_data["kind"]), form.cleaned_data["site"]
    if kind is Exported.QUERIES:
        queries = exported_queries(request.user)
        table = queries_table(queries.filter(visit__participant__site__code=site) if site else queries)
    else:
        exportable = attempts_to_verify(request.user).filter(
            participant__site__in=sites_of(request.user, Permission.EXPORT)
        )
        attempts = list(exportable.filter(participant__site__code=site) if site else exportable)
        table = source_verification(attempts, lapsed(attempts))
    _record(request.user, kind, {"site": site}, table)
    return _file(table, kind.value.replace("_", "-"), form.cleaned_data["format"])


@require_POST
def code_list_file(request: HttpRequest) -> HttpResponse:
    """The confidential code list of one of the investigator's own sites."""
    codes = _codes(request.user, Permission.EXPORT_CODE_LIST)
    if not codes:
        raise PermissionDenied
    form = CodeListForm(codes, request.POST)
    if not form.is_valid():
        return _page(request, code_list=form)
    site = sites_of(request.user, Permission.EXPORT_CODE_LIST).get(code=form.cleaned_data["site"])
    table = code_list(participants_for(request.user).filter(site=site).select_related("identity"))
    _record(request.user, Exported.CODE_LIST, {"site": site.code}, table, site)
    return _file(table, f"code-list-{site.code}", form.cleaned_data["format"])


def _record(user: User, kind: Exported, filters: dict[str, str], table: Table, site: Site | None = None) -> None:
    rows = len(table.rows)
    record_export(by=user, at=timezone.now(), kind=kind, filters=filters, row_count=rows, site=site)


def _page(request: HttpRequest, **refused: PlainForm) -> HttpResponse:
    """``refused`` is the form that was sent and not in order, by its name in the template."""
    sites, named_sites = _codes(request.user, Permission.EXPORT), _codes(request.user, Permission.EXPORT_CODE_LIST)
    if not sites and not request.user.is_administrator:
        raise PermissionDenied
    numbers = _numbers(request.user)
    context = {
        "log": LogForm(sites),
        "prescreening": PrescreeningLogForm(sites),
        "trail": TrailForm(sites, numbers),
        "monitoring": MonitoringForm(sites),
        "record": RecordForm(numbers) if numbers else None,
        "code_list": CodeListForm(named_sites) if named_sites else None,
        "form": next(iter(refused.values()), None),
    } | refused
    return render(request, "exports/exports.html", context, status=422 if refused else 200)


def _codes(user: User, permission: Permission) -> list[str]:
    return list(sites_of(user, permission).order_by("code").values_list("code", flat=True))


def _numbers(user: User) -> list[str]:
    return list(exportable_participants_for(user).values_list("screening_number", flat=True))


def _file(table: Table, name: str, written_as: str) -> HttpResponse:
    return attachment(_WRITERS[written_as](table), name, written_as, _TYPES[written_as])


def attachment(content: bytes, name: str, ending: str, content_type: str) -> HttpResponse:
    """A file to save, named after today, that no cache keeps."""
    disposition = f'attachment; filename="{name}-{timezone.now().date().isoformat()}.{ending}"'
    headers = {"Content-Disposition": disposition, "Cache-Control": "no-store"}
    return HttpResponse(content, content_type=content_type, headers=headers)
