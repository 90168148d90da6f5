"""Who an account is at the single sign-on. The columns may be empty, so that no table is made anew for them."""

from django.db import migrations, models
from django.db.models import Q

_CAUSES = [
    ("password", "the password"),
    ("email", "the e-mail address"),
    ("second_factor", "the second factor"),
    ("delegation", "the delegation"),
    ("sign_on", "the link to the single sign-on"),
]


def _issuer():
    return models.CharField(editable=False, max_length=255, null=True, verbose_name="provider of the single sign-on")


def _subject():
    return models.CharField(
        blank=True,
        help_text="what the provider calls this person (sub); who is not linked is shown theirs when they sign in",
        max_length=255,
        null=True,
        verbose_name="subject at the single sign-on",
    )


class Migration(migrations.Migration):
    dependencies = [("screening", "0009_saved_filters")]

    operations = [
        migrations.AddField(model_name="user", name="sign_on_issuer", field=_issuer()),
        migrations.AddField(model_name="historicaluser", name="sign_on_issuer", field=_issuer()),
        migrations.AddField(model_name="user", name="sign_on_subject", field=_subject()),
        migrations.AddField(model_name="historicaluser", name="sign_on_subject", field=_subject()),
        migrations.AddConstraint(
            model_name="user",
            constraint=models.UniqueConstraint(
                fields=["sign_on_issuer", "sign_on_subject"],
                condition=Q(sign_on_subject__isnull=False),
                name="sign_on_subject_once",
            ),
        ),
        migrations.AlterField(
            model_name="signingsuspension",
            name="cause",
            field=models.CharField(choices=_CAUSES, max_length=16),
        ),
        migrations.RemoveConstraint(model_name="signingsuspension", name="suspension_cause_code"),
        migrations.AddConstraint(
            model_name="signingsuspension",
            constraint=models.CheckConstraint(
                condition=Q(cause__in=[code for code, _ in _CAUSES]), name="suspension_cause_code"
            ),
        ),
    ]
