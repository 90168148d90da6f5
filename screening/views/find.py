"""The search that is on every page."""

import re

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_POST

from screening.forms.filters import FindForm
from screening.models import Query, User
from screening.permissions import Permission, sites_of
from screening.presenters.records import query_address, subject_label
from screening.queries import participants_for, query_numbered
from screening.rules.criterion import Criterion
from screening.rules.protocol import CURRENT

_MOST = 50
_QUERY = re.compile(r"(?:query)?\s*#?(?P<number>[0-9]{1,15})", re.ASCII | re.IGNORECASE)


@require_POST
def find(request: HttpRequest) -> HttpResponse:
    """Participants by number or a part of it, sites by code, criteria by code or words, queries by number.

    What is exactly a number, a site, a code or ``query 12`` leads straight there, and so does ``12`` where nothing else
    has it.
    """
    asked = FindForm(request.POST)
    if not asked.is_valid():
        return render(request, "find.html", {"find": asked}, status=422)
    words = asked.cleaned_data["number"]
    query = _query_named(request.user, words)
    if place := _exactly(request.user, words) or (query_address(query) if query and not words.isdecimal() else ""):
        return redirect(place)
    people = participants_for(request.user).filter(screening_number__icontains=words)
    numbers = list(people.values_list("screening_number", flat=True)[:_MOST])
    criteria = [each for each in CURRENT.criteria if _speaks_of(each, words)]
    if query and not (numbers or criteria):
        return redirect(query_address(query))
    if not (numbers or criteria):
        asked.refuse(
            "There is no participant and no query with this number at your sites, and no criterion in these words.",
            "number",
        )
    context = {"find": asked, "numbers": numbers, "query": _shown(query), "criteria": criteria, "most": _MOST}
    return render(request, "find.html", context)


def _exactly(user: User, words: str) -> str:
    """The place of a participant, a site or a criterion that is called so; empty where none is."""
    if found := participants_for(user).filter(screening_number__iexact=words).first():
        return reverse("participant", args=[found.screening_number])
    if site := sites_of(user, Permission.READ).filter(code__iexact=words).first():
        return f"{reverse('participants')}?{urlencode({'site': site.code})}"
    if words.upper() in (each.code for each in CURRENT.criteria):
        return f"{reverse('protocol')}#{words.upper()}"
    return ""


def _query_named(user: User, words: str) -> Query | None:
    found = _QUERY.fullmatch(words)
    return query_numbered(user, int(found["number"])) if found else None


def _shown(query: Query | None) -> dict[str, object] | None:
    return query and {
        "key": query.pk,
        "href": query_address(query),
        "about": subject_label(query.subject),
        "number": query.visit.participant.screening_number,
        "status": query.status,
    }


def _speaks_of(criterion: Criterion, words: str) -> bool:
    return words.casefold() in f"{criterion.name}\n{criterion.sentence}".casefold()
