"""At the same moment: two who want one place, one number, one attempt."""

import threading
import uuid

import pytest
from django.db import connection

from benchmarks.faults import flaws, races
from benchmarks.faults.ground import Claims
from screening.actions.base import Refused
from screening.actions.disposition import enrol
from screening.actions.participants import register_participant
from screening.models import Participant, ScreeningVisit, Study
from tests.factories import NOW, ProtocolVersionFactory, SiteFactory, StudyFactory, past_the_trail
from tests.scenes import coordinator_of, eligible

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def study():
    StudyFactory(), ProtocolVersionFactory()


def at_once(*jobs):
    """What each job gives or is refused with; all begin together."""
    start, results = threading.Barrier(len(jobs)), [None] * len(jobs)

    def run(place, job):
        start.wait()
        try:
            results[place] = job()
        except Refused as refused:
            results[place] = refused
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=pair) for pair in enumerate(jobs)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=30)
    return results


def test_two_sites_that_enrol_at_the_same_moment_share_no_place():
    past_the_trail(Study).update(planned_enrolment=1)
    sites = [SiteFactory() for _ in range(4)]
    wanted = [(coordinator_of(site), eligible(site)) for site in sites]

    results = at_once(*(lambda by=by, visit=visit: enrol(by=by, at=NOW, visit=visit) for by, visit in wanted))

    assert sum(isinstance(result, ScreeningVisit) for result in results) == 1
    assert ScreeningVisit.objects.filter(status="enrolled").count() == 1


def test_two_who_register_at_the_same_moment_get_two_numbers():
    site = SiteFactory()
    by = coordinator_of(site)

    at_once(*([lambda: register_participant(by=by, at=NOW, site=site, submission_key=uuid.uuid4())] * 4))

    assert list(Participant.objects.values_list("number", flat=True)) == [1, 2, 3, 4]


def test_a_form_sent_twice_at_the_same_moment_registers_once():
    site, key = SiteFactory(), uuid.uuid4()
    by = coordinator_of(site)

    at_once(*([lambda: register_participant(by=by, at=NOW, site=site, submission_key=key)] * 4))

    assert Participant.objects.count() == 1


def test_of_eight_who_save_one_attempt_at_the_same_moment_one_does_and_the_others_are_told():
    claims = Claims()
    races.writers(claims, 3)
    assert not claims.broken


def test_what_is_sent_twice_at_the_same_moment_is_registered_and_signed_once():
    claims = Claims()
    races.copies(claims, 2)
    assert not claims.broken


@pytest.mark.skipif(connection.vendor == "sqlite", reason="SQLite lets one write at a time, without locks too")
def test_updates_that_get_lost_would_be_noticed():
    claims = Claims()
    with flaws.seeded("no_locks"):
        races.writers(claims, 2)
    assert claims.broken
