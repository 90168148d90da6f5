from dataclasses import replace
from datetime import date
from itertools import product

import pytest

from screening.rules.criterion import Answer, Criterion, Finding, Kind, Verdict, all_of, any_of, finding
from screening.rules.facts import Facts
from screening.rules.parameters import Parameters
from screening.rules.truth import Truth

TRUE, FALSE, REVIEW = Answer.TRUE, Answer.FALSE, Answer.REVIEW
FACTS = Facts(date(2026, 11, 3))


def item(*could_be: Answer, name: str = "item", default: Answer | None = None) -> Finding:
    return finding(could_be, name, facts=[f"{name}.fact"], missing=[f"{name}.missing"], flags=[name], default=default)


def criterion(kind: Kind, found: Finding) -> Criterion:
    return Criterion("X01", kind, "name", "sentence", "reading", lambda facts, parameters: found)


@pytest.mark.parametrize(
    ("one", "other", "either"),
    [
        ({TRUE}, {FALSE}, {TRUE}),
        ({TRUE}, {REVIEW}, {TRUE}),
        ({TRUE}, {TRUE, FALSE, REVIEW}, {TRUE}),
        ({TRUE, FALSE}, {REVIEW}, {TRUE, REVIEW}),
        ({TRUE, FALSE}, {FALSE}, {TRUE, FALSE}),
        ({FALSE, REVIEW}, {REVIEW}, {REVIEW}),
        ({FALSE, REVIEW}, {FALSE}, {FALSE, REVIEW}),
        ({REVIEW}, {FALSE}, {REVIEW}),
        ({FALSE}, {FALSE}, {FALSE}),
    ],
)
def test_any_of_ranks_true_then_unknown_then_review_then_false(one, other, either):
    assert any_of([item(*one), item(*other)], "none").could_be == either
    assert any_of([item(*other), item(*one)], "none").could_be == either


@pytest.mark.parametrize(
    ("one", "other", "both"),
    [
        ({FALSE}, {TRUE}, {FALSE}),
        ({FALSE}, {REVIEW}, {FALSE}),
        ({FALSE}, {TRUE, FALSE, REVIEW}, {FALSE}),
        ({TRUE, FALSE}, {REVIEW}, {FALSE, REVIEW}),
        ({TRUE, REVIEW}, {REVIEW}, {REVIEW}),
        ({TRUE, REVIEW}, {TRUE}, {TRUE, REVIEW}),
        ({REVIEW}, {TRUE}, {REVIEW}),
        ({TRUE}, {TRUE}, {TRUE}),
    ],
)
def test_all_of_ranks_false_then_unknown_then_review_then_true(one, other, both):
    assert all_of([item(*one), item(*other)], "all").could_be == both
    assert all_of([item(*other), item(*one)], "all").could_be == both


SETS = [{TRUE}, {FALSE}, {REVIEW}, {TRUE, FALSE}, {FALSE, REVIEW}, {TRUE, REVIEW}, {TRUE, FALSE, REVIEW}]


def test_items_combine_to_the_answers_of_all_their_completions():
    for sets in product(SETS, repeat=3):
        strictest = {min(answers, key=[TRUE, REVIEW, FALSE].index) for answers in product(*sets)}
        assert any_of([item(*could_be) for could_be in sets], "none").could_be == strictest, sets


def test_no_items_leave_the_sentence_as_it_is_without_any():
    assert any_of([], "none").answer is FALSE
    assert all_of([], "all").answer is TRUE
    assert any_of([], "none").because == "none"


def test_the_reason_is_that_of_the_items_that_decide():
    found = any_of([item(TRUE, name="a"), item(FALSE, name="b"), item(TRUE, name="c"), item(TRUE, name="a")], "none")
    assert found.because == "a; c"


def test_without_a_deciding_item_the_reason_is_the_one_given():
    assert any_of([item(FALSE), item(FALSE)], "nothing of the kind").because == "nothing of the kind"


def test_all_facts_and_flags_are_kept_once():
    found = any_of([item(TRUE, name="a"), item(FALSE, name="b"), item(FALSE, name="b")], "none")
    assert (found.facts, found.flags) == (("a.fact", "b.fact"), ("a", "b"))


