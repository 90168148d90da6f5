"""The start page."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from screening.forms.filters import FilterForm
from screening.permissions import Permission, permits
from screening.presenters.home import home_page
from screening.presenters.participant_list import address
from screening.queries import (
    accrual,
    counted_sites,
    is_first_sign_in,
    keys_of_fitting,
    query_counts_by_site,
    rows_of,
    worklist,
)
from screening.queries.suspension import waiting_for, why_signing_is_suspended


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Accrual, the worklist of today, and the matrix of those who wait."""
    sites, today = list(counted_sites(request.user)), timezone.localdate()
    filters = FilterForm([site.code for site in sites], request.GET)
    work = worklist(request.user, today)
    page = home_page(
        rows_of(work),
        keys_of_fitting(request.user, filters.chosen, today) if filters.chosen else None,
        sites=sites,
        accrual=accrual(),
        work=work,
        today=today,
    )
    context = {
        "page": page,
        "waiting": page.own,
        "filters": filters,
        "all_that_fit": address(filters.asked),
        "suspended": why_signing_is_suspended(request.user),
        "to_confirm": [user.name for user, _ in waiting_for(request.user, timezone.now())],
        "is_first_visit": settings.DEMO and is_first_sign_in(request.user),
        "queried_sites": query_counts_by_site(request.user),
        "may_register": permits(request.user, Permission.REGISTER),
    }
    return render(request, "home/home.html", context)
