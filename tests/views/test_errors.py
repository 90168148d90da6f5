import tempfile
from io import BytesIO

import pytest
from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.test import Client, RequestFactory

from screening.views import errors
from tests.factories import SiteRoleFactory, UserFactory, VisitFactory

pytestmark = pytest.mark.django_db


def test_an_address_that_is_nothing_says_so(client):
    client.force_login(get_user_model().objects.create_user("ina", name="Ina Vestigator"))
    response = client.get("/participants/nobody/at/all/")
    assert response.status_code == 404
    assert "There is nothing here" in response.content.decode()
    assert "/participants/nobody" not in response.content.decode()


@pytest.mark.parametrize(
    ("view", "error", "status", "words"),
    [
        (errors.bad_request, SuspiciousOperation("secret"), 400, "could not be understood"),
        (errors.permission_denied, PermissionDenied("secret"), 403, "Your role does not allow this"),
    ],
)
def test_an_error_is_said_in_words_without_its_inside(view, error, status, words):
    response = view(RequestFactory().get("/"), error)
    assert response.status_code == status
    assert words in response.content.decode()
    assert "secret" not in response.content.decode()


def test_a_fault_of_ours_is_said_without_asking_the_database(django_assert_num_queries):
    with django_assert_num_queries(0):
        response = errors.server_error(RequestFactory().get("/"))
    assert response.status_code == 500
    assert "Something went wrong" in response.content.decode()


def test_a_form_without_its_token_is_refused_in_words():
    response = Client(enforce_csrf_checks=True).post("/sign-in/", {"username": "a", "password": "b"})
    assert response.status_code == 403
    assert "This form was open for too long" in response.content.decode()


def test_a_refusal_leaves_a_line_of_the_log_with_who_and_which_page_but_not_whom_it_is_about(client, caplog):
    visit = VisitFactory()
    monitor = SiteRoleFactory(site=visit.participant.site, role="monitor").user
    client.force_login(monitor)
    number = visit.participant.screening_number
    assert client.post(f"/participants/{number}/identity/").status_code == 403
    said = [record.getMessage() for record in caplog.records if record.name == "screening.refused"]
    assert said == [f"Refused, no right: user {monitor.pk}, page identity"]


def test_a_form_without_its_token_leaves_such_a_line_too(caplog):
    Client(enforce_csrf_checks=True).post("/sign-in/", {"username": "Madeup"})
    said = [record.getMessage() for record in caplog.records if record.name == "screening.refused"]
    assert said == ["Refused, no form mark: user None, page sign_in"]


@pytest.mark.parametrize("signed_in", [True, False])
def test_a_file_is_refused_in_words_before_anything_of_it_is_written(client, monkeypatch, tmp_path, signed_in):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    if signed_in:
        client.force_login(UserFactory())
    for address in ("/sign-in/", "/find/"):
        response = client.post(address, {"number": "UAB-001", "file": BytesIO(b"x" * 3_000_000)})
        assert response.status_code == 400, address
        assert "No page here takes files" in response.content.decode()
    assert list(tmp_path.iterdir()) == []
