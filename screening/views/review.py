"""The investigator's review: read, rule, judge, return, sign."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST, require_safe

from screening.actions.review import record_judgement, return_to_coordinator, rule_on_review
from screening.actions.signing import sign_decision
from screening.actions.sources import verify_sources
from screening.forms.plain import PlainForm
from screening.forms.review import JudgementForm, ReturnForm, RulingForm, SignForm
from screening.models import CRITERION_CODES, ScreeningVisit, Status
from screening.permissions import Permission
from screening.presenters.beside import beside
from screening.presenters.records import subjects
from screening.presenters.review import ReviewPage, review_page
from screening.queries import changes_since_seen, history_of_visit, open_queries, queries_of
from screening.queries.suspension import why_signing_is_suspended
from screening.views.access import carried_out, require_right, rights_at, visit_of
from screening.views.drafts import number_of
from screening.views.second_factor import shown_again
from screening.views.sign_on import sign_at_provider
from screening.views.signing_proof import is_first_signing, note_signing, proof_asked, shown_at_provider


@require_safe
def review(request: HttpRequest, number: str, attempt: int) -> HttpResponse:
    """All that is weighed; what may be done about it depends on the role."""
    return _shown(request, visit_of(request.user, number, attempt))


@require_POST
def rule(request: HttpRequest, number: str, attempt: int, code: str) -> HttpResponse:
    """A ruling on one criterion."""
    if code not in CRITERION_CODES:
        raise Http404
    visit, form = visit_of(request.user, number, attempt), RulingForm(code, request.POST)

    def act() -> None:
        rule_on_review(by=request.user, at=timezone.now(), visit=visit, code=code, **form.cleaned_data)

    return _done(request, visit, Permission.RULE, form, act, f"The ruling on {code} is recorded.", f"ruling-{code}")


@require_POST
def judge(request: HttpRequest, number: str, attempt: int) -> HttpResponse:
    """E20, the investigator's own criterion."""
    visit, form = visit_of(request.user, number, attempt), JudgementForm(request.POST)

    def act() -> None:
        record_judgement(by=request.user, at=timezone.now(), visit=visit, **form.cleaned_data)

    return _done(request, visit, Permission.RULE, form, act, "Your judgement is recorded.", "judgement")


@require_POST
def return_visit(request: HttpRequest, number: str, attempt: int) -> HttpResponse:
    """Back to the coordinator, with a question where none is open yet."""
    visit = visit_of(request.user, number, attempt)
    form = ReturnForm(subjects(), request.POST, already_asked=bool(open_queries(visit)))

    def act() -> None:
        said = form.cleaned_data
        queries = {said["subject"]: said["text"]} if said["subject"] else {}
        return_to_coordinator(by=request.user, at=timezone.now(), visit=visit, queries=queries)

    words = "Returned to the coordinator. The answers are open again."
    return _done(request, visit, Permission.RETURN, form, act, words, "")


@sensitive_post_parameters("sign-password")
@require_POST
def sign(request: HttpRequest, number: str, attempt: int) -> HttpResponse:
    """The signature."""
    visit = visit_of(request.user, number, attempt)
    decision = (request.POST.get("sign-meaning", ""), number_of(request.POST.get("sign-version", "")))
    asked = proof_asked(request, visit, *decision)
    form = SignForm(request.POST, asked=asked)
    if "provider" in asked and form.is_valid():
        require_right(request.user, Permission.SIGN, visit.participant.site)
        return sign_at_provider(request, visit, *decision)

    def act() -> None:
        proof = {
            "first": is_first_signing(request),
            "shown_again": shown_again(request),
            "at_provider": shown_at_provider(request, visit, *decision),
        }
        sign_decision(by=request.user, at=timezone.now(), visit=visit, **proof, **form.cleaned_data)
        note_signing(request)

    words = "Signed. The decision and all it rests on are frozen."
    return _done(request, visit, Permission.SIGN, form, act, words, "signatures")


