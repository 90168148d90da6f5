"""The list of participants, and the filters that somebody keeps for it."""

from datetime import timedelta

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from screening.actions.filters import delete_filter as delete
from screening.actions.filters import save_filter as save
from screening.forms.filters import ParticipantFilterForm, SavedFilterForm
from screening.models import Study
from screening.permissions import Permission, permits, sites_of
from screening.presenters.participant_list import address, chips, list_page
from screening.queries import Place, listed_participants, saved_filters_of
from screening.views.access import carried_out


@require_safe
def participant_list(request: HttpRequest) -> HttpResponse:
    """Everybody one may see, narrowed and ordered as the address says."""
    return _shown(request, _filters(request, request.GET), SavedFilterForm())


@require_POST
def save_filter(request: HttpRequest) -> HttpResponse:
    """Keeps the filter that the list stands at, under a name."""
    filters, form = _filters(request, request.POST), SavedFilterForm(request.POST)

    def act() -> None:
        save(by=request.user, name=form.cleaned_data["name"], query=filters.query)

    if not carried_out(form, act):
        return _shown(request, filters, form, status=422)
    messages.success(request, f"The filter “{form.cleaned_data['name']}” is saved.")
    return redirect(address(filters.asked))


@require_POST
def delete_filter(request: HttpRequest) -> HttpResponse:
    """One of one's own filters is gone afterwards; the list stands where it stood."""
    delete(by=request.user, key=_key(request.POST.get("key", "")))
    messages.success(request, "The filter is deleted.")
    return redirect(address(_filters(request, request.POST).asked))


def _filters(request: HttpRequest, asked: object) -> ParticipantFilterForm:
    codes = sites_of(request.user, Permission.READ).order_by("code").values_list("code", flat=True)
    return ParticipantFilterForm(codes, asked)


def _shown(
    request: HttpRequest, filters: ParticipantFilterForm, form: SavedFilterForm, *, status: int = 200
) -> HttpResponse:
    chosen, sort = filters.chosen, filters.chosen.get("sort", "number")
    place = Place(after=_key(request.GET.get("after", "")), before=_key(request.GET.get("before", "")))
    page = listed_participants(request.user, chosen, sort=sort, place=place, today=timezone.localdate())
    window = timedelta(days=Study.current().screening_window_days)
    saved = chips(saved_filters_of(request.user), filters.query)
    context = {
        "page": list_page(page, filters.asked, window),
        "filters": filters,
        "chosen": chosen.keys() - {"sort"},
        "saved": saved,
        "may_save": bool(form.errors) or (bool(filters.query) and not any(each.is_current for each in saved)),
        "form": form,
        "may_register": permits(request.user, Permission.REGISTER),
    }
    return render(request, "participants/list.html", context, status=status)


def _key(text: str) -> int:
    """The key of a record; 0 for what cannot be one."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 16 else 0
