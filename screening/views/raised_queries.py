"""Queries: raised, answered, closed."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from screening.actions import queries as actions
from screening.actions.base import version_of
from screening.forms.review import AnswerForm, QueryForm
from screening.models import ScreeningVisit
from screening.permissions import Permission
from screening.presenters import small_pages
from screening.presenters.beside import place_of
from screening.presenters.records import query_lines, subjects
from screening.views.access import require_right, rights_at, visit_of
from screening.views.beside import queries_beside
from screening.views.small_pages import asked, sent


@require_http_methods(["GET", "HEAD", "POST"])
def raise_query(request: HttpRequest, number: str, attempt: int) -> HttpResponse:
    """A question on an answer or a criterion."""
    visit = visit_of(request.user, number, attempt)
    require_right(request.user, Permission.RAISE_QUERY, visit.participant.site)
    about = request.GET.get("about", "")
    form = QueryForm(subjects(about), sent(request), about=about)

    def act() -> None:
        actions.raise_query(by=request.user, at=timezone.now(), visit=visit, **form.cleaned_data)

    def done() -> HttpResponse:
        return _beside(request, visit, form.cleaned_data["subject"], small_pages.RAISE_QUERY.done)

    return asked(request, small_pages.RAISE_QUERY, visit, form, act, beside=done)


@require_http_methods(["GET", "HEAD", "POST"])
def answer_query(request: HttpRequest, number: str, attempt: int, key: int) -> HttpResponse:
    """The answer to a question."""
    visit = visit_of(request.user, number, attempt)
    require_right(request.user, Permission.ANSWER_QUERY, visit.participant.site)
    query = get_object_or_404(visit.queries, pk=key)
    form = AnswerForm(key, sent(request), version=version_of(query))

    def act() -> None:
        form.show_anew(version=version_of(query))
        actions.answer_query(by=request.user, at=timezone.now(), query=query, **form.cleaned_data)

    def done() -> HttpResponse:
        return _beside(request, visit, query.subject, small_pages.ANSWER_QUERY.done)

    (line,) = query_lines(visit, [query], visit.participant.site.zone)
    return asked(request, small_pages.ANSWER_QUERY, visit, form, act, beside=done, query=line)


@require_POST
def close_query(request: HttpRequest, number: str, attempt: int, key: int) -> HttpResponse:
    """The question is settled."""
    visit = visit_of(request.user, number, attempt)
    query = get_object_or_404(visit.queries, pk=key)
    actions.close_query(by=request.user, at=timezone.now(), query=query)
    messages.success(request, "The query is closed.")
    if "monitoring" in request.POST:
        return redirect(f"{reverse('monitoring')}?site={visit.participant.site.code}#queries")
    return redirect("participant", number)


def _beside(request: HttpRequest, visit: ScreeningVisit, subject: str, done: str) -> HttpResponse:
    """For the form that the query stands on, which stays as it is otherwise."""
    beside = queries_beside(visit, rights_at(request.user, visit.participant.site))
    queries = beside.queries_at(place_of(subject), oob=True)
    return render(request, "screening/form/beside_done.html", {"done": done, "queries": queries, "beside": beside})
