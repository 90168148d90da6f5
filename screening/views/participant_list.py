"""The list of participants."""

from datetime import timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from screening.forms.filters import ParticipantFilterForm
from screening.models import Study
from screening.permissions import Permission, permits, sites_of
from screening.presenters.participant_list import list_page
from screening.queries import SORTS, Place, listed_participants


@require_safe
def participant_list(request: HttpRequest) -> HttpResponse:
    """Everybody one may see, narrowed and ordered as the address says."""
    codes = sites_of(request.user, Permission.READ).order_by("code").values_list("code", flat=True)
    filters = ParticipantFilterForm(codes, request.GET)
    chosen = filters.chosen
    asked = {name: request.GET[name] for name in chosen}
    sort = request.GET.get("sort", "")
    sort = sort if sort.removeprefix("-") in SORTS else "number"
    place = Place(after=_key(request, "after"), before=_key(request, "before"))
    page = listed_participants(request.user, chosen, sort=sort, place=place, today=timezone.localdate())
    window = timedelta(days=Study.current().screening_window_days)
    context = {
        "page": list_page(page, asked, sort, window),
        "filters": filters,
        "chosen": chosen,
        "sort": "" if sort == "number" else sort,
        "may_register": permits(request.user, Permission.REGISTER),
    }
    return render(request, "participants/list.html", context)


def _key(request: HttpRequest, name: str) -> int:
    """The key of a participant; 0 for what cannot be one."""
    text = request.GET.get(name, "")
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 16 else 0
