"""The server does not start in a way that would be unsafe."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from mightscreen.start import refuse_unsafe_start
from tests.factories import UserFactory


@pytest.fixture
def configured(monkeypatch):
    monkeypatch.setenv("SECRET_KEY", "x" * 50)
    monkeypatch.setenv("IDENTITY_KEYS", settings.IDENTITY_KEYS[0])
    monkeypatch.setenv("AUDIT_KEY", "y" * 50)


@pytest.mark.parametrize("missing", ["SECRET_KEY", "IDENTITY_KEYS", "AUDIT_KEY"])
def test_the_server_does_not_start_without_a_key(monkeypatch, configured, missing):
    monkeypatch.delenv(missing)

    with pytest.raises(ImproperlyConfigured, match=f"^{missing} must be set"):
        refuse_unsafe_start()


def test_the_server_does_not_start_with_a_key_that_opens_nothing(configured, settings):
    settings.IDENTITY_KEYS = ["short"]

    with pytest.raises(ImproperlyConfigured, match="must be Fernet keys"):
        refuse_unsafe_start()


@pytest.mark.django_db(transaction=True)
def test_the_server_does_not_start_on_a_database_with_demo_accounts(configured):
    refuse_unsafe_start()
    UserFactory(is_demo=True)

    with pytest.raises(ImproperlyConfigured, match="demo accounts"):
        refuse_unsafe_start()


def test_the_demo_starts_without_keys(settings):
    settings.DEMO = True

    refuse_unsafe_start()


def test_a_server_process_without_configuration_says_what_is_missing(tmp_path):
    answer = run(tmp_path, "-c", "import mightscreen.wsgi")

    assert answer.returncode != 0
    assert "SECRET_KEY, IDENTITY_KEYS and AUDIT_KEY must be set in the environment" in answer.stderr


def test_static_files_are_collected_without_configuration(tmp_path):
    assert run(tmp_path, "manage.py", "collectstatic", "--dry-run", "--no-input").returncode == 0


_SETTINGS = """
import json
from django.conf import settings
database = settings.DATABASES["default"]
names = settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME
print(json.dumps([database["OPTIONS"].get("sslmode"), *names]))
"""


@pytest.mark.parametrize(
    ("database", "sslmode"),
    [
        ("postgres://u:p@db.example.org/m", "verify-full"),
        ("postgres://u:p@db.example.org/m?sslmode=require", "require"),
        ("postgres://u:p@127.0.0.1/m", None),
        ("postgres://u:p@%2Fvar%2Frun%2Fpostgresql/m", None),
    ],
)
def test_another_machine_s_database_is_spoken_to_over_tls_alone(tmp_path, database, sslmode):
    answer = run(tmp_path, "-c", _SETTINGS, DATABASE_URL=database)

    assert json.loads(answer.stdout)[0] == sslmode, answer.stderr


def test_cookies_are_bound_to_the_host_by_their_names_and_scripts_know_them(tmp_path):
    session, form = json.loads(run(tmp_path, "-c", _SETTINGS).stdout)[1:]

    assert session.startswith("__Host-")
    assert form.startswith("__Host-")
    readers = [text for each in Path("static/js").iterdir() if "csrftoken" in (text := each.read_text())]
    assert readers
    assert all(f'"{form}"' in text for text in readers)


def run(folder, *arguments, **more):
    environment = {
        "PATH": os.environ["PATH"],
        "VAR_DIR": str(folder),
        "DJANGO_SETTINGS_MODULE": "mightscreen.settings",
        **more,
    }
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=settings.BASE_DIR,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
