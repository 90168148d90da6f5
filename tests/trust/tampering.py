"""What somebody who can write to the database may try; each gives a text that has to stand in what is found."""

import random
import secrets

from django.conf import settings
from django.db import connection
from django.test import override_settings

from screening.models import AuditEvent, Evaluation, Ruling, Signature
from screening.models.seal import event_text, seal
from tests.trust import tampering_derived, tampering_rows
from tests.trust.tampering_rows import one_of, run

EVENTS = "screening_auditevent"


def end_at(count, seal):
    run("UPDATE screening_audithead SET count = %s, hash = %s", count, seal)


def last():
    return AuditEvent.objects.order_by("-pk").values_list("pk", flat=True)[0]


def changed(chance: random.Random):
    at = chance.randint(1, last())
    column, value = chance.choice(
        [
            ("at", "2020-01-01 00:00:00+00:00" if connection.vendor == "postgresql" else "2020-01-01 00:00:00"),
            ("action", "looked"),
            ("subject_type", "nothing"),
            ("subject_id", "999"),
            ("changes", '{"status": [null, "forged"]}'),
            ("changes", '["forged"]'),
            ("versions", "[]"),
            ("versions", '["forged", ["nothing", 1, ""], [1, 2]]'),
            ("reason", "Forged."),
            ("by_id", None),
            ("site_id", None),
            ("visit_id", None),
            ("hash", secrets.token_hex(32)),
            ("prev_hash", secrets.token_hex(32)),
        ]
    )
    event = AuditEvent.objects.get(pk=at)
    if getattr(event, column) == value:
        column, value = "reason", "Forged."
    run(f"UPDATE {EVENTS} SET {column} = %s WHERE id = %s", value, at)
    return f"event {at}:"


def removed(chance: random.Random):
    end = last()
    at = chance.randint(1, end)
    run(f"DELETE FROM {EVENTS} WHERE id = %s", at)
    return f"event {at} is missing" if at < end else f"events after {end - 1} were cut off: the head"


def removed_and_closed_up(chance: random.Random):
    at = chance.randint(1, last() - 1)
    run(f"DELETE FROM {EVENTS} WHERE id = %s", at)
    _shift(at + 1, -1)
    return f"event {at}: it was event {at + 1}"


def inserted(chance: random.Random):
    at = chance.randint(1, last() + 1)
    end = last()
    _shift(at, 1)
    copied = "at, by_id, action, subject_type, subject_id, site_id, visit_id, changes, reason, versions"
    run(
        f"INSERT INTO {EVENTS} (id, {copied}, prev_hash, hash) SELECT %s, {copied}, %s, %s FROM {EVENTS} WHERE id = %s",
        at,
        secrets.token_hex(32),
        secrets.token_hex(32),
        at - 1 or 2,
    )
    return f"event {at}:" if at <= end else f"event {at}: it was put in behind the end"


def reordered(chance: random.Random):
    one, other = sorted(chance.sample(range(1, last() + 1), 2))
    run(f"UPDATE {EVENTS} SET id = 1000 WHERE id = %s", one)
    run(f"UPDATE {EVENTS} SET id = %s WHERE id = %s", one, other)
    run(f"UPDATE {EVENTS} SET id = %s WHERE id = 1000", other)
    return f"event {one}:"


def cut(chance: random.Random):
    end = last()
    kept = chance.randint(1, end - 1)
    run(f"DELETE FROM {EVENTS} WHERE id > %s", kept)
    end_at(kept, AuditEvent.objects.get(pk=kept).hash)
    return f"events after {kept} were cut off: the anchor"


def rebuilt_with_another_key(chance: random.Random):
    start, end = chance.randint(1, last() - 1), last()
    with override_settings(AUDIT_KEY="somebody else's"):
        rebuild(start)
    return f"events {start} to {end}: each was changed, or rebuilt with another key"


