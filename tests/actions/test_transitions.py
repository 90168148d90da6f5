"""The table of statuses: every move, by whoever may make it, from wherever it may be made, and no other."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from screening.actions import disposition, review, screening, signing
from screening.actions.base import Refused
from screening.models import ScreeningVisit, Status
from tests.factories import NOW, PASSWORD
from tests.scenes import at_status, in_review, undone

TODAY = date(2026, 11, 3)


def _sign(by, visit):
    meaning = "screen_failure" if visit.outcome == "INELIGIBLE" else "eligible"
    signing.sign_decision(
        by=by, at=NOW, visit=visit, meaning=meaning, version=visit.version, username=by.username, password=PASSWORD
    )


MOVES = {
    "submit": lambda by, visit: screening.submit_for_review(by=by, at=NOW, visit=visit),
    "return": lambda by, visit: review.return_to_coordinator(by=by, at=NOW, visit=visit, queries={"I04": "Which ULN?"}),
    "sign": _sign,
    "decline": lambda by, visit: disposition.decline(by=by, at=NOW, visit=visit, left_on=TODAY, reason="family"),
    "withdraw": lambda by, visit: disposition.withdraw(by=by, at=NOW, visit=visit, left_on=TODAY, reason="death"),
    "reopen": lambda by, visit: signing.reopen(by=by, at=NOW, visit=visit, reason="The CK was of another person."),
    "enrol": lambda by, visit: disposition.enrol(by=by, at=NOW, visit=visit),
    "discontinue": lambda by, visit: disposition.discontinue(
        by=by, at=NOW, visit=visit, discontinued_on=TODAY, reason="pregnancy"
    ),
}
COORDINATES = {"coordinator", "investigator", "undelegated"}
INVESTIGATES = {"investigator", "undelegated"}
TABLE = {
    "submit": ({"draft": "in_review", "in_review": "in_review"}, COORDINATES),
    "return": ({"in_review": "draft"}, INVESTIGATES),
    "sign": ({"in_review": "eligible"}, {"investigator"}),
    "decline": (dict.fromkeys(["draft", "in_review", "eligible"], "declined"), COORDINATES),
    "withdraw": (dict.fromkeys(["draft", "in_review", "eligible"], "withdrawn"), COORDINATES),
    "reopen": ({"eligible": "draft", "screen_failure": "draft"}, INVESTIGATES),
    "enrol": ({"eligible": "enrolled"}, COORDINATES),
    "discontinue": ({"enrolled": "discontinued"}, COORDINATES),
}


def status_of(visit):
    return ScreeningVisit.objects.get(pk=visit.pk).status


@pytest.mark.parametrize("status", Status.values)
def test_an_attempt_moves_where_the_table_says_and_nowhere_else(site, investigator, trail, status):
    visit = at_status(site, status)
    for move, (targets, _) in TABLE.items():
        with undone():
            trail()
            if status in targets:
                MOVES[move](investigator, visit)
                assert status_of(visit) == targets[status], move
                assert len(trail()) == (0 if status == targets[status] else 1), move
            else:
                with pytest.raises(Refused, match="This attempt is “"):
                    MOVES[move](investigator, visit)
                assert status_of(visit) == status, move
                assert trail() == [], move


@pytest.mark.parametrize("move", MOVES)
def test_only_those_whom_the_table_names_move_it(site, staff, trail, move):
    targets, allowed = TABLE[move]
    start = next(iter(targets))
    visit = at_status(site, start)
    assert set(staff) > allowed
    for who, user in staff.items():
        with undone():
            trail()
            if who in allowed:
                MOVES[move](user, visit)
                assert status_of(visit) == targets[start], who
                assert [event.by for event in trail()] == [user], who
            else:
                with pytest.raises(PermissionDenied):
                    MOVES[move](user, visit)
                assert status_of(visit) == start, who
                assert trail() == [], who


def test_the_words_of_a_refusal_name_the_status_it_is_in_and_the_one_it_needs(site, coordinator):
    with pytest.raises(Refused, match=r"This attempt is “in review”.*while it is “eligible”"):
        disposition.enrol(by=coordinator, at=NOW, visit=in_review(site))
