"""What somebody may try with the rows in use, with their versions, and with values that no column can have."""

import random

from django.db import connection, models

from screening.models import Delegation, Evaluation, Identity, Ruling, Signature, SiteRole
from screening.models.versions import versioned_models
from tests.factories import past_the_trail

_LONG_AGO = "2020-01-01 00:00:00+00:00"
_NO_MONTH = "2026-13-01 00:00:00"
_LIVE = [
    ("screeningvisit", "dm_rash", "''"),
    ("screeningvisit", "version", "version + 1"),
    ("screeningvisit", "consented_on", "'2026-10-19'"),
    ("screeningvisit", "weight_value", "weight_value + 0.5"),
    ("screeningvisit", "outcome", "'UNDETERMINED'"),
    ("participant", "sex", "''"),
    ("participant", "date_of_birth", "NULL"),
    ("participant", "number", "number + 100"),
    ("identity", "recorded_by_id", "recorded_by_id + 1"),
    ("treatment", "position", "position + 100"),
    ("user", "is_administrator", "NOT is_administrator"),
    ("user", "is_active", "NOT is_active"),
    ("user", "name", "'Somebody Else'"),
    ("site", "principal_investigator_id", "(SELECT min(id) FROM screening_user)"),
    ("siterole", "ended_at", f"'{_LONG_AGO}'"),
    ("delegation", "valid_to", "'2036-01-01'"),
    ("study", "planned_enrolment", "planned_enrolment + 1"),
    ("protocolversion", "version", "'9'"),
]


def run(sql, *values):
    with connection.cursor() as cursor:
        cursor.execute(sql, values)


def one_of(model, chance):
    return chance.choice(sorted(model.objects.values_list("pk", flat=True)))


def changed_version(chance: random.Random):
    version = _some_version(chance)
    at, table = one_of(version, chance), version._meta.db_table
    field = chance.choice([field for field in version._meta.concrete_fields if not field.primary_key])
    run(f"UPDATE {table} SET {field.column} = {_another(field)} WHERE history_id = %s", at)
    return f"{_name(version, at)}: its content was changed"


def _another(field):
    """A value that the column has in no row."""
    if isinstance(field, models.BooleanField):
        return f"CASE WHEN {field.column} THEN {_truth(False)} ELSE {_truth(True)} END"
    if isinstance(field, models.DateTimeField):
        return f"'{_LONG_AGO}'" if connection.vendor == "postgresql" else f"'{_NO_MONTH}'"
    if isinstance(field, models.DateField):
        return "'2001-01-01'"
    if isinstance(field, models.UUIDField):
        return "'" + "0123456789abcdef" * 2 + "'"
    if field.get_internal_type() in ("CharField", "TextField"):
        return "'!'"
    return f"coalesce({field.column}, 0) + 1"


def _truth(value):
    return str(value).lower() if connection.vendor == "postgresql" else str(int(value))


def removed_version(chance: random.Random):
    version = _some_version(chance)
    at = one_of(version, chance)
    run(f"DELETE FROM {version._meta.db_table} WHERE history_id = %s", at)
    return f"the {_name(version, at)} that it tells of is not there any more"


def inserted_version(chance: random.Random):
    version = _some_version(chance)
    columns = ", ".join(field.column for field in version._meta.concrete_fields if not field.primary_key)
    table, at = version._meta.db_table, one_of(version, chance)
    run(f"INSERT INTO {table} (history_id, {columns}) SELECT 9999, {columns} FROM {table} WHERE history_id = %s", at)
    return f"{_name(version, 9999)}: no event tells of it"


def changed_identity(chance: random.Random):
    """The ciphertext of another person, or of nobody: both are found without telling what they say."""
    one, other = chance.sample(sorted(Identity.objects.values_list("pk", flat=True)), 2)
    column = chance.choice(["surname", "given_name", "contact", "medical_record_number"])
    cipher = chance.choice(["'forged'", f"(SELECT {column} FROM screening_identity WHERE id = {other})"])
    run(f"UPDATE screening_identity SET {column} = {cipher} WHERE id = %s", one)
    return f"identity {one}: it is not as its newest version says (encrypted)"


