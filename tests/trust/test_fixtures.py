"""Django's own way of taking rows out and in tells no identity and writes nothing past the trail."""

import json

import pytest
from django.core.management import call_command

from screening.models import Identity
from screening.models.base import NeverChangedError
from screening.models.fields import decrypted
from tests.factories import IdentityFactory

pytestmark = pytest.mark.django_db


def test_what_dumpdata_prints_of_an_identity_and_its_versions_is_encrypted(capsys):
    IdentityFactory(surname="Madeup", medical_record_number="")
    call_command("dumpdata", "screening.identity", "screening.historicalidentity")

    said = capsys.readouterr().out
    assert "Madeup" not in said
    rows = json.loads(said)
    assert [decrypted(row["fields"]["surname"]) for row in rows] == ["Madeup", "Madeup"]
    assert {row["fields"]["medical_record_number"] for row in rows} == {""}


def test_loaddata_writes_nothing_past_the_trail(tmp_path, capsys):
    kept = IdentityFactory(surname="Madeup")
    call_command("dumpdata", "screening.identity")
    file = tmp_path / "identities.json"
    file.write_text(capsys.readouterr().out)

    with pytest.raises(NeverChangedError, match="restore a backup"):
        call_command("loaddata", file)

    assert Identity.objects.get(pk=kept.pk).surname == "Madeup"
