import pytest
from django.test import RequestFactory

from screening.models import Role
from screening.views.chrome import chrome
from tests.factories import NOW, SiteFactory, SiteRoleFactory, UserFactory
from tests.scenes import draft, in_review

pytestmark = pytest.mark.django_db


def roles(user):
    request = RequestFactory().get("/")
    request.user = user
    return chrome(request)["roles"]


def test_one_is_shown_as_what_one_is_at_each_site():
    user = UserFactory()
    SiteRoleFactory(user=user, site=SiteFactory(code="UAB"), role=Role.INVESTIGATOR)
    SiteRoleFactory(user=user, site=SiteFactory(code="NIH"), role=Role.COORDINATOR)
    SiteRoleFactory(user=user, site=SiteFactory(code="OLD"), role=Role.MONITOR, ended_at=NOW)
    assert roles(user).words == "Coordinator, NIH; Investigator, UAB"


def test_an_administrator_is_shown_as_one():
    assert roles(UserFactory(is_administrator=True)).words == "Administrator"


@pytest.mark.parametrize(("role", "may"), [(Role.COORDINATOR, False), (Role.INVESTIGATOR, True), (Role.MONITOR, True)])
def test_exports_are_offered_to_those_who_may_export(role, may):
    assert roles(SiteRoleFactory(role=role).user).may_export is may


def test_nothing_is_read_for_a_part_of_a_page(django_assert_num_queries):
    user = UserFactory()
    with django_assert_num_queries(0):
        roles(user)


def test_every_page_says_beside_home_how_many_wait_for_one(client):
    site = SiteFactory()
    in_review(site), draft(site)
    for role, words in ((Role.COORDINATOR, ", 1 person waits for you"), (Role.INVESTIGATOR, ", 2 people wait for you")):
        client.force_login(SiteRoleFactory(site=site, role=role).user)
        assert words in client.get("/protocol/").content.decode()
    client.force_login(SiteRoleFactory(site=site, role=Role.MONITOR).user)
    assert "nav-count" not in client.get("/protocol/").content.decode()
