"""What must hold of each answer, and of all answers about what somebody may not see."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from tests.trust.matrix.asked import Answer
from tests.trust.matrix.cases import Case
from tests.trust.matrix.expected import ADM, PAGES, ROLES
from tests.trust.matrix.world import (
    DEACTIVATED,
    ENDED,
    HERE,
    MISSING,
    NOBODY,
    OF_IDENTITIES,
    OF_THE_OTHER_SITE,
)

STRANGERS = (NOBODY, DEACTIVATED)
_SHOWS_IDENTITIES = ("identity", "change_identity", "code_list_file")
_FOR_ALL = ("sign_out", "administration_sign_in", "login", "logout", "password_change")


def may(case: Case) -> bool:
    """Whether this person is to do this."""
    if case.address.place == MISSING or case.who in STRANGERS:
        return False
    page = PAGES.get(case.address.name)
    if page is None:
        return case.who == ADM
    allowed = page.methods.get("GET" if case.method == "HEAD" else case.method, ())
    if case.who == ENDED:
        return allowed == ROLES and not page.visit
    return case.who in allowed and (case.address.place == HERE or case.who == ADM)


def faults(case: Case, answer: Answer) -> Iterator[str]:
    """What the answer should not have been."""
    if answer.status >= 500:
        yield f"a fault, {answer.status}"
    page = PAGES.get(case.address.name)
    if may(case):
        if page and case.address.stand == page.visit and answer.status not in (200, 302, 422):
            yield f"refused, {answer.status}"
    elif not (page and page.is_open) and case.address.name not in _FOR_ALL:
        if answer.written:
            yield f"it wrote: {answer.written[0]}"
        if not is_refused(case, answer):
            yield f"not refused, {answer.status}"
    yield from (f"it shows {word}" for word in _leaks(case, answer))


def is_refused(case: Case, answer: Answer) -> bool:
    """Strangers are asked to sign in; what there is not, or not for them, is not found; the rest is not allowed."""
    if case.who in STRANGERS:
        return answer.is_sign_in
    if answer.status == 405:
        return True
    if case.address.name not in PAGES:
        return case.who == ADM or answer.status == 403 or answer.is_sign_in
    if is_unseen(case):
        return answer.status == 404 or (answer.status == 403 and _is_known(case))
    is_another_attempt = case.address.stand != PAGES[case.address.name].visit  # the query asked for is not one of it
    return answer.status == 403 or (answer.status == 404 and (case.address.place == MISSING or is_another_attempt))


def _is_known(case: Case) -> bool:
    """Whether they know that it is there: a page of no person, or what is said to stand in their own attempt."""
    in_own_attempt = case.address.place == MISSING and case.address.stand and case.who != ENDED
    return not PAGES[case.address.name].visit or bool(in_own_attempt)


def _leaks(case: Case, answer: Answer) -> Iterator[str]:
    shown = (answer.body + "".join(value for _, value in answer.headers)).replace(case.address.path, "")
    if not (case.address.name in _SHOWS_IDENTITIES and may(case)):
        yield from (word for word in OF_IDENTITIES if word in shown)
    if case.who != ADM:
        yield from (word for word in OF_THE_OTHER_SITE if word in shown)


def told_apart(answers: Iterable[tuple[Case, Answer]]) -> Iterator[str]:
    """Where two answers about what somebody may not see differ, so that one can tell that it is there."""
    groups = defaultdict(list)
    for case, answer in answers:
        if case.address.same_if_unseen and not may(case) and is_unseen(case):
            groups[case.who, case.method, bool(case.sent), case.address.same_if_unseen].append((case, answer))
    for (who, method, *_), group in groups.items():
        first, expected = group[0]
        for case, answer in group[1:]:
            if answer.told != expected.told:
                yield f"{who} {method}: {case.address.path} and {first.address.path} answer differently"


def is_unseen(case: Case) -> bool:
    """Whether this person has nothing to do with it."""
    if case.who == ADM:
        return case.address.place == MISSING and not case.address.stand
    return case.who in (*STRANGERS, ENDED) or case.address.place != HERE or case.address.name not in PAGES
