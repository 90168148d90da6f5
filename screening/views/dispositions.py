"""How an attempt ends, each on a page of its own that says what will happen."""

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from screening.actions import disposition
from screening.actions.base import local_day
from screening.actions.protocol import move_to_version_in_force
from screening.actions.signing import reopen as reopen_decision
from screening.forms.dispositions import DiscontinueForm, EnrolForm, LeaveForm, ReasonForm
from screening.models import ProtocolVersion, Status
from screening.permissions import Permission
from screening.presenters import small_pages
from screening.presenters.small_pages import SmallPage, failing_today
from screening.queries import accrual, next_attempt_number, would_fail_on
from screening.views.access import participant_of, require_right, rights_at, visit_of
from screening.views.small_pages import asked, sent

asks = require_http_methods(["GET", "HEAD", "POST"])


def _leaving(
    form_class: type[LeaveForm], page: SmallPage, act: Callable[..., Any], day: str
) -> Callable[[HttpRequest, str, int], HttpResponse]:
    """A page that asks for a day and a coded reason; ``day`` is what the action calls the day."""

    @asks
    def leave(request: HttpRequest, number: str, attempt: int) -> HttpResponse:
        visit = visit_of(request.user, number, attempt)
        require_right(request.user, Permission.RECORD_DISPOSITION, visit.participant.site)
        now = timezone.now()
        form = form_class(sent(request), today=local_day(visit.participant.site, now))

        def record() -> None:
            said = {day: form.cleaned_data["day"], "reason": form.cleaned_data["reason"]}
            act(by=request.user, at=now, visit=visit, **said)

        return asked(request, page, visit, form, record, fields={day: "day"})

    return leave


decline = _leaving(LeaveForm, small_pages.DECLINE, disposition.decline, "left_on")
withdraw = _leaving(LeaveForm, small_pages.WITHDRAW, disposition.withdraw, "left_on")
discontinue = _leaving(DiscontinueForm, small_pages.DISCONTINUE, disposition.discontinue, "discontinued_on")


@asks
def enrol(request: HttpRequest, number: str, attempt: int) -> HttpResponse:
    """Shows what would fail today, which an investigator confirms, and the places left."""
    visit, now = visit_of(request.user, number, attempt), timezone.now()
    site = visit.participant.site
    require_right(request.user, Permission.RECORD_DISPOSITION, site)
    failing = would_fail_on(visit, local_day(site, now)) if visit.status == Status.ELIGIBLE else ()
    may_confirm = Permission.SIGN in rights_at(request.user, site)
    codes = [each.code for each in failing]
    form = EnrolForm(sent(request), failing=codes, may_confirm=may_confirm and bool(failing))

    def act() -> None:
        said, weighed = form.cleaned_data.get("confirmed", False), form.cleaned_data.get("weighed", "").split()
        form.show_anew(weighed=" ".join(codes), confirmed="")
        disposition.enrol(by=request.user, at=now, visit=visit, confirmed=said, weighed=weighed)

    more = {
        "failing": failing_today(visit, failing),
        "may_confirm": may_confirm,
        "accrual": accrual(),
        "blocked": failing and not may_confirm,
    }
    return asked(request, small_pages.ENROL, visit, form, act, **more)


@asks
def reopen(request: HttpRequest, number: str, attempt: int) -> HttpResponse:
    """Takes a decision back."""
    visit = visit_of(request.user, number, attempt)
    require_right(request.user, Permission.REOPEN, visit.participant.site)
    form = ReasonForm(sent(request))

    def act() -> None:
        reason = form.cleaned_data["reason"]
        reopen_decision(by=request.user, at=timezone.now(), visit=visit, reason=reason)

    return asked(request, small_pages.REOPEN, visit, form, act)


@asks
def move(request: HttpRequest, number: str, attempt: int) -> HttpResponse:
    """Pins a draft to the protocol version in force."""
    visit = visit_of(request.user, number, attempt)
    require_right(request.user, Permission.RECORD, visit.participant.site)
    form = ReasonForm(sent(request))

    def act() -> None:
        reason = form.cleaned_data["reason"]
        move_to_version_in_force(by=request.user, at=timezone.now(), visit=visit, reason=reason)

    page = small_pages.moving(visit.protocol_version.version, ProtocolVersion.active().version)
    return asked(request, page, visit, form, act)


@require_safe
def new_attempt(request: HttpRequest, number: str) -> HttpResponse:
    """What another attempt means; it begins when its consent is saved on the form."""
    person = participant_of(request.user, number)
    require_right(request.user, Permission.RECORD, person.site)
    attempt = next_attempt_number(person)
    if attempt is None:
        raise Http404
    return render(request, "dispositions/new_attempt.html", {"number": number, "attempt": attempt})
