"""The frame of pages that ask one thing about an attempt."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from screening.forms.plain import PlainForm
from screening.models import ScreeningVisit
from screening.presenters.small_pages import SmallPage
from screening.views.access import carried_out


def asked(
    request: HttpRequest,
    page: SmallPage,
    visit: ScreeningVisit,
    form: PlainForm,
    act: Callable[[], Any],
    *,
    fields: dict[str, str] | None = None,
    beside: Callable[[], HttpResponse] | None = None,
    **more: Any,
) -> HttpResponse:
    """The page, or, once its form went through, the participant; ``beside`` a form, what is said there instead."""
    number = visit.participant.screening_number
    if request.method == "POST" and carried_out(form, act, fields):
        if beside is not None and "HX-Request" in request.headers:
            return beside()
        messages.success(request, page.done)
        return redirect("participant", number)
    context = {"page": page, "visit": visit, "number": number, "form": form}
    return render(request, "dispositions/small_page.html", context | more)


def sent(request: HttpRequest) -> Any:
    """What was typed, also where it is nothing; None while the page is only looked at."""
    return request.POST if request.method == "POST" else None
