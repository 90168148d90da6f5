"""Registering a participant."""

from uuid import UUID, uuid4

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from screening.actions.drafts import discard_draft
from screening.actions.participants import Person, register_participant
from screening.forms.register import TYPED, RegisterForm
from screening.models import Participant, PrescreenEntry, Site
from screening.permissions import Permission, sites_of
from screening.presenters.times import show_instant
from screening.queries import draft_of, linkable_prescreenings, possible_duplicates
from screening.views.access import carried_out
from screening.views.drafts import Keeping, keep

_PLACE = "registration"


@require_http_methods(["GET", "HEAD", "POST"])
def register(request: HttpRequest) -> HttpResponse:
    """The form, a question where the person may be known already, and then the screening form."""
    sites = sites_of(request.user, Permission.REGISTER)
    if not sites.exists():
        raise PermissionDenied
    if request.method != "POST":
        return _empty_or_restored(request, sites)
    if "discard" in request.POST:
        discard_draft(by=request.user, place=_PLACE)
        messages.success(request, "What you typed and had not saved is discarded.")
        return redirect("register")
    if "keep" in request.POST:
        return render(request, "components/draft_state.html", {"keeping": _keep(request)})
    form = RegisterForm(sites, _entries(request), request.POST)
    alike = _alike(request, form)
    found: list[Participant] = []
    if not alike and carried_out(form, lambda: found.append(_register(request, form)), {"birth_date": "date_of_birth"}):
        discard_draft(by=request.user, place=_PLACE)
        number = found[0].screening_number
        messages.success(request, f"Registered as {number}. Next, record consent and the first answers.")
        return redirect(f"{reverse('form', args=[number, 1])}#id_consented_on")
    if "submission_key" in form.errors:
        form.show_anew(submission_key=uuid4())
    return render(request, "participants/register.html", {"form": form, "alike": alike, "keeping": _keep(request)})


def _empty_or_restored(request: HttpRequest, sites: QuerySet[Site]) -> HttpResponse:
    """The form as its owner left it, without a word on what is not filled in yet."""
    draft = draft_of(request.user, _PLACE, timezone.now())
    if draft is None:
        return render(request, "participants/register.html", {"form": RegisterForm(sites, _entries(request))})
    typed_at = show_instant(draft.saved_at, next(iter(sites)).zone)
    form = RegisterForm(sites, _entries(request), typed=QueryDict(draft.content).dict())
    return render(request, "participants/register.html", {"form": form, "typed_at": typed_at})


def _entries(request: HttpRequest) -> QuerySet[PrescreenEntry]:
    """The entries of the pre-screening log that may be chosen."""
    try:
        key = UUID(request.POST.get("submission_key", ""))
    except ValueError:
        key = None
    return linkable_prescreenings(request.user, key)


def _keep(request: HttpRequest) -> Keeping:
    """Kept while anything but the site is filled in."""
    if any(request.POST.get(name, "").strip() for name in TYPED):
        return keep(request.user, _PLACE, request.POST)
    discard_draft(by=request.user, place=_PLACE)
    return Keeping()


def _alike(request: HttpRequest, form: RegisterForm) -> list[Participant]:
    """Who at this site may be the same person, unless it was confirmed that they are not."""
    if not form.is_valid() or "anyway" in request.POST:
        return []
    said = form.cleaned_data
    found = possible_duplicates(request.user, said["site"], said["date_of_birth"], said["sex"])
    return [each for each in found if each.submission_key != said["submission_key"]]


def _register(request: HttpRequest, form: RegisterForm) -> Participant:
    said = form.cleaned_data
    return register_participant(
        by=request.user,
        at=timezone.now(),
        site=said["site"],
        submission_key=said["submission_key"],
        sex=said["sex"],
        birth_date=said["date_of_birth"],
        person=Person(**form.identity()) if form.identity() else None,
        prescreening=said["prescreening"],
    )
