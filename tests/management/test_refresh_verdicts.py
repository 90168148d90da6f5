"""After a change of the rules."""

import pytest
from django.core.management import call_command

from screening.models import AuditEvent, CriterionVerdict, ScreeningVisit
from tests.factories import SiteFactory, past_the_trail
from tests.scenes import draft, eligible, in_review

pytestmark = pytest.mark.django_db


def test_what_is_not_decided_is_evaluated_again_and_decisions_stay(capsys):
    site = SiteFactory()
    undecided, decided = [draft(site), in_review(site)], eligible(site)
    events = AuditEvent.objects.count()
    CriterionVerdict.objects.filter(code="I04").update(verdict="FAIL", because="under older rules")
    past_the_trail(ScreeningVisit).update(outcome="INELIGIBLE")

    call_command("refresh_verdicts")

    now = {row.visit_id: row.verdict for row in CriterionVerdict.objects.filter(code="I04")}
    assert [now[visit.pk] for visit in undecided] == ["PASS", "PASS"]
    assert now[decided.pk] == "FAIL"
    assert ScreeningVisit.objects.get(pk=decided.pk).outcome == "INELIGIBLE"
    told = AuditEvent.objects.filter(pk__gt=events).values_list("action", "visit", "changes")
    to = {visit.pk: {"outcome": ["INELIGIBLE", visit.outcome]} for visit in undecided}
    assert list(told) == [("evaluated_again", visit.pk, to[visit.pk]) for visit in undecided]
    assert capsys.readouterr().out == "2 screenings evaluated again.\n"
