"""Whatever was changed past the application is found and located.

``TAMPERINGS=1000 python -m pytest tests/trust/test_tampering.py`` for the full size.
"""

import os
import random

import pytest
from django.core.management import call_command

from screening.models import AuditEvent, AuditHead
from screening.queries.verification import findings
from screening.queries.verification.guarded import missing_guards
from tests.scenes import undone
from tests.trust import tampering

pytestmark = pytest.mark.django_db
TAMPERINGS = int(os.environ.get("TAMPERINGS", "60"))


def found():
    """All but the guards, which every tampering takes away first."""
    gone = set(missing_guards())
    return [finding for finding in findings() if finding not in gone]


def test_a_trail_that_nobody_touched_is_whole(trail):
    assert found() == []
    assert AuditEvent.objects.count() == AuditHead.objects.get().count == 11


@pytest.mark.parametrize("kind", tampering.KINDS, ids=lambda kind: kind.__name__)
def test_every_kind_of_tampering_is_found_where_it_was_done(trail, kind):
    share = len(range(0, TAMPERINGS, len(tampering.KINDS)))
    for seed in range(share):
        with undone():
            expected = kind(random.Random(seed))
            told = found()
        assert any(expected in finding for finding in told), (seed, expected, told)


def test_one_changed_event_is_named_and_no_other(trail):
    with undone():
        tampering.run("UPDATE screening_auditevent SET reason = 'Forged.' WHERE id = 3")
        assert found() == ["event 3: its content was changed"]


def test_a_chain_rebuilt_by_somebody_who_has_the_key_is_found_by_the_anchor(trail):
    with undone():
        tampering.rebuild(2)
        (finding,) = found()
    assert finding.startswith(f"event {tampering.last()}: the anchor of")


def test_a_changed_line_of_the_anchor_and_a_missing_anchor_are_named(trail, settings, tmp_path):
    lines = tampering.anchor_lines()
    settings.AUDIT_ANCHOR = tmp_path / "anchor.log"
    (missing,) = found()
    assert missing.startswith(f"the anchor {settings.AUDIT_ANCHOR} is missing")

    settings.AUDIT_ANCHOR.write_text(lines[0] + lines[0].replace("2", "3", 1))
    assert found() == ["line 2 of the anchor was changed, or written with another key"]


def test_a_removed_head_is_named(trail):
    with undone():
        tampering.run("DELETE FROM screening_audithead")
        assert found()[0] == "the head of the audit trail was removed"


def test_guards_that_were_taken_away_are_named(trail):
    assert list(findings()) == list(missing_guards()) != []


def test_the_command_says_what_is_broken_and_fails(trail, capsys):
    with undone():
        tampering.run("DELETE FROM screening_auditevent WHERE id = 2")
        with pytest.raises(SystemExit) as stopped:
            call_command("verify_audit")

    assert stopped.value.code == 1
    assert "event 2 is missing\n" in capsys.readouterr().out