def changed_row(chance: random.Random):
    table, column, value = chance.choice(_LIVE)
    model = next(model for model in versioned_models() if model._meta.model_name == table)
    at = one_of(model, chance)
    run(f"UPDATE screening_{table} SET {column} = {value} WHERE id = %s", at)
    return f"{model._meta.verbose_name} {at}: it is not as its newest version says ({column})"


def removed_row(chance: random.Random):
    model = _some_version(chance).instance_type
    at = one_of(model, chance)
    run(f"DELETE FROM {model._meta.db_table} WHERE id = %s", at)
    return f"{model._meta.verbose_name} {at}: it was removed"


def inserted_row(chance: random.Random):
    kept = one_of(Delegation, chance)
    columns = "user_id, site_id, task, valid_from"
    run(
        f"INSERT INTO screening_delegation (id, {columns}) SELECT 9999, {columns} FROM screening_delegation "
        "WHERE id = %s",
        kept,
    )
    return "delegation 9999: no version of it is kept"


def a_value_that_cannot_be_read(chance: random.Random):
    """SQLite keeps a thirteenth month; PostgreSQL only another time."""
    table, column, model, words = chance.choice(
        [
            ("auditevent", "at", None, "event {}: its content was changed"),
            ("evaluation", "made_at", Evaluation, "snapshot {}: "),
            ("signature", "signed_at", Signature, "signature {}: "),
            ("ruling", "ruled_at", Ruling, "ruling {}: "),
            ("siterole", "given_at", SiteRole, "site role {}: it is not as"),
        ]
    )
    at = one_of(model, chance) if model else chance.randint(1, 8)
    value = _LONG_AGO if connection.vendor == "postgresql" else _NO_MONTH
    run(f"UPDATE screening_{table} SET {column} = %s WHERE id = %s", value, at)
    return words.format(at)


def removed_row_with_its_versions(chance: random.Random):
    model = _some_version(chance).instance_type
    version, at = model.versions.model, one_of(model, chance)
    first = version.objects.filter(id=at).order_by("pk").first().pk
    for table in model._meta.db_table, version._meta.db_table:
        run(f"DELETE FROM {table} WHERE id = %s", at)
    return f"the {_name(version, first)} that it tells of is not there any more"


def inserted_row_with_its_version(chance: random.Random):
    inserted_row(chance)
    version = Delegation.versions.model
    kept = ["user_id", "site_id", "task", "valid_from"]
    said = ", ".join(["id", *kept])
    run(
        f"INSERT INTO {version._meta.db_table} (history_id, history_date, history_type, {said}) "
        f"SELECT 9999, '{_LONG_AGO}', '+', {said} FROM screening_delegation WHERE id = 9999"
    )
    return f"{_name(version, 9999)}: no event tells of it"


def swapped_rows(chance: random.Random):
    """Each under the key of the other, in use and in its versions."""
    one, other = sorted(chance.sample(sorted(SiteRole.objects.values_list("pk", flat=True)), 2))
    version = SiteRole.versions.model
    at = version.objects.filter(id=one).order_by("pk").first().pk
    for table in "screening_siterole", version._meta.db_table:
        for before, after in (one, 1000), (other, one), (1000, other):
            run(f"UPDATE {table} SET id = %s WHERE id = %s", after, before)
    return f"{_name(version, at)}: its content was changed"


def changed_row_with_its_version(chance: random.Random):
    """The same in both, so that neither tells of the other."""
    at = one_of(Delegation, chance)
    version = Delegation.versions.model
    newest = version.objects.filter(id=at).order_by("pk").last().pk
    for table, key, found in ("screening_delegation", "id", at), (version._meta.db_table, "history_id", newest):
        run(f"UPDATE {table} SET valid_to = '2036-01-01' WHERE {key} = %s", found)
    return f"{_name(version, newest)}: its content was changed"


KINDS = [
    removed_row_with_its_versions,
    inserted_row_with_its_version,
    swapped_rows,
    changed_row_with_its_version,
    changed_version,
    removed_version,
    inserted_version,
    changed_identity,
    changed_row,
    removed_row,
    inserted_row,
    a_value_that_cannot_be_read,
]


def _some_version(chance: random.Random):
    filled = [model.versions.model for model in versioned_models() if past_the_trail(model).exists()]
    return chance.choice([version for version in filled if version.objects.exists()])


def _name(version, at):
    return f"version {at} of a {version.instance_type._meta.verbose_name}"
