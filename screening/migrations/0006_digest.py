"""Since when somebody wants the daily e-mail. Columns that may be empty are added without making the tables anew."""

from django.db import migrations, models


def _since():
    return models.DateTimeField(
        editable=False, help_text="empty: they have not asked for it", null=True, verbose_name="daily e-mail since"
    )


class Migration(migrations.Migration):
    dependencies = [("screening", "0005_drafts")]

    operations = [
        migrations.AddField(model_name="user", name="digest_since", field=_since()),
        migrations.AddField(model_name="historicaluser", name="digest_since", field=_since()),
    ]
