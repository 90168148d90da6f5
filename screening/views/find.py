"""The search that is on every page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_POST

from screening.forms.filters import FindForm
from screening.permissions import Permission, sites_of
from screening.queries import participants_for
from screening.rules.criterion import Criterion
from screening.rules.protocol import CURRENT

_MOST = 50


@require_POST
def find(request: HttpRequest) -> HttpResponse:
    """Participants by number or a part of it, sites by code, criteria by code or words.

    What is exactly a number, a site or a code leads straight there.
    """
    asked = FindForm(request.POST)
    if not asked.is_valid():
        return render(request, "find.html", {"find": asked}, status=422)
    words = asked.cleaned_data["number"]
    people = participants_for(request.user)
    if found := people.filter(screening_number__iexact=words).first():
        return redirect("participant", found.screening_number)
    if site := sites_of(request.user, Permission.READ).filter(code__iexact=words).first():
        return redirect(f"{reverse('participants')}?{urlencode({'site': site.code})}")
    if words.upper() in (each.code for each in CURRENT.criteria):
        return redirect(f"{reverse('protocol')}#{words.upper()}")
    numbers = list(people.filter(screening_number__icontains=words).values_list("screening_number", flat=True)[:_MOST])
    criteria = [each for each in CURRENT.criteria if _speaks_of(each, words)]
    if not (numbers or criteria):
        asked.refuse(
            "There is no participant with this number at your sites, and no criterion in these words.", "number"
        )
    return render(request, "find.html", {"find": asked, "numbers": numbers, "criteria": criteria, "most": _MOST})


def _speaks_of(criterion: Criterion, words: str) -> bool:
    return words.casefold() in f"{criterion.name}\n{criterion.sentence}".casefold()
