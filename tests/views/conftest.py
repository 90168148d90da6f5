import pytest

from tests.factories import NOW, SiteFactory


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
