"""Rescreening: what does not age is offered from the attempt before, and counts only once somebody confirms it."""

import pytest
from django.urls import reverse

from screening.assemble.carrying import CARRIED
from screening.models import AuditEvent, ScreeningVisit
from tests.factories import BASE_FACTS
from tests.scenes import screen_failure
from tests.views.people import text_of
from tests.views.sent import sent

pytestmark = pytest.mark.django_db
ORIGIN = "Carried forward from attempt 1 and confirmed."
TIA = {"ever": "yes", "events": [{"date": "2024-05"}]}
FAILED = BASE_FACTS | {"dm_rash": "yes", "history": BASE_FACTS["history"] | {"tia": TIA}}


@pytest.fixture
def first(site):
    return screen_failure(site, FAILED)


@pytest.fixture
def url(first):
    return reverse("form", args=[first.participant.screening_number, 2])


def consented(web, url, first, **typed):
    """The form of the second attempt as a browser would send it, with its consent."""
    consent = {"consented_on": "03-NOV-2026", "consent_version": first.consent_version_id}
    return sent(web.get(url), screening_date="03-NOV-2026", save="1", **consent, **typed)


def second(first):
    return ScreeningVisit.objects.get(participant=first.participant, attempt=2)


def test_the_answers_that_do_not_age_are_shown_to_be_confirmed(web, url):
    said = text_of(web.get(url))
    assert "Carried from attempt 1, to be confirmed" in said
    assert said.count("To be confirmed") == len(CARRIED)
    assert "Positive" in said
    assert "Yes; UNK-MAY-2024" in said


def test_what_is_not_confirmed_is_not_recorded_and_can_be_confirmed_later(web, url, first):
    web.post(url, consented(web, url, first))
    visit = second(first)
    assert (visit.anti_hmgcr_result, visit.dm_rash, visit.cancers_ever) == ("", "", "")
    assert not visit.events.exists()
    assert visit.verdicts.get(code="I02").verdict == "UNKNOWN"
    web.post(url, sent(web.get(url), save="1", carry=["hypercoagulable"]))
    assert second(first).hypercoagulable_state == "no"
    changes = AuditEvent.objects.get(action="screening_recorded", visit=visit).changes
    assert changes == {"hypercoagulable.state": [None, "no", ORIGIN]}


def test_what_is_confirmed_is_recorded_and_the_event_says_from_where(web, url, first):
    web.post(url, consented(web, url, first, carry=["onset", "history.tia"]))
    visit = second(first)
    assert visit.onset_first_symptom.iso == "2025-06-10"
    assert [event.date.iso for event in visit.events.all()] == ["2024-05"]
    assert visit.anti_hmgcr_result == ""
    changes = AuditEvent.objects.get(action="attempt_started", visit=visit).changes
    assert changes["onset.first_symptom"] == [None, "2025-06-10", ORIGIN]
    assert changes["history.tia.events[0].date"] == [None, "2024-05", ORIGIN]
    assert [path for path, change in changes.items() if len(change) == 3 and "onset" not in path] == [
        "history.tia.ever",
        "history.tia.events[0].date",
    ]


def test_all_can_be_confirmed_at_once_and_what_ages_is_not_among_it(web, url, first):
    web.post(url, consented(web, url, first, carry=["all"]))
    visit = second(first)
    assert (visit.anti_hmgcr_result, visit.dm_rash, visit.cancers_ever) == ("positive", "yes", "no")
    assert (visit.ck_value, visit.mmt8_total, visit.weight_value, visit.state_of_residence) == (None, None, None, "")
    assert visit.investigator_unadvisable == ""
    assert "To be confirmed" not in text_of(web.get(url))


def test_an_answer_typed_instead_is_the_one_that_counts(web, url, first):
    web.post(url, consented(web, url, first, carry=["dm_rash", "onset"], dm_rash="never"))
    visit = second(first)
    assert visit.dm_rash == "never"
    change = AuditEvent.objects.get(action="attempt_started", visit=visit).changes["dm_rash"]
    assert change == [None, "never"]


def test_without_consent_nothing_is_saved_and_what_was_confirmed_stands_in_the_form(web, url, first):
    data = consented(web, url, first, carry=["onset"]) | {"consented_on": ""}
    shown = web.post(url, data)
    assert not ScreeningVisit.objects.filter(participant=first.participant, attempt=2).exists()
    assert "Confirmed: stands in the form, not saved yet" in text_of(shown)
    web.post(url, sent(shown, consented_on="03-NOV-2026", save="1"))
    assert len(AuditEvent.objects.get(visit=second(first)).changes["onset.diagnosis"]) == 3


def test_the_verdicts_beside_the_form_count_what_is_ticked_at_once(web, url, first):
    data = consented(web, url, first)
    live = reverse("live", args=[first.participant.screening_number, 2])
    before, after = (text_of(web.post(live, data | {"carry": ticked})) for ticked in ([], ["dm_rash"]))
    assert "1 criterion fails" not in before
    assert "1 criterion fails" in after
