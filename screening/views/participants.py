"""One person: the page, and behind a button who it is."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from screening.actions.base import Refused, version_of
from screening.actions.participants import Person, open_identity, update_identity
from screening.forms.register import IDENTITY, IdentityForm
from screening.models import Participant
from screening.permissions import Permission
from screening.presenters.participant import participant_page
from screening.queries import history_of, prescreening_of, visits_for
from screening.views.access import carried_out, participant_of, require_right, rights_at


@require_safe
def participant(request: HttpRequest, number: str) -> HttpResponse:
    """Everything coded about a person."""
    person = participant_of(request.user, number)
    rights = rights_at(request.user, person.site)
    visits = (
        visits_for(request.user)
        .filter(participant=person)
        .prefetch_related(
            "signatures__signed_by",
            "signatures__voided_by",
            "signatures__evaluation",
            "rulings__ruled_by",
            "queries__raised_by",
            "queries__answered_by",
            "queries__closed_by",
        )
    )
    page = participant_page(person, visits.order_by("attempt"), history_of(person), rights=rights, now=timezone.now())
    context = {
        "page": page,
        "number": page.number,
        "attempt": page.visit.attempt if page.visit else None,
        "prescreened": prescreening_of(request.user, person),
        "may_open_identity": Permission.OPEN_IDENTITY in rights,
        "may_raise": Permission.RAISE_QUERY in rights,
        "may_answer": Permission.ANSWER_QUERY in rights,
        "may_close": Permission.RAISE_QUERY in rights,
    }
    return render(request, "participants/participant.html", context)


@never_cache
@require_POST
def identity(request: HttpRequest, number: str) -> HttpResponse:
    """Who the person is; that somebody looked is recorded each time."""
    person = participant_of(request.user, number)
    return _identity_page(request, person)


@never_cache
@require_POST
def change_identity(request: HttpRequest, number: str) -> HttpResponse:
    """Records or corrects who the person is."""
    person = participant_of(request.user, number)
    require_right(request.user, Permission.OPEN_IDENTITY, person.site)
    form = IdentityForm(request.POST, known=hasattr(person, "identity"))

    def change() -> None:
        said = form.cleaned_data
        names = Person(**{name: said[name] for name in IDENTITY})
        more = {"reason": said.get("reason", ""), "version": said["version"]}
        update_identity(by=request.user, at=timezone.now(), participant=person, person=names, **more)

    if carried_out(form, change):
        messages.success(request, "The identity is recorded.")
        return redirect("participant", number)
    return _identity_page(request, person, form)


def _identity_page(request: HttpRequest, person: Participant, refused: IdentityForm | None = None) -> HttpResponse:
    """Shows what is recorded now, also beside what was refused."""
    try:
        kept = open_identity(by=request.user, at=timezone.now(), participant=person)
    except Refused:
        kept = None
    known = {name: getattr(kept, name) for name in IDENTITY} | {"version": version_of(kept)} if kept else {}
    form = refused or IdentityForm(initial=known, known=bool(kept))
    if refused and kept:
        refused.show_anew(version=known["version"])
    context = {"number": person.screening_number, "identity": kept, "form": form}
    return render(request, "participants/identity.html", context)
