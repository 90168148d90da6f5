"""The screening form: shown, judged while it is filled in, saved, and handed in."""

from typing import Any
from uuid import UUID, uuid4

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from screening.actions.base import Refused
from screening.actions.consent import COLUMNS, Consent
from screening.actions.drafts import discard_draft
from screening.actions.reasons import ReasonsMissing
from screening.actions.screening import Conflict, record_screening, start_attempt, submit_for_review
from screening.forms.layout.questions import notes_of, notes_of_rows
from screening.forms.merging import Difference, chosen, differences, merged
from screening.forms.reasons import ReasonForm, ReasonsForm
from screening.forms.rows import rows_sent
from screening.forms.screening import Problem
from screening.models import ScreeningVisit
from screening.permissions import Permission
from screening.presenters.labels import field_label
from screening.presenters.reasons import changed_places
from screening.rules.words import show_day
from screening.views.access import require_right
from screening.views.beside import all_beside, queries_beside
from screening.views.drafts import keep_unsaved, number_of, place_of, restored
from screening.views.presence import also_open
from screening.views.screening_page import Page, saved_form, saved_page, typed_page
from screening.views.screening_record import Record, record_of


@require_http_methods(["GET", "HEAD", "POST"])
def form(request: HttpRequest, number: str, attempt: int) -> HttpResponse:
    """The form as it is kept, or as it was left unsaved, or what became of saving it."""
    record = record_of(request.user, number, attempt)
    if request.method != "POST":
        page, said = restored(request.user, record) or (saved_page(record.visit, record.rows, record.sources), {})
        return _drawn(request, record, page, **said)
    require_right(request.user, Permission.RECORD, record.visit.participant.site)
    data = request.POST
    if "discard" in data:
        discard_draft(by=request.user, place=place_of(record.visit))
        messages.success(request, "What you typed and had not saved is discarded.")
        return redirect("form", number, attempt)
    if "add" in data:
        return _drawn(request, record, _typed(record, _with_a_row(data)))
    if "conflict" in data:
        data, undecided = _decided(record, data)
        if undecided:
            return _drawn(request, record, _typed(record, data), conflict=undecided, undecided=True)
    return _save(request, record, data)


def _typed(record: Record, data: QueryDict) -> Page:
    return typed_page(record.visit, record.rows, record.sources, data)


def _with_a_row(data: QueryDict) -> QueryDict:
    grown, prefix = data.copy(), data.get("add", "")
    rows = rows_sent(data, prefix)
    if rows is not None:
        grown[f"{prefix}-TOTAL_FORMS"] = str(rows + 1)
    return grown


def _decided(record: Record, data: QueryDict) -> tuple[QueryDict, list[Difference]]:
    """What was sent with the choices between two versions carried out, and what has still to be chosen.

    An answer that was not offered for choosing was typed since, over the version that was shown.
    """
    page, saved = _typed(record, data), saved_form(record.visit, record.rows, record.sources)
    if page.form.problems() or data.get("version") != str(record.visit.version):
        return data, []
    found = [one for one in differences(saved, page.form) if one.name in data.getlist("conflict")]
    choices = chosen(data, found)
    return merged(data, saved, choices), [one for one in found if one.name not in choices]


def _save(request: HttpRequest, record: Record, data: QueryDict) -> HttpResponse:
    page = _typed(record, data)
    if page.problems():
        return _drawn(request, record, page, problems=page.problems())
    try:
        visit = _record(request, record, page, data)
    except Conflict:
        return _conflict(request, page)
    except ReasonsMissing as missing:
        return _why(request, record, page, missing)
    except Refused as refused:
        page.form.refuse(page.form.field_of(refused.field) if refused.field else "", refused.message)
        return _drawn(request, record, page, problems=page.problems())
    discard_draft(by=request.user, place=place_of(visit))
    where = [visit.participant.screening_number, visit.attempt]
    if "submit" in data:
        return _submit(request, visit, where)
    messages.success(request, "Saved.")
    return redirect("form", *where)


def _record(request: HttpRequest, record: Record, page: Page, data: QueryDict) -> ScreeningVisit:
    answers = page.form.answers.cleaned_data
    said: dict[str, Any] = {
        "by": request.user,
        "at": timezone.now(),
        "facts": page.form.facts_json(),
        "consent": Consent(**{name: answers.get(name) for name in COLUMNS}),
        "sources": page.form.sources.answers(),
        "reasons": ReasonsForm(data).reasons(),
        "confirmed": page.confirmed,
    }
    if record.visit.pk is None:
        key = _key(data.get("submission_key", ""))
        shown = data.get("protocol", "")
        return start_attempt(participant=record.visit.participant, submission_key=key, protocol_version=shown, **said)
    version = number_of(data.get("version", ""))
    return record_screening(visit=record.visit, version=version, **said)


