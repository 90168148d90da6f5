"""Whether the application can answer, for whatever watches it."""

from django.contrib.auth.decorators import login_not_required
from django.db import Error
from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from screening.queries import study_is_known

_PLAIN = "text/plain; charset=utf-8"


@login_not_required
@never_cache
@require_safe
def health(request: HttpRequest) -> HttpResponse:
    """200 when the database answers, 503 when it does not. Nothing else is told to strangers."""
    try:
        study_is_known()  # SQLite answers a SELECT 1 without looking at its file
    except Error:
        return HttpResponse("unavailable\n", content_type=_PLAIN, status=503)
    return HttpResponse("ok\n", content_type=_PLAIN)
