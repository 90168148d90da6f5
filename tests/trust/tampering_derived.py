"""What somebody may try with what keeps no versions: verdicts, passwords and second factors."""

import random

from allauth.mfa.models import Authenticator
from django.contrib.auth.hashers import make_password
from django.db import connection

from screening.models import CriterionVerdict, Signature, User
from screening.models.fields import encrypted
from tests.trust.tampering_rows import one_of, run

_FACTORS = "mfa_authenticator"


def changed_verdict(chance: random.Random):
    row = CriterionVerdict.objects.get(pk=one_of(CriterionVerdict, chance))
    column, value = chance.choice(
        [
            ("verdict", "FAIL" if row.verdict == "PASS" else "PASS"),
            ("because", "Forged."),
            ("missing", "forged"),
            ("is_ruled", not row.is_ruled),
        ]
    )
    run(f"UPDATE screening_criterionverdict SET {column} = %s WHERE id = %s", value, row.pk)
    return f"screening visit {row.visit_id}, {row.code}: it is not what the rules said"


def removed_verdict(chance: random.Random):
    row = CriterionVerdict.objects.get(pk=one_of(CriterionVerdict, chance))
    run("DELETE FROM screening_criterionverdict WHERE id = %s", row.pk)
    return f"screening visit {row.visit_id}, {row.code}: what the rules said of it was removed"


def verdicts_of_another(chance: random.Random):
    """The attempt of somebody who failed shows what the rules said of somebody who did not."""
    one, other = chance.sample(sorted(Signature.objects.values_list("visit", flat=True)), 2)
    differ = [
        row.code
        for row in CriterionVerdict.objects.filter(visit=one)
        if row.because != CriterionVerdict.objects.get(visit=other, code=row.code).because
    ]
    code = chance.choice(differ)
    said = ", ".join(
        f"{column} = (SELECT {column} FROM screening_criterionverdict WHERE visit_id = {other} AND code = '{code}')"
        for column in ("verdict", "because", "missing", "is_ruled")
    )
    run(f"UPDATE screening_criterionverdict SET {said} WHERE visit_id = %s AND code = %s", one, code)
    return f"screening visit {one}, {code}: it is not what the rules said"


def changed_password(chance: random.Random):
    one, other = chance.sample(sorted(User.objects.values_list("pk", flat=True)), 2)
    stolen = User.objects.get(pk=other).password
    run("UPDATE screening_user SET password = %s WHERE id = %s", chance.choice([make_password("mine"), stolen]), one)
    return f"user {one}: its password was changed"


def changed_password_with_its_seal(chance: random.Random):
    one, other = chance.sample(sorted(User.objects.values_list("pk", flat=True)), 2)
    stolen = User.objects.get(pk=other)
    run(
        "UPDATE screening_user SET password = %s, password_seal = %s WHERE id = %s",
        stolen.password,
        stolen.password_seal,
        one,
    )
    return f"user {one}: it is not as its newest version says (password_seal)"


def changed_factor(chance: random.Random):
    factor = Authenticator.objects.get(pk=one_of(Authenticator, chance))
    name = "seed" if factor.type == "recovery_codes" else "secret"
    forged = factor.data | {name: encrypted("JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXQ")}
    if chance.random() < 0.3:
        forged = {name: "forged"}
    _write(factor.pk, forged)
    return f"user {factor.user_id}: its second factor {factor.pk} was changed"


def recovery_code_made_good_again(chance: random.Random):
    factor = Authenticator.objects.get(type="recovery_codes")
    _write(factor.pk, factor.data | {"used_mask": chance.choice([0, 3])})
    return f"user {factor.user_id}: its second factor {factor.pk} counts other codes as used"


def removed_factor(chance: random.Random):
    factor = Authenticator.objects.get(pk=one_of(Authenticator, chance))
    run(f"DELETE FROM {_FACTORS} WHERE id = %s", factor.pk)
    return f"user {factor.user_id}: its second factor {factor.pk} was removed"


def moved_factor(chance: random.Random):
    factor = Authenticator.objects.get(pk=one_of(Authenticator, chance))
    other = User.objects.exclude(pk=factor.user_id).order_by("pk").first().pk
    run(f"UPDATE {_FACTORS} SET user_id = %s WHERE id = %s", other, factor.pk)
    return f"user {other}: its second factor {factor.pk} was put in"


def inserted_factor(chance: random.Random):
    factor, columns = one_of(Authenticator, chance), "data, created_at"
    user = chance.choice(sorted(User.objects.exclude(authenticator=factor).values_list("pk", flat=True)))
    said = f"SELECT 9999, %s, 'webauthn', {columns} FROM {_FACTORS} WHERE id = %s"
    run(f"INSERT INTO {_FACTORS} (id, user_id, type, {columns}) {said}", user, factor)
    return f"user {user}: its second factor 9999 was put in"


KINDS = [
    changed_verdict,
    removed_verdict,
    verdicts_of_another,
    changed_password,
    changed_password_with_its_seal,
    changed_factor,
    recovery_code_made_good_again,
    removed_factor,
    moved_factor,
    inserted_factor,
]


def _write(pk, data):
    with connection.cursor() as cursor:
        field = Authenticator._meta.get_field("data")
        cursor.execute(f"UPDATE {_FACTORS} SET data = %s WHERE id = %s", [field.get_db_prep_save(data, connection), pk])
