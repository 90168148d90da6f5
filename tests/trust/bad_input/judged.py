"""What must hold of the answer to a bad input."""

import html
from collections.abc import Iterator

from screening.models import Delegation, Ruling, ScreeningVisit, Signature, SiteRole, User
from tests.trust.bad_input.asked import Answer
from tests.trust.bad_input.cases import Case
from tests.trust.bad_input.values import text_of
from tests.trust.markup import alive, forms_of

TRAIL = frozenset({"screening_auditevent", "screening_audithead"})
DRAFT = frozenset({"screening_draft", "screening_presence"})
"""What was refused stays with whoever typed it, and others see that they have the form open."""
_GIVEN_BACK = ("text", "textarea", "email", "search")


def standing() -> tuple[object, ...]:
    """What no form changes on the way to something else: rights, decisions, and where each attempt stands."""
    return (
        sorted(User.objects.values_list("pk", "is_administrator", "is_active", "is_demo")),
        [kind.objects.count() for kind in (Signature, Delegation, SiteRole, Ruling)],
        sorted(ScreeningVisit.objects.values_list("pk", "status", "outcome", "enrolment_number")),
    )


def faults(case: Case, answer: Answer, usual: Answer | None = None) -> Iterator[str]:
    """What the answer should not have been; ``usual`` is what the form does where nothing is wrong with it."""
    if answer.status >= 500:
        yield f"a fault, {answer.status}"
    if 400 <= answer.status < 500 and "MIGHT" not in answer.body:
        yield f"{answer.status} without words"
    if not answer.is_accepted and answer.written - TRAIL - DRAFT:
        yield f"not accepted, and {sorted(answer.written)} written, {answer.status}"
    if case.is_forged and answer.written - TRAIL:
        yield f"{sorted(answer.written)} written"
    if case.kind == "extra fields" and usual and answer.standing != usual.standing:
        yield "the extra fields did something"
    if "html" in answer.content_type:
        yield from (f"alive: {words}" for words in alive(answer.body))
        if case.field and case.door.method == "POST" and answer.status in (200, 422):
            yield from _lost(case, answer)


def _lost(case: Case, answer: Answer) -> Iterator[str]:
    """What was typed and is no longer there to be put right."""
    typed = text_of(case.kind)
    if typed is None or (case.door.name, case.field) == ("auth_user_password_change", "username"):
        return  # the latter is there for password managers alone
    for form in forms_of(answer.body):
        if form.kinds.get(case.field) in _GIVEN_BACK and _plain(form.values[case.field]) != _plain(typed):
            yield f"lost: {form.values[case.field][:60]!r} instead of {typed[:60]!r}"


def _plain(text: str) -> str:
    """As a field of a browser holds it; what HTML cannot hold is left out."""
    lines = html.unescape(text).replace("\r\n", "\n").replace("\r", "\n").replace("\n", " ")
    return lines.replace("\0", "").strip()
