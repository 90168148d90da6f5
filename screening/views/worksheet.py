"""The questions of the form on paper: blank for the bedside, or filled in with what is recorded."""

from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from screening.assemble import Rows
from screening.forms.layout import section_of
from screening.forms.layout.paper import PaperSection, on_paper
from screening.forms.screening import ScreeningForm
from screening.models import Participant, ScreeningVisit, Site
from screening.presenters.form_sections import judgement
from screening.presenters.paths import field_name
from screening.presenters.records import signature_lines
from screening.presenters.standing import standing_of
from screening.presenters.times import show_instant
from screening.presenters.worksheet import Boundary, boundaries
from screening.queries import protocol_of
from screening.rules.protocol import CURRENT, Protocol
from screening.views.screening_page import saved_form
from screening.views.screening_record import record_of

_ROWS_TO_FILL_IN = 2


@require_safe
def blank(request: HttpRequest) -> HttpResponse:
    """Every question with its units and boundaries, of nobody."""
    nobody = ScreeningVisit(participant=Participant(site=Site()))
    form = ScreeningForm(nobody, Rows(), [], field_name).answers
    return render(request, "worksheet/blank.html", _drawn(form, CURRENT, blank_rows=_ROWS_TO_FILL_IN))


@require_safe
def filled(request: HttpRequest, number: str, attempt: int) -> HttpResponse:
    """The answers of one attempt as they are recorded, with the verdicts and their reasons."""
    record = record_of(request.user, number, attempt)
    visit = record.visit
    if visit.pk is None:
        raise Http404
    form = saved_form(visit, record.rows, record.sources).answers
    context: dict[str, Any] = {
        "visit": visit,
        "number": number,
        "attempt": attempt,
        "record": record,
        "standing": standing_of(visit),
        "judgement": judgement(visit),
        "signatures": signature_lines([visit]),
        "printed_at": show_instant(timezone.now(), visit.participant.site.zone),
    }
    return render(request, "worksheet/filled.html", context | _drawn(form, protocol_of(visit), blank_rows=0))


def _drawn(form: forms.Form, protocol: Protocol, *, blank_rows: int) -> dict[str, Any]:
    printed: dict[str | None, list[Boundary]] = {}
    for each in boundaries(protocol):
        printed.setdefault(section_of(each.field), []).append(each)
    sections: tuple[PaperSection, ...] = on_paper(form, blank_rows=blank_rows)
    return {"sections": [(section, printed.get(section.key, [])) for section in sections], "version": protocol.version}
