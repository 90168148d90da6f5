"""A small study with every kind of decision, laid open to whoever can write to the database."""

import pytest
from django.conf import settings
from django.db import connection, transaction

from screening.actions.anchor import drop_anchor
from screening.actions.review import rule_on_review
from screening.actions.second_factor import use_code
from screening.actions.signing import reopen
from screening.models import AuditEvent, ScreeningVisit, guards
from tests.factories import NOW, IdentityFactory, SiteFactory, TreatmentFactory
from tests.factors import app_of, recovery_codes_of
from tests.scenes import IN_DOUBT, LATER, eligible, in_review, investigator_of, screen_failure, sign

NAMES = ("surname", "given_name", "contact", "medical_record_number")


@pytest.fixture(scope="module")
def trail(django_db_setup, django_db_blocker):
    """Made once for the tests of a module; each of them takes back what it does."""
    with django_db_blocker.unblock(), transaction.atomic():
        site = SiteFactory(code="UAB")
        investigator = investigator_of(site)
        for visit in eligible(site), screen_failure(site):
            IdentityFactory(participant=visit.participant, **dict.fromkeys(NAMES, f"Madeup {visit.pk}"))
            TreatmentFactory(visit=visit)
        visit = in_review(site, facts=IN_DOUBT)
        rule_on_review(by=investigator, at=NOW, visit=visit, code="I07", verdict="PASS", reason="No rash.")
        sign(ScreeningVisit.objects.get(pk=visit.pk), investigator)
        reopen(by=investigator, at=LATER, visit=visit, reason="A wrong weight.")
        app_of(investigator)
        use_code(investigator, recovery_codes_of(investigator)[0])
        settings.AUDIT_ANCHOR.unlink(missing_ok=True)
        drop_anchor(AuditEvent.objects.last(), now=True)
        guards.take_away(connection)
        yield
        transaction.set_rollback(True)
