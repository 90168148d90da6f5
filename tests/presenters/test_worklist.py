"""The list of things to do in words."""

from datetime import date, timedelta

import pytest

from screening.presenters.worklist import work_groups
from screening.queries import worklist
from tests.factories import BASE_FACTS, SiteFactory
from tests.scenes import FAILING, coordinator_of, draft, eligible, facts_without, investigator_of, screen_failure

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 3)
RITUXIMAB = {"name": "rituximab", "route": "intravenous", "last_dose": "2026-05-10", "ongoing": False}
TOO_EARLY = BASE_FACTS | {
    "treatments": [RITUXIMAB],
    "treatments_asked": BASE_FACTS["treatments_asked"] | {"rituximab": "all_listed"},
}
AGEING = BASE_FACTS | {"onset": BASE_FACTS["onset"] | {"first_symptom": "2023-11-20", "diagnosis": "2023-12-01"}}
_AGAIN = "could qualify since 10-NOV-2026: start a new attempt"
_TWICE = "a criterion fails already; could qualify since 10-NOV-2026"
_ENDS = "window ends in 1 day; nothing would fail today"
_REOPEN = "window ended on 01-DEC-2026: have it reopened"


@pytest.fixture
def site():
    return SiteFactory(code="UAB")


def listed(site, today=TODAY, user=None, left=None):
    """Each group's title with the words of its people."""
    groups = work_groups(worklist(user or coordinator_of(site), today), left or {}, today)
    return {group.title: [item.words for item in group.items] for group in groups}


@pytest.mark.parametrize(
    ("make", "facts", "today", "title", "words"),
    [
        (draft, FAILING, TODAY, "Ready to submit", "a criterion fails already"),
        (draft, BASE_FACTS, TODAY, "Ready to submit", "every answer is there"),
        (draft, TOO_EARLY, date(2026, 11, 12), "Ready to submit", _TWICE),
        (screen_failure, TOO_EARLY, date(2026, 11, 12), "Could qualify by now", _AGAIN),
        (eligible, BASE_FACTS, TODAY, "Re-check before enrolment", "nothing would fail today"),
        (eligible, AGEING, date(2026, 11, 20), "Re-check before enrolment", "would fail I05 if assessed today"),
        (eligible, BASE_FACTS, date(2026, 11, 30), "Window ends within 7 days", _ENDS),
        (eligible, BASE_FACTS, date(2026, 12, 2), "Window has ended", _REOPEN),
    ],
)
def test_each_says_what_is_to_be_done(site, make, facts, today, title, words):
    make(site, facts=facts)
    assert listed(site, today) == {title: [words]}


def test_an_old_draft_says_that_it_has_to_be_assessed_anew(site):
    visit = draft(site, facts_without("weight"))
    ended = "window ended on 01-DEC-2026: assess on a new screening date"
    found = listed(site, visit.screening_date + timedelta(days=40), left={visit.pk: 2})
    assert found == {"Answers missing": [f"2 answers left, still possible; {ended}"]}


def test_the_fewest_missing_answers_come_first(site):
    many, few = draft(site, facts_without("weight")), draft(site, facts_without("weight"))
    found = listed(site, left={many.pk: 12, few.pk: 1}, user=investigator_of(site))
    assert found == {"Answers missing": ["1 answer left, still possible", "12 answers left, still possible"]}