def _key(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        return uuid4()


def _conflict(request: HttpRequest, page: Page) -> HttpResponse:
    """Both versions, answer by answer; nothing has been saved."""
    visit = page.form.visit
    record = record_of(request.user, visit.participant.screening_number, visit.attempt)
    found = differences(saved_form(record.visit, record.rows, record.sources), page.form)
    return _drawn(request, record, page, conflict=found)


def _why(request: HttpRequest, record: Record, page: Page, missing: ReasonsMissing) -> HttpResponse:
    """Asks why each answer was changed; names the reasons that were asked for and are missing. Nothing is saved."""
    sent = ReasonsForm(request.POST)
    asked, problems = [], []
    for changed in changed_places(missing.changes):
        form = sent.of(changed.place)
        if changed.place in missing.missing and sent.was_asked(changed.place):
            form.require()
        problems += _problems(form, changed.label)
        asked.append((changed, form))
    problems += _problems(sent.for_all, "All changes")
    why = {"asked": asked, "for_all": sent.for_all, "button": "submit" if "submit" in request.POST else "save"}
    return _drawn(request, record, page, why=why, **({"problems": problems} if problems else {}))


def _problems(form: ReasonForm, label: str) -> list[Problem]:
    return [Problem(form[name].html_name, label, words) for name, found in form.errors.items() for words in found]


def _submit(request: HttpRequest, visit: ScreeningVisit, where: list[Any]) -> HttpResponse:
    try:
        submit_for_review(by=request.user, at=timezone.now(), visit=visit)
    except Refused as refused:
        record = record_of(request.user, *where)
        page = saved_page(record.visit, record.rows, record.sources)
        open_answers = [
            Problem(field, field_label(path, page.facts), "is not answered") for field, path in page.missing.items()
        ]
        said = {
            "problems": [Problem("", "", refused.message), *open_answers],
            "problems_title": "Saved, but not submitted",
        }
        return _drawn(request, record, page, **said)
    messages.success(request, "Saved and submitted for review.")
    return redirect("form", *where)


def _drawn(request: HttpRequest, record: Record, page: Page, **more: Any) -> HttpResponse:
    visit = record.visit
    where = [visit.participant.screening_number, visit.attempt]
    # a form that is shown again is still the version it was typed over, unless both were compared
    typed_over = page.form.data is not None and "conflict" not in more
    version = page.form.data.get("version", "") if typed_over else str(visit.version)
    context = page.context(is_judged="problems" in more) | {
        "visit": visit,
        "record": record,
        "form_url": reverse("form", args=where),
        "live_url": reverse("live", args=where),
        "medicines_url": reverse("medicines"),
        "version": version,
        "submission_key": (page.form.data or {}).get("submission_key") or uuid4(),
        "site": visit.participant.site,
        "today": show_day(timezone.now().astimezone(visit.participant.site.zone).date()),
        "reasons_sent": [] if page.form.data is None or "why" in more else list(ReasonsForm(page.form.data).as_sent()),
        "beside": all_beside(
            visit, record.rights, rows_as_kept=page.form.data is None or version == str(visit.version)
        ),
        "also_open": also_open(request.user, record),
        "keeping": keep_unsaved(request.user, record, page) if request.method == "POST" and page.form.data else None,
    }
    return render(request, "screening/form.html", context | more)


@require_POST
def live(request: HttpRequest, number: str, attempt: int) -> HttpResponse:
    """What the answers come to as they stand; they are kept for who typed them, and not saved."""
    record = record_of(request.user, number, attempt)
    page = _typed(record, request.POST)
    keeping = keep_unsaved(request.user, record, page)
    more = {
        "notes": _notes(page),
        "keeping": keeping,
        "beside": queries_beside(record.visit, record.rights),
        "also_open": also_open(request.user, record),
    }
    return render(request, "screening/form/live.html", page.context() | more)


def _notes(page: Page) -> list[dict[str, object]]:
    one_by_one = [notes_of(one, one[name]) for one in page.form.parts() for name in one.fields]
    of_lists = [notes_of_rows(page.form.answers, rows) for rows in page.form.rows.values()]
    return [note for note in (*one_by_one, *of_lists) if note["errors"] or note["doubts"]]