@require_POST
def verify(request: HttpRequest, number: str, attempt: int, code: str) -> HttpResponse:
    """A monitor has compared a criterion with its document."""
    visit, form = visit_of(request.user, number, attempt), PlainForm(request.POST)
    version = number_of(request.POST.get("version", ""))

    def act() -> None:
        verify_sources(by=request.user, at=timezone.now(), visit=visit, codes=[code], version=version)

    words = f"The source of {code} is marked as verified."
    return _done(request, visit, Permission.VERIFY_SOURCE, form, act, words, "sources")


def _done(
    request: HttpRequest,
    visit: ScreeningVisit,
    permission: Permission,
    form: PlainForm,
    act: Callable[[], Any],
    words: str,
    anchor: str,
) -> HttpResponse:
    """Back to the page, which says what happened; a form that was refused is shown as it was filled in."""
    require_right(request.user, permission, visit.participant.site)
    if not carried_out(form, act):
        return _shown(request, visit, form)
    messages.success(request, words)
    where = [visit.participant.screening_number, visit.attempt]
    if not anchor:
        return redirect("participant", where[0])
    return redirect(f"{reverse('review', args=where)}#{anchor}")


def _shown(request: HttpRequest, visit: ScreeningVisit, refused: PlainForm | None = None) -> HttpResponse:
    rights = rights_at(request.user, visit.participant.site)
    page = review_page(
        visit,
        visit.sources.select_related("verified_by"),
        changes_since_seen(visit, request.user),
        seen_before=history_of_visit(visit).filter(by=request.user).exists(),
    )
    in_review = visit.status == Status.IN_REVIEW
    may_sign = in_review and Permission.SIGN in rights
    asked = proof_asked(request, visit, page.meaning, visit.version) if may_sign else frozenset()
    context = {
        "page": page,
        "visit": visit,
        "number": visit.participant.screening_number,
        "attempt": visit.attempt,
        "form": refused,
        "items": [(item, _form(refused, RulingForm(item.code, version=visit.version))) for item in page.items],
        "may_rule": in_review and Permission.RULE in rights,
        "may_sign": may_sign,
        "is_investigator": Permission.RULE in rights,
        "may_reopen": visit.status in (Status.ELIGIBLE, Status.SCREEN_FAILURE) and Permission.REOPEN in rights,
        "may_verify": Permission.VERIFY_SOURCE in rights,
        "may_raise": Permission.RAISE_QUERY in rights,
        "may_answer": Permission.ANSWER_QUERY in rights,
        "may_close": Permission.RAISE_QUERY in rights,
        "in_review": in_review,
        "beside": beside(visit, queries_of(visit), rights=rights),
        "suspended": why_signing_is_suspended(request.user) if may_sign else "",
        "shows_again": "shown_again" in asked,
        "to_provider": "provider" in asked,
        "at_provider": may_sign and shown_at_provider(request, visit, page.meaning, visit.version),
    }
    return render(request, "review/review.html", context | _forms(asked, visit, page, refused))


def _forms(
    proof: frozenset[str], visit: ScreeningVisit, page: ReviewPage, refused: PlainForm | None
) -> dict[str, PlainForm]:
    asked = any(query.status == "open" for query in page.queries)
    seen = {"version": visit.version, "meaning": page.meaning, "seen": page.digest}
    return {
        "judgement_form": _form(refused, JudgementForm(initial={"version": visit.version})),
        "return_form": _form(refused, ReturnForm(subjects(), already_asked=asked)),
        "sign_form": _form(refused, SignForm(asked=proof, **seen)),
    }


def _form(refused: PlainForm | None, blank: PlainForm) -> PlainForm:
    """The one that was refused in its own place, elsewhere a blank one."""
    if type(refused) is not type(blank) or refused.prefix != blank.prefix:
        return blank
    refused.show_anew(**{field.name: field.value() for field in blank.hidden_fields()})
    return refused
