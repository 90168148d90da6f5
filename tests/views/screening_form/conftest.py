import pytest

from tests.factories import NOW, SiteFactory
from tests.scenes import coordinator_of


@pytest.fixture(autouse=True)
def _today(monkeypatch):
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW)


@pytest.fixture
def site(db):
    return SiteFactory(code="UAB")


@pytest.fixture
def coordinator(site):
    return coordinator_of(site)


@pytest.fixture
def web(client, coordinator):
    """A browser in which the coordinator is signed in."""
    client.force_login(coordinator)
    return client
