"""Who somebody is stands encrypted in its own table and in the code list, and nowhere else."""

import pytest

from benchmarks.faults import flaws, identities
from benchmarks.faults.ground import Claims
from tests.factories import ProtocolVersionFactory, StudyFactory

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def claims():
    StudyFactory(), ProtocolVersionFactory()
    return Claims()


def test_a_name_leaves_no_trace_in_the_database_logs_exports_and_backups(claims):
    identities.trial(claims, 1)
    assert not claims.broken


@pytest.mark.parametrize("flaw", ["name_in_trail", "name_in_log"])
def test_a_name_that_leaked_would_be_found(claims, flaw):
    with flaws.seeded(flaw):
        identities.trial(claims, 1)
    assert claims.broken
