"""A table of its own for what is typed and not yet saved."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from screening.models.fields import EncryptedTextField


class Migration(migrations.Migration):
    dependencies = [("screening", "0004_accounts")]

    operations = [
        migrations.CreateModel(
            name="Draft",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "place",
                    models.CharField(
                        help_text="which form: an attempt (kept or not begun) or the registration", max_length=40
                    ),
                ),
                (
                    "version",
                    models.PositiveIntegerField(default=0, help_text="that of the attempt it was typed over"),
                ),
                ("content", EncryptedTextField(help_text="names and values, as a form sends them")),
                ("saved_at", models.DateTimeField()),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="drafts",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={"constraints": [models.UniqueConstraint(fields=("owner", "place"), name="draft_once")]},
        ),
    ]
