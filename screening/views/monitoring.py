"""The monitor's day: what is left to verify, which queries wait, site by site."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from screening.actions.sources import verify_sources
from screening.forms.review import VerifyForm
from screening.models import ScreeningVisit, Site
from screening.permissions import Permission, permits
from screening.presenters.monitoring import attempt_lines, waiting_lines
from screening.queries import attempts_to_verify, lapsed, verification_progress, waiting_queries
from screening.views.access import carried_out, require_right, rights_at, visit_of

_ATTEMPTS_ON_A_PAGE = 25


@require_safe
def monitoring(request: HttpRequest) -> HttpResponse:
    """The sites that one may read, and one of them in detail: the one asked for, else the first."""
    return _page(request, request.GET.get("site", ""))


@require_POST
def verify_several(request: HttpRequest, number: str, attempt: int) -> HttpResponse:
    """A monitor has compared the ticked criteria of one attempt with their documents."""
    visit, form = visit_of(request.user, number, attempt), VerifyForm(request.POST)
    site = visit.participant.site
    require_right(request.user, Permission.VERIFY_SOURCE, site)

    def act() -> None:
        verify_sources(by=request.user, at=timezone.now(), visit=visit, **form.cleaned_data)

    if not carried_out(form, act):
        return _page(request, site.code, form, visit)
    messages.success(request, f"Marked as verified for {number}: {', '.join(form.cleaned_data['codes'])}.")
    return redirect(f"{reverse('monitoring')}?site={site.code}")


def _page(
    request: HttpRequest, code: str, refused: VerifyForm | None = None, about: ScreeningVisit | None = None
) -> HttpResponse:
    progress = verification_progress(request.user)
    chosen = next((each for each in progress if each.site.code == code), progress[0] if progress else None)
    context = {
        "progress": progress,
        "chosen": chosen,
        "problems": [words for found in refused.errors.values() for words in found] if refused else [],
        "refused": about and f"{about.participant.screening_number}-{about.attempt}",
        "ticked": refused["codes"].value() if refused else (),
        "may_export": permits(request.user, Permission.EXPORT),
    }
    return render(request, "monitoring/monitoring.html", context | (_of_site(request, chosen.site) if chosen else {}))


def _of_site(request: HttpRequest, site: Site) -> dict[str, object]:
    rights = rights_at(request.user, site)
    page = Paginator(attempts_to_verify(request.user, site), _ATTEMPTS_ON_A_PAGE).get_page(request.GET.get("page"))
    attempts = list(page)
    return {
        "attempts": page,
        "lines": attempt_lines(attempts, lapsed(attempts)),
        "queries": waiting_lines(waiting_queries(request.user, site), timezone.now()),
        "may_verify": Permission.VERIFY_SOURCE in rights,
        "may_close": Permission.RAISE_QUERY in rights,
        "may_answer": Permission.ANSWER_QUERY in rights,
    }
