"""The public pre-screener: open to strangers where it is switched on, and it keeps nothing at all.

The answers travel in the page, signed; there is no session, no cookie, and no address with an answer in it.
"""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from screening.assemble.lay import QUESTIONS
from screening.forms.check import QuestionForm, sealed, unsealed
from screening.presenters.check import WORDS, advice
from screening.queries import active_sites


@login_not_required
@csrf_exempt  # a token would need a cookie, and there is nothing here that a forged request could change
@require_http_methods(["GET", "HEAD", "POST"])
def check(request: HttpRequest) -> HttpResponse:
    """What it is; then one question after the other; then the advice."""
    if not settings.PRESCREENER:
        raise Http404
    if request.method != "POST":
        return render(request, "check/start.html")
    answers = unsealed(request.POST.get("answers", "")) if "answers" in request.POST else {}
    if answers is None:
        return render(request, "check/start.html", {"torn": True}, status=422)
    if "back" in request.POST:
        return _earlier(request, answers)
    if "answer" not in request.POST and "next" not in request.POST:
        return _question(request, answers)
    if len(answers) == len(QUESTIONS):
        return _advice(request, answers)
    name = QUESTIONS[len(answers)].name
    form = QuestionForm(name, WORDS[name].asks, WORDS[name].hint, request.POST)
    if not form.is_valid():
        return _question(request, answers, form)
    answers[name] = form.cleaned_data["answer"]
    return _advice(request, answers) if len(answers) == len(QUESTIONS) else _question(request, answers)


def _earlier(request: HttpRequest, answers: dict[str, str]) -> HttpResponse:
    if not answers:
        return render(request, "check/start.html")
    *_, last = answers
    return _question(request, answers, given=answers.pop(last))


def _question(
    request: HttpRequest, answers: dict[str, str], form: QuestionForm | None = None, given: str = ""
) -> HttpResponse:
    if len(answers) == len(QUESTIONS):
        return _advice(request, answers)
    name = QUESTIONS[len(answers)].name
    refused = form is not None
    form = form or QuestionForm(name, WORDS[name].asks, WORDS[name].hint, given=given)
    context = {"form": form, "answers": sealed(answers), "number": len(answers) + 1, "all": len(QUESTIONS)}
    return render(request, "check/question.html", context, status=422 if refused else 200)


def _advice(request: HttpRequest, answers: dict[str, str]) -> HttpResponse:
    today = timezone.now().date()
    sites = list(active_sites(today))
    found = advice(answers, today, tuple(dict.fromkeys(site.state for site in sites)))
    context = {"advice": found, "sites": sites, "answers": sealed(answers), "today": today}
    return render(request, "check/advice.html", context)
