import pytest

from tests.factories import NOW, SiteFactory
from tests.provider import LittleProvider


@pytest.fixture
def today(monkeypatch):
    """The clock of the pages stands at NOW."""
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW)


@pytest.fixture
def site(db):
    return SiteFactory(code="UAB", name="University Hospital")


@pytest.fixture
def elsewhere(db):
    return SiteFactory(code="MIA", name="Another Hospital")


@pytest.fixture
def web(client):
    """Signs somebody in and gives the browser."""

    def signed_in(user):
        client.force_login(user)
        return client

    return signed_in


@pytest.fixture(scope="session")
def little_provider():
    provider = LittleProvider()
    yield provider
    provider.stop()


@pytest.fixture
def provider(little_provider, settings):
    """A provider that answers, and that the application is set up for."""
    little_provider.start_anew()
    settings.OIDC = little_provider.settings()
    return little_provider
