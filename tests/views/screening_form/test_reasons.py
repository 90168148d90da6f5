"""After the first submission the form asks why each answer was changed, and loses nothing over it."""

import pytest

from screening.actions.review import return_to_coordinator
from screening.models import AuditEvent
from tests.factories import NOW
from tests.scenes import draft, facts_without, in_review, investigator_of, save
from tests.views.people import person_address, text_of
from tests.views.screening_form.page import now_kept, problems_of, typed, url
from tests.views.sent import sent

pytestmark = pytest.mark.django_db
ASPIRIN = {"treatments-TOTAL_FORMS": "1", "treatments-0-name": "aspirin", "treatments-0-ongoing": "no"}


@pytest.fixture
def returned(site):
    """A screening that was submitted and came back."""
    return return_to_coordinator(
        by=investigator_of(site), at=NOW, visit=in_review(site), queries={"weight.value": "Which scale?"}
    )


def last_changes():
    return AuditEvent.objects.filter(action="screening_recorded").last().changes


def test_before_the_first_submission_no_reason_is_asked(web, site):
    visit = draft(site)

    assert web.post(url(visit), typed(web, visit, weight_value="80", save="1")).status_code == 302
    assert last_changes() == {"weight.value": ["74.5", "80"]}


def test_each_change_is_shown_with_its_reason_to_give_and_keeps_it(web, returned):
    asked = web.post(url(returned), typed(web, returned, weight_value="80", dm_rash="yes", **ASPIRIN, save="1"))

    page = text_of(asked)
    assert "Weight 74.5 → 80" in page
    assert "Treatment 1 Name: not recorded → aspirin" in page
    assert problems_of(asked) == []
    assert now_kept(returned).weight_value != 80

    said = {
        "why-weight.value-listed": "transcription_error",
        "why-dm_rash-listed": "other",
        "why-dm_rash-words": "Seen again by dermatology.",
        "why-treatments[0]-listed": "new_information",
        "why-treatments[0]-words": "letter of 2 November",
    }
    assert web.post(url(returned), sent(asked, **said, save="1")).status_code == 302
    changes = last_changes()
    assert changes["weight.value"] == ["74.5", "80", "Transcription error"]
    assert changes["dm_rash"][2] == "Seen again by dermatology."
    assert {changes[f"treatments[0].{leaf}"][2] for leaf in ("name", "ongoing")} == {
        "New information: letter of 2 November"
    }
    assert "74.5 80 Transcription error" in text_of(web.get(person_address(returned)))


def test_one_reason_serves_all_that_have_none_of_their_own(web, returned):
    asked = web.post(url(returned), typed(web, returned, weight_value="80", height_value="170", save="1"))

    said = {"why-all-listed": "query_answered", "why-height.value-words": "Measured again."}
    assert web.post(url(returned), sent(asked, **said, save="1")).status_code == 302
    assert {path: why for path, (_, _, why) in last_changes().items()} == {
        "weight.value": "Query answered",
        "height.value": "Measured again.",
    }


def test_a_reason_that_is_missing_or_unreadable_is_named_at_its_change_and_the_others_stay(web, returned):
    asked = web.post(
        url(returned), typed(web, returned, weight_value="80", height_value="170", dm_rash="yes", save="1")
    )
    said = {"why-weight.value-listed": "wrong_unit_or_date", "why-dm_rash-words": "\a"}
    said["why-height.value-listed"] = "other"

    again = web.post(url(returned), sent(asked, **said, save="1"))

    assert dict(problems_of(again)) == {
        "why-height.value-words": "Say which.",
        "why-dm_rash-words": "Remove the characters that cannot be seen.",
    }
    assert 'href="#id_why-height.value-words"' in again.content.decode()
    assert 'id="id_why-height.value-words"' in again.content.decode()
    assert sent(again)["why-weight.value-listed"] == ["wrong_unit_or_date"]
    assert now_kept(returned).weight_value != 80


def test_reasons_survive_a_mistake_elsewhere_and_a_change_since_is_asked_about_too(web, returned):
    asked = web.post(url(returned), typed(web, returned, weight_value="80", save="1"))
    given = sent(asked, **{"why-weight.value-listed": "transcription_error"}, save="1")

    wrong = web.post(url(returned), given | {"height_value": "9999"})
    assert [field for field, _ in problems_of(wrong)] == ["height_value"]

    more = web.post(url(returned), sent(wrong, height_value="170", save="1"))
    assert sent(more)["why-weight.value-listed"] == ["transcription_error"]
    assert sent(more)["why-height.value-listed"] == [""]
    assert problems_of(more) == []


def test_reasons_survive_a_save_by_somebody_else(web, coordinator, returned):
    asked = web.post(url(returned), typed(web, returned, weight_value="80", save="1"))
    save(returned, coordinator, facts_without(dm_rash="uncertain"), reason="Query answered")

    both = web.post(url(returned), sent(asked, **{"why-weight.value-listed": "transcription_error"}, save="1"))
    chosen = {"keep_dm_rash": "theirs", "keep_weight_value": "mine", "save": "1"}

    assert web.post(url(returned), sent(both, **chosen)).status_code == 302
    assert last_changes() == {"weight.value": ["74.5", "80", "Transcription error"]}
