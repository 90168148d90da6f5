"""The days of an attempt as a file for a calendar."""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from screening.exports.calendar import calendar_file
from screening.queries import days_for_a_calendar
from screening.views.access import visit_of


@require_safe
def calendar(request: HttpRequest, number: str, attempt: int) -> HttpResponse:
    """For whoever may read the page that shows the same days.

    It is not recorded as an export: it holds days and fixed words, nothing of what was answered or of whom.
    """
    visit = visit_of(request.user, number, attempt)
    days = days_for_a_calendar(visit)
    if not days:
        raise Http404
    headers = {"Content-Disposition": 'attachment; filename="might-days.ics"'}
    content = calendar_file(visit, days, timezone.now())
    return HttpResponse(content, content_type="text/calendar; charset=utf-8", headers=headers)
