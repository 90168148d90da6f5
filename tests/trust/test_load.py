"""A short day of a few people; a hundred work in ``benchmarks/faults/load.py``."""

import pytest

from benchmarks.faults import flaws, load, workday
from benchmarks.faults.ground import Claims
from tests.factories import ProtocolVersionFactory, StudyFactory

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def day(live_server, settings, tmp_path):
    """One round of each of so many people, readers first; then what holds of it."""
    settings.AUDIT_ANCHOR = tmp_path / "anchor.log"  # the trail begins here
    StudyFactory(), ProtocolVersionFactory()

    def pass_by(size):
        tally, claims = workday.Tally(), Claims()
        people = workday.staff(size, live_server.thread.port, tally)
        for person in sorted(people, key=lambda one: isinstance(one, workday.Writer)):
            try:
                list(person.round())
            except workday.Astray:
                continue
        load.report(claims, tally, 1.0)
        return claims, tally

    return pass_by


def test_what_people_save_ask_and_answer_all_day_is_kept(day):
    claims, tally = day(4)
    assert not claims.broken
    assert {"save", "query raised", "query answered"} <= tally.seconds.keys()


def test_a_save_that_was_acknowledged_and_lost_would_be_noticed_at_once_and_in_the_end(day, capsys):
    with flaws.seeded("forget_some"):
        _, tally = day(1)
    assert tally.errors == ["form: does not show “p0-0”"]
    assert "BROKEN 1 forms saved, 1 lost" in capsys.readouterr().out


def test_a_fault_of_ours_would_be_noticed(day):
    with flaws.seeded("stumble"):
        _, tally = day(1)
    assert tally.errors == ["save: 500"]
