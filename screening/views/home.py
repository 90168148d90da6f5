"""The start page."""

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from screening.forms.filters import FilterForm
from screening.permissions import Permission, permits, sites_of
from screening.presenters.home import home_page
from screening.queries import accrual, home_matrix, is_first_sign_in, query_counts_by_site, worklist
from screening.queries.suspension import waiting_for, why_signing_is_suspended


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Accrual, the worklist of today, and the matrix of everybody one may see."""
    sites = list(sites_of(request.user, Permission.READ))
    filters = FilterForm([site.code for site in sites], request.GET)
    chosen = filters.chosen
    _say_what_was_left_out(request, filters)
    today = timezone.localdate()
    page = home_page(
        home_matrix(request.user),
        chosen,
        sites=sites,
        accrual=accrual(),
        work=worklist(request.user, today),
        today=today,
    )
    context = {
        "page": page,
        "waiting": page.own,
        "filters": filters,
        "chosen": chosen,
        "suspended": why_signing_is_suspended(request.user),
        "to_confirm": [user.name for user, _ in waiting_for(request.user, timezone.now())],
        "is_first_visit": settings.DEMO and is_first_sign_in(request.user),
        "queried_sites": query_counts_by_site(request.user),
        "may_register": permits(request.user, Permission.REGISTER),
    }
    return render(request, "home/home.html", context)


def _say_what_was_left_out(request: HttpRequest, filters: FilterForm) -> None:
    for label in filters.ignored:
        messages.warning(request, f"The {label} asked for is not on the list, so it was left out of the filter.")
    if "criterion" in filters.chosen and "verdict" not in filters.chosen:
        messages.info(request, "Choose a verdict too, to filter by a criterion.")
