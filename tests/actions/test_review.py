"""Rulings, the investigator's judgement, returning."""

import pytest
from django.core.exceptions import PermissionDenied

from screening.actions.base import Refused
from screening.actions.queries import answer_query, raise_query
from screening.actions.review import record_judgement, return_to_coordinator, rule_on_review
from screening.models import CriterionVerdict, Query, Ruling, ScreeningVisit
from screening.queries import stale_rulings
from tests.factories import NOW
from tests.scenes import IN_DOUBT, LATER, UNJUDGED, draft, in_review, save, screen_failure, undone


@pytest.fixture
def doubtful(site):
    """In review with a rash that is uncertain."""
    return in_review(site, IN_DOUBT)


@pytest.fixture
def rule(investigator):
    def rules(visit, by=investigator, at=NOW, **others):
        ruling = {"code": "I07", "verdict": "PASS", "reason": "Dermatology: no rash."} | others
        return rule_on_review(by=by, at=at, visit=visit, **ruling)

    return rules


def now(visit):
    return ScreeningVisit.objects.get(pk=visit.pk)


def verdict(visit, code="I07"):
    return CriterionVerdict.objects.get(visit=visit, code=code).verdict


def test_a_ruling_decides_what_was_up_for_review(doubtful, rule, trail):
    trail()

    rule(doubtful)

    assert (verdict(doubtful), now(doubtful).outcome) == ("PASS", "ELIGIBLE")
    (event,) = trail()
    assert (event.action, event.changes, event.reason) == (
        "ruled",
        {"rulings.I07": [None, "PASS"]},
        "Dermatology: no rash.",
    )


def test_a_later_ruling_takes_the_place_of_an_earlier_one_and_each_makes_what_is_on_a_screen_old(doubtful, rule):
    rule(doubtful)
    assert now(doubtful).version == doubtful.version + 1

    rule(doubtful, at=LATER, verdict="FAIL")
    assert verdict(doubtful) == "FAIL"
    assert Ruling.objects.count() == 2


def test_nobody_else_rules_or_judges(doubtful, rule, staff):
    for who in ("coordinator", "monitor", "administrator", "investigator elsewhere"):
        with pytest.raises(PermissionDenied):
            rule(doubtful, by=staff[who])
        with pytest.raises(PermissionDenied):
            record_judgement(by=staff[who], at=NOW, visit=doubtful, unadvisable="no", reason="Fit.")
    assert not Ruling.objects.exists()


def test_a_fail_is_never_overridden_and_a_decision_not_judged_any_more(site, rule, investigator):
    decided = screen_failure(site)
    with pytest.raises(Refused):
        rule(decided)
    with pytest.raises(Refused):
        record_judgement(by=investigator, at=NOW, visit=decided, unadvisable="no", reason="Fit.")
    with pytest.raises(Refused, match="not up for review"):
        rule(in_review(site, IN_DOUBT | {"dm_rash": "yes"}))


def test_a_ruling_says_pass_or_fail_of_a_criterion_up_for_review_with_a_reason(doubtful, rule):
    for wrong in ({"reason": " "}, {"verdict": "REVIEW"}, {"code": "E99"}):
        with pytest.raises(Refused):
            rule(doubtful, **wrong)
        assert not Ruling.objects.exists(), wrong
    for code in ("I01", "E20"):
        with pytest.raises(Refused, match="not up for review"):
            rule(doubtful, code=code)


def test_a_ruling_is_made_in_review_only(site, rule):
    with pytest.raises(Refused, match="“draft”"):
        rule(draft(site, IN_DOUBT))


def test_a_ruling_whose_facts_have_changed_is_not_applied_and_is_listed(doubtful, rule, investigator, coordinator):
    rule(doubtful)
    returned = return_to_coordinator(by=investigator, at=NOW, visit=doubtful, queries={"I07": "Since when?"})

    save(returned, coordinator, IN_DOUBT | {"screening_date": "2026-11-02"} | _earlier(), reason="Wrong day.")

    assert set(stale_rulings(now(doubtful))) == {"I07"}
    assert verdict(doubtful) == "REVIEW"


def _earlier():
    """Facts of the screening date, a day before."""
    return {"reproductive": IN_DOUBT["reproductive"] | {"pregnancy_test_date": "2026-11-02"}}


@pytest.mark.parametrize(("said", "outcome", "e20"), [("no", "ELIGIBLE", "PASS"), ("yes", "INELIGIBLE", "FAIL")])
def test_the_judgement_is_recorded_with_who_and_when(site, investigator, trail, said, outcome, e20):
    visit = in_review(site, UNJUDGED)
    trail()

    judged = record_judgement(by=investigator, at=NOW, visit=visit, unadvisable=said, reason="Seen in clinic.")

    assert (judged.investigator_by, judged.investigator_date.iso) == (investigator, "2026-11-03")
    assert (judged.outcome, verdict(visit, "E20")) == (outcome, e20)
    (event,) = trail()
    assert event.changes["investigator.by"] == [None, investigator.name]


def test_a_judgement_is_yes_or_no_with_a_reason(site, investigator):
    said = {"by": investigator, "at": NOW, "visit": in_review(site), "unadvisable": "no", "reason": "Fit."}

    for wrong in ({"reason": ""}, {"unadvisable": "unsure"}):
        with pytest.raises(Refused):
            record_judgement(**said | wrong)


def test_nothing_is_returned_without_saying_what_is_to_be_done(doubtful, investigator, trail):
    trail()

    with pytest.raises(Refused, match="at least one query"):
        return_to_coordinator(by=investigator, at=NOW, visit=doubtful)
    assert now(doubtful).status == "in_review"
    assert trail() == []


def test_a_query_raised_before_is_enough_to_return_until_it_is_answered(doubtful, investigator, coordinator):
    query = raise_query(by=investigator, at=NOW, visit=doubtful, subject="ck.value", text="Which report?")
    with undone():
        assert return_to_coordinator(by=investigator, at=NOW, visit=doubtful).status == "draft"

    answer_query(by=coordinator, at=NOW, query=query, answer="That of October.")
    with pytest.raises(Refused):
        return_to_coordinator(by=investigator, at=NOW, visit=doubtful)
    assert now(doubtful).status == "in_review"


def test_returning_raises_its_queries_in_the_same_event(doubtful, investigator, trail):
    trail()

    return_to_coordinator(by=investigator, at=NOW, visit=doubtful, queries={"ck.value": "Which report?"})

    assert [event.action for event in trail()] == ["returned"]
    assert Query.objects.get().text == "Which report?"
