"""Each account and each attempt keeps the seals of what has no versions; those that are there get them, on record."""

from functools import partial

from django.db import migrations, models
from django.utils import timezone

from screening.models.criteria import verdict_digest
from screening.models.seal import event_text, password_text, seal
from screening.models.versions import digests
from screening.queries.second_factor import factor_text


def seal_what_is_there(apps, schema_editor):
    """Needs AUDIT_KEY where there are accounts, and IDENTITY_KEYS where there are second factors."""
    using = schema_editor.connection.alias
    model = partial(apps.get_model, "screening")
    factors = apps.get_model("mfa", "Authenticator").objects.using(using)
    told = []
    for user in model("User").objects.using(using).order_by("pk"):
        user.password_seal = seal(password_text(user.password))
        user.factor_seals = "\n".join(map(_factor, factors.filter(user=user.pk).order_by("pk")))
        told.append(_kept(model, "User", user, ["password_seal", "factor_seals"], using))
    for visit in model("ScreeningVisit").objects.using(using).order_by("pk").iterator(200):
        visit.verdict_digests = "\n".join(map(_verdict, visit.verdicts.order_by("code")))
        told.append(_kept(model, "ScreeningVisit", visit, ["verdict_digests"], using))
    if told:
        _tell(model, using, told)


def _factor(factor):
    return f"{factor.pk} {seal(factor_text(factor))}"


def _verdict(row):
    return f"{row.code} {verdict_digest(row.verdict, row.because, row.missing, row.is_ruled)}"


def _kept(model, name, row, columns, using):
    row.save(using=using, update_fields=columns)
    version = model(f"Historical{name}")
    columns = {field.attname for field in version._meta.concrete_fields}
    kept = {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields}
    same = {name: value for name, value in kept.items() if name in columns}
    made = version.objects.using(using).create(**same, history_type="~", history_date=timezone.now())
    return [version._meta.model_name, made.pk, digests(version, [made.pk])[made.pk]]


def _tell(model, using, told):
    head = model("AuditHead").objects.using(using).get()
    event = model("AuditEvent")(
        pk=head.count + 1, at=timezone.now(), action="versions_begun", versions=told, prev_hash=head.hash
    )
    event.hash = seal(event_text(event, event.pk))
    event.save(using=using, force_insert=True)
    head.count, head.hash = event.pk, event.hash
    head.save(using=using)


def _verdict_digests():
    return models.TextField(
        blank=True,
        default="",
        editable=False,
        help_text="a line for each criterion: its code and the digest of what it says",
    )


def _factor_seals():
    return models.TextField(
        blank=True, default="", editable=False, help_text="a line for each second factor: its key and its seal"
    )


def _password_seal():
    return models.CharField(blank=True, default="", editable=False, max_length=64)


class Migration(migrations.Migration):
    dependencies = [("screening", "0010_sign_on"), ("mfa", "0003_authenticator_type_uniq")]

    operations = [
        migrations.AddField("historicalscreeningvisit", "verdict_digests", _verdict_digests()),
        migrations.AddField("historicaluser", "factor_seals", _factor_seals()),
        migrations.AddField("historicaluser", "password_seal", _password_seal()),
        migrations.AddField("screeningvisit", "verdict_digests", _verdict_digests()),
        migrations.AddField("user", "factor_seals", _factor_seals()),
        migrations.AddField("user", "password_seal", _password_seal()),
        migrations.RunPython(seal_what_is_there, migrations.RunPython.noop),
    ]
