"""What was done about a record, by whom and when."""

from screening.actions.review import record_judgement
from screening.actions.screening import submit_for_review
from screening.queries import changes_since_seen, history_of, history_of_visit
from tests.factories import NOW
from tests.scenes import LATER, draft, facts_without, investigator_of, save


def test_the_history_of_a_person_holds_all_attempts_and_nobody_elses(site, coordinator):
    visit, other = draft(site), draft(site)
    submit_for_review(by=coordinator, at=NOW, visit=visit)
    submit_for_review(by=coordinator, at=NOW, visit=other)

    assert [event.visit for event in history_of(visit.participant)] == [visit]
    assert [event.action for event in history_of_visit(visit)] == ["submitted"]


def test_what_changed_since_somebody_last_did_something_here(site, coordinator):
    visit, investigator = draft(site), investigator_of(site)
    save(visit, coordinator, facts_without(dm_rash="uncertain"))
    record_judgement(by=investigator, at=NOW, visit=visit, unadvisable="no", reason="Seen again.")
    submit_for_review(by=coordinator, at=LATER, visit=visit)

    assert [event.action for event in changes_since_seen(visit, investigator)] == ["submitted"]
    assert len(changes_since_seen(visit, investigator_of(site))) == 3