def test_only_items_that_can_still_change_the_answer_name_what_is_missing():
    found = any_of([item(TRUE, FALSE, name="a"), item(FALSE, name="b"), item(TRUE, REVIEW, name="c")], "none")
    assert found.answer is None
    assert found.missing == ("a.missing", "c.missing")


def test_an_item_that_an_item_for_review_outranks_names_nothing_missing():
    found = any_of([item(TRUE, FALSE, name="a"), item(REVIEW, name="b"), item(FALSE, REVIEW, name="c")], "none")
    assert found.could_be == {TRUE, REVIEW}
    assert found.missing == ("a.missing",)


@pytest.mark.parametrize(
    ("defaults", "default"),
    [((None,), None), ((TRUE,), TRUE), ((FALSE,), FALSE), ((FALSE, TRUE), TRUE), ((FALSE, None), None)],
)
def test_several_for_review_default_to_the_strictest(defaults, default):
    assert any_of([item(REVIEW, default=each) for each in defaults], "none").default is default


@pytest.mark.parametrize(
    ("kind", "answer", "verdict"),
    [
        (Kind.INCLUSION, TRUE, Verdict.PASS),
        (Kind.INCLUSION, FALSE, Verdict.FAIL),
        (Kind.EXCLUSION, TRUE, Verdict.FAIL),
        (Kind.EXCLUSION, FALSE, Verdict.PASS),
        *((kind, REVIEW, Verdict.REVIEW) for kind in Kind),
        *((kind, Answer.NOT_APPLICABLE, Verdict.NOT_APPLICABLE) for kind in Kind),
    ],
)
def test_a_true_sentence_lets_in_by_inclusion_and_keeps_out_by_exclusion(kind, answer, verdict):
    assert criterion(kind, item(answer)).evaluate(FACTS, Parameters()).verdict is verdict


@pytest.mark.parametrize("kind", list(Kind))
def test_several_possible_answers_are_unknown_and_name_what_is_missing(kind):
    result = criterion(kind, item(TRUE, FALSE)).evaluate(FACTS, Parameters())
    assert (result.verdict, result.missing) == (Verdict.UNKNOWN, ("item.missing",))


def test_a_settled_verdict_names_nothing_missing():
    assert criterion(Kind.INCLUSION, item(TRUE)).evaluate(FACTS, Parameters()).missing == ()


@pytest.mark.parametrize(("kind", "default"), [(Kind.INCLUSION, Verdict.PASS), (Kind.EXCLUSION, Verdict.FAIL)])
def test_the_default_of_a_review_is_a_verdict_too(kind, default):
    result = criterion(kind, item(REVIEW, default=TRUE)).evaluate(FACTS, Parameters())
    assert (result.verdict, result.default) == (Verdict.REVIEW, default)


def test_only_a_review_has_a_default():
    assert criterion(Kind.EXCLUSION, item(TRUE, default=TRUE)).evaluate(FACTS, Parameters()).default is None


@pytest.mark.parametrize(
    ("truth", "could_be"), [(Truth.TRUE, {TRUE}), (Truth.FALSE, {FALSE}), (Truth.UNKNOWN, {TRUE, FALSE})]
)
def test_a_truth_becomes_the_answers_it_allows(truth, could_be):
    assert finding(truth, "").could_be == could_be


def test_a_criterion_without_windows_turns_on_no_day():
    assert list(criterion(Kind.INCLUSION, item(TRUE)).turning_days(FACTS, Parameters())) == []


def test_only_a_criterion_with_turning_days_is_bound_to_time():
    timeless = criterion(Kind.INCLUSION, item(TRUE))
    assert not timeless.is_time_bound
    assert replace(timeless, turning_days=lambda facts, parameters: [FACTS.screening_date]).is_time_bound


def test_a_criterion_is_titled_by_code_and_name():
    assert criterion(Kind.INCLUSION, item(TRUE)).title == "X01 name"


def test_flags_are_added_to_those_there_are():
    assert item(TRUE).flagged("another").flags == ("item", "another")