def rebuild(start):
    """Changes the event and seals it and all after it anew, the head included."""
    run(f"UPDATE {EVENTS} SET reason = 'Forged.' WHERE id = %s", start)
    before = None
    for event in AuditEvent.objects.filter(pk__gte=start).order_by("pk"):
        event.prev_hash = before or event.prev_hash
        before = seal(event_text(event, event.pk))
        run(f"UPDATE {EVENTS} SET prev_hash = %s, hash = %s WHERE id = %s", event.prev_hash, before, event.pk)
    end_at(last(), before)


def changed_snapshot(chance: random.Random):
    at = one_of(Evaluation, chance)
    column, value = chance.choice(
        [
            ("snapshot", '{"answer":{},"facts":{}}'),
            ("digest", "0" * 64),
            ("outcome", "UNDETERMINED"),
            ("rules_version", "0.1"),
            ("protocol_version", "0.1"),
            ("made_at", "2020-01-01 00:00:00+00:00"),
        ]
    )
    run(f"UPDATE screening_evaluation SET {column} = %s WHERE id = %s", value, at)
    return f"snapshot {at}:"


def moved_signature(chance: random.Random):
    at = one_of(Signature, chance)
    signature = Signature.objects.get(pk=at)
    column = chance.choice(["visit_id", "evaluation_id"])
    others = Signature.objects.exclude(visit=signature.visit_id).values_list(column, flat=True)
    run("DROP INDEX IF EXISTS one_valid_signature_of_a_visit")
    run(f"UPDATE screening_signature SET {column} = %s WHERE id = %s", chance.choice(sorted(others)), at)
    return f"signature {at}:"


def changed_signature(chance: random.Random):
    signature = Signature.objects.get(pk=one_of(Signature, chance))
    other = Signature.objects.exclude(signed_by=signature.signed_by).first().signed_by_id
    column, value = chance.choice(
        [
            ("meaning", "forged"),
            ("attestation", "Forged."),
            ("signed_at", "2020-01-01 00:00:00+00:00"),
            ("signed_by_id", other),
            ("printed_name", "Somebody Else"),
            ("role", "Monitor"),
            ("time_zone", "UTC"),
            ("digest", "0" * 64),
        ]
    )
    run(f"UPDATE screening_signature SET {column} = %s WHERE id = %s", value, signature.pk)
    return f"signature {signature.pk}:"


def voided_or_restored_signature(chance: random.Random):
    signature = Signature.objects.get(pk=one_of(Signature, chance))
    if signature.is_void:
        run(
            "UPDATE screening_signature SET voided_at = NULL, voided_by_id = NULL, void_reason = '' WHERE id = %s",
            signature.pk,
        )
    else:
        void = "voided_at = signed_at, voided_by_id = signed_by_id, void_reason = 'Forged.'"
        run(f"UPDATE screening_signature SET {void} WHERE id = %s", signature.pk)
    return f"signature {signature.pk}: whether, when"


def removed_signature(chance: random.Random):
    at = one_of(Signature, chance)
    event = AuditEvent.objects.get(action="signed", subject_id=str(at))
    run("DELETE FROM screening_signature WHERE id = %s", at)
    return f"event {event.pk}: the signature that it tells of is not there"


def changed_or_removed_ruling(chance: random.Random):
    ruling = Ruling.objects.get()
    if chance.random() < 0.5:
        run("UPDATE screening_ruling SET verdict = 'FAIL'")
        return f"ruling {ruling.pk}:"
    run("DELETE FROM screening_ruling")
    return "the ruling that it tells of is not there"


KINDS = [
    changed,
    removed,
    removed_and_closed_up,
    inserted,
    reordered,
    cut,
    rebuilt_with_another_key,
    changed_snapshot,
    moved_signature,
    changed_signature,
    voided_or_restored_signature,
    removed_signature,
    changed_or_removed_ruling,
    *tampering_rows.KINDS,
    *tampering_derived.KINDS,
]


def anchor_lines():
    return settings.AUDIT_ANCHOR.read_text().splitlines(keepends=True)


def _shift(start, by):
    run(f"UPDATE {EVENTS} SET id = id + 1000 WHERE id >= %s", start)
    run(f"UPDATE {EVENTS} SET id = id - 1000 + %s WHERE id >= 1000", by)
