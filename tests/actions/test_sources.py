"""Where facts were taken from, and who compared them with the document."""

import pytest
from django.core.exceptions import PermissionDenied

from screening.actions.base import Refused
from screening.actions.review import record_judgement
from screening.actions.sources import record_source, verify_sources
from screening.models import Source
from tests.factories import BASE_FACTS, NOW, SourceFactory
from tests.scenes import draft, facts_without, in_review, save

REPORT = {"document": "Laboratory report", "document_date": "2026-10-28", "place": "Chart, section 4"}


@pytest.fixture
def visit(site):
    return draft(site)


@pytest.fixture
def monitor(staff):
    return staff["monitor"]


def source(visit, code="I04"):
    return Source.objects.get(visit=visit, code=code)


def test_a_source_is_saved_with_the_form_in_the_same_event(visit, coordinator, trail):
    save(visit, coordinator, facts_without(dm_rash="yes"), sources={"I04": REPORT})

    (event,) = trail()
    assert event.changes["sources.I04.document_date"] == [None, "2026-10-28"]
    assert source(visit).document == "Laboratory report"


def test_a_source_left_out_of_the_form_is_blank_again(visit, coordinator):
    save(visit, coordinator, BASE_FACTS, sources={"I04": REPORT})
    save(visit, coordinator, BASE_FACTS, sources={}, version=2)

    assert source(visit).document == ""


def test_a_form_without_sources_leaves_them_alone(visit, coordinator):
    save(visit, coordinator, BASE_FACTS, sources={"I04": REPORT})
    save(visit, coordinator, facts_without(dm_rash="yes"), version=2)

    assert source(visit).document == "Laboratory report"


def test_a_single_source_is_recorded_in_a_draft_only(site, visit, coordinator, trail):
    record_source(by=coordinator, at=NOW, visit=visit, code="E14", document="Scale")
    assert [event.action for event in trail()] == ["source_recorded"]

    with pytest.raises(Refused):
        record_source(by=coordinator, at=NOW, visit=in_review(site), code="E14", document="Scale")


def test_a_monitor_verifies_once(visit, monitor, trail):
    SourceFactory(visit=visit)

    verify_sources(by=monitor, at=NOW, visit=visit, codes=["I04"])
    verify_sources(by=monitor, at=NOW, visit=visit, codes=["I04"])

    assert source(visit).verified_by == monitor
    assert [event.action for event in trail()] == ["source_verified"]


@pytest.mark.parametrize("who", ["coordinator", "investigator", "administrator"])
def test_nobody_else_verifies(visit, staff, who):
    SourceFactory(visit=visit)

    with pytest.raises(PermissionDenied):
        verify_sources(by=staff[who], at=NOW, visit=visit, codes=["I04"])


def test_without_a_document_there_is_nothing_to_verify(visit, monitor):
    with pytest.raises(Refused, match="No document"):
        verify_sources(by=monitor, at=NOW, visit=visit, codes=["I04"])


def test_facts_that_change_have_to_be_verified_again(visit, coordinator, monitor, trail):
    SourceFactory(visit=visit, code="I04")
    SourceFactory(visit=visit, code="E14")
    for code in ("I04", "E14"):
        verify_sources(by=monitor, at=NOW, visit=visit, codes=[code])
    trail()

    save(visit, coordinator, facts_without(weight={"value": 80, "unit": "kg"}))

    assert source(visit, "I04").verified_by == monitor
    assert source(visit, "E14").verified_by is None
    assert trail()[0].changes["sources.E14.verified_by"][:2] == [monitor.name, None]


def test_the_source_of_a_judgement_has_to_be_verified_again_once_it_is_another(visit, monitor, staff):
    SourceFactory(visit=visit, code="E20")
    verify_sources(by=monitor, at=NOW, visit=visit, codes=["E20"])

    record_judgement(by=staff["investigator"], at=NOW, visit=visit, unadvisable="yes", reason="Surgery is planned.")

    assert source(visit, "E20").verified_by is None


def test_several_criteria_are_verified_in_one_event(visit, monitor, trail):
    SourceFactory(visit=visit, code="I04"), SourceFactory(visit=visit, code="E14")

    verify_sources(by=monitor, at=NOW, visit=visit, codes=["E14", "I04"], version=visit.version)

    (event,) = trail()
    assert set(event.changes) == {"sources.E14.verified_by", "sources.I04.verified_by"}


def test_what_was_saved_since_it_was_shown_is_not_verified(visit, coordinator, monitor):
    SourceFactory(visit=visit, code="I04")
    save(visit, coordinator, facts_without(dm_rash="yes"))

    with pytest.raises(Refused, match="saved after"):
        verify_sources(by=monitor, at=NOW, visit=visit, codes=["I04"], version=visit.version)
    assert source(visit).verified_at is None


def test_another_document_has_to_be_verified_again(visit, coordinator, monitor):
    SourceFactory(visit=visit, code="I04")
    verify_sources(by=monitor, at=NOW, visit=visit, codes=["I04"])

    record_source(by=coordinator, at=NOW, visit=visit, code="I04", document="Second report")

    assert source(visit).verified_at is None


def test_a_code_that_is_no_criterion_is_refused(visit, coordinator):
    with pytest.raises(Refused):
        record_source(by=coordinator, at=NOW, visit=visit, code="E21", document="Scale")
