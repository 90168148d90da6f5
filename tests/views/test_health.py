import pytest
from django.db import DatabaseError, connection

pytestmark = pytest.mark.django_db


def test_anybody_may_ask_whether_the_application_answers(client):
    response = client.get("/health/")
    assert response.status_code == 200
    assert response.content == b"ok\n"
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    assert "no-store" in response["Cache-Control"]


def test_a_database_that_does_not_answer_is_told_without_detail(client, monkeypatch):
    def broken():
        raise DatabaseError("password of the database")

    monkeypatch.setattr(connection, "cursor", broken)
    response = client.get("/health/")
    assert response.status_code == 503
    assert response.content == b"unavailable\n"
