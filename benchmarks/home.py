"""The number of SQL queries of Home, which must not grow with participants."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext, setup_databases, setup_test_environment, teardown_databases

SIZES = (3, 30, 60)


def measure() -> None:
    """Print the queries of one page at each size, all for the same investigator."""
    with _empty_database():
        from tests.factories import EligibleVisitFactory, ParticipantFactory, SiteFactory, SiteRoleFactory

        site = SiteFactory()
        client = Client()
        client.force_login(SiteRoleFactory(site=site, role="investigator").user)
        made = 0
        for size in SIZES:
            while made < size:
                EligibleVisitFactory(participant=ParticipantFactory(site=site))
                made += 1
            with CaptureQueriesContext(connection) as queries:
                response = client.get("/")
            if response.status_code != 200:
                raise SystemExit(f"Home answered {response.status_code}")
            print(f"Home with {size:>3} participants {len(queries):>20} queries")


@contextmanager
def _empty_database() -> Iterator[None]:
    setup_test_environment()
    settings.STORAGES["staticfiles"]["BACKEND"] = "django.contrib.staticfiles.storage.StaticFilesStorage"
    settings.SECURE_SSL_REDIRECT = False
    settings.STATIC_ROOT = settings.BASE_DIR / "static"
    databases = setup_databases(verbosity=0, interactive=False)
    try:
        yield
    finally:
        teardown_databases(databases, verbosity=0)
