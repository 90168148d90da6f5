"""The events of the audit trail are numbered without gaps and sealed in a chain."""

from django.db import migrations, models

from screening.models.seal import NOTHING_BEFORE, event_text, seal


def chain(apps, schema_editor):
    """Numbers and seals the events that are there, in their order; needs AUDIT_KEY where there are any."""
    using = schema_editor.connection.alias
    events = apps.get_model("screening", "AuditEvent").objects.using(using)
    count, last = 0, NOTHING_BEFORE
    for pk in list(events.order_by("pk").values_list("pk", flat=True)):
        event = events.get(pk=pk)
        event.prev_hash, count = last, count + 1
        last = seal(event_text(event, count))
        events.filter(pk=pk).update(id=count, prev_hash=event.prev_hash, hash=last)
    apps.get_model("screening", "AuditHead").objects.using(using).create(pk=1, count=count, hash=last)


class Migration(migrations.Migration):
    dependencies = [("screening", "0001_initial")]

    operations = [
        migrations.CreateModel(
            name="AuditHead",
            fields=[
                ("id", models.PositiveSmallIntegerField(default=1, primary_key=True, serialize=False)),
                ("hash", models.CharField(default=NOTHING_BEFORE, max_length=64)),
                ("count", models.PositiveBigIntegerField(default=0)),
            ],
            options={"constraints": [models.CheckConstraint(condition=models.Q(("id", 1)), name="one_audit_head")]},
        ),
        migrations.AddField("auditevent", "hash", models.CharField(default="", max_length=64), preserve_default=False),
        migrations.AddField("auditevent", "prev_hash", models.CharField(max_length=64, null=True, unique=True)),
        migrations.RunPython(chain, migrations.RunPython.noop),
        migrations.AlterField("auditevent", "prev_hash", models.CharField(max_length=64, unique=True)),
    ]
