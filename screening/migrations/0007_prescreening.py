"""The pre-screening log and the versions of its rows."""

import django.db.models.deletion
import simple_history.models
from django.conf import settings
from django.db import migrations, models

import screening.models.constraints


class Migration(migrations.Migration):
    dependencies = [
        ("screening", "0006_digest"),
    ]

    operations = [
        migrations.CreateModel(
            name="HistoricalPrescreenEntry",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("voided_at", models.DateTimeField(blank=True, editable=False, null=True)),
                ("void_reason", models.TextField(blank=True, default="", editable=False)),
                (
                    "source",
                    models.CharField(
                        choices=[
                            ("clinic_list", "Clinic list"),
                            ("referral", "Referral"),
                            ("registry", "Registry"),
                            ("self_referral", "Self-referral"),
                            ("chart_review", "Chart review"),
                            ("other", "Other"),
                        ],
                        max_length=16,
                    ),
                ),
                (
                    "outcome",
                    models.CharField(
                        choices=[
                            ("registered", "Registered"),
                            ("not_eligible", "Not eligible on known facts"),
                            ("not_interested", "Not interested"),
                            ("not_reached", "Could not be reached"),
                            ("contact_again", "To be contacted again"),
                        ],
                        max_length=16,
                    ),
                ),
                (
                    "reason",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("I01", "I01 Age"),
                            ("I02", "I02 Anti-HMGCR antibody"),
                            ("I03", "I03 MMT-8"),
                            ("I04", "I04 CK"),
                            ("I05", "I05 Disease duration"),
                            ("I06", "I06 Respiratory or swallowing dysfunction"),
                            ("I07", "I07 Dermatomyositis rash"),
                            ("I08", "I08 Residence"),
                            ("E01", "E01 Oral glucocorticoid dose"),
                            ("E02", "E02 Oral glucocorticoid change"),
                            ("E03", "E03 Earlier IVIG for IMNM"),
                            ("E04", "E04 Oral conventional DMARDs"),
                            ("E05", "E05 DMARD change"),
                            ("E06", "E06 Rituximab"),
                            ("E07", "E07 Plasma exchange, cyclophosphamide, biologics"),
                            ("E08", "E08 Statin"),
                            ("E09", "E09 Anaphylaxis to IVIG"),
                            ("E10", "E10 Angina, infarction, TIA or stroke"),
                            ("E11", "E11 Pregnancy, breastfeeding, contraception"),
                            ("E12", "E12 Wells score for DVT"),
                            ("E13", "E13 Wells score for PE"),
                            ("E14", "E14 Weight"),
                            ("E15", "E15 Cancer"),
                            ("E16", "E16 Pulmonary embolism or DVT"),
                            ("E17", "E17 Hypercoagulable state"),
                            ("E18", "E18 Anticoagulation"),
                            ("E19", "E19 GFR"),
                            ("E20", "E20 Investigator's judgement"),
                            ("other_trial", "Takes part in another trial"),
                            ("other_disease", "Another disease"),
                            ("cannot_attend", "Cannot come to the visits"),
                            ("cannot_consent", "Cannot give consent"),
                            ("died", "Died"),
                        ],
                        default="",
                        max_length=16,
                    ),
                ),
                ("number", models.PositiveIntegerField(help_text="counts the entries of a site from 1")),
                ("submission_key", models.UUIDField(help_text="the same form sent twice makes one entry")),
                ("prescreened_on", models.DateField()),
                ("recorded_at", models.DateTimeField()),
                ("history_id", models.BigAutoField(editable=False, primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField()),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "participant",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_index=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="screening.participant",
                    ),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "site",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="screening.site",
                    ),
                ),
                (
                    "voided_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_index=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "historical prescreen entry",
                "verbose_name_plural": "historical prescreen entrys",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="PrescreenEntry",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("voided_at", models.DateTimeField(blank=True, editable=False, null=True)),
                ("void_reason", models.TextField(blank=True, default="", editable=False)),
                (
                    "source",
                    models.CharField(
                        choices=[
                            ("clinic_list", "Clinic list"),
                            ("referral", "Referral"),
                            ("registry", "Registry"),
                            ("self_referral", "Self-referral"),
                            ("chart_review", "Chart review"),
                            ("other", "Other"),
                        ],
                        max_length=16,
                    ),
                ),
                (
                    "outcome",
                    models.CharField(
                        choices=[
                            ("registered", "Registered"),
                            ("not_eligible", "Not eligible on known facts"),
                            ("not_interested", "Not interested"),
                            ("not_reached", "Could not be reached"),
                            ("contact_again", "To be contacted again"),
                        ],
                        max_length=16,
                    ),
                ),
                (
                    "reason",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("I01", "I01 Age"),
                            ("I02", "I02 Anti-HMGCR antibody"),
                            ("I03", "I03 MMT-8"),
                            ("I04", "I04 CK"),
                            ("I05", "I05 Disease duration"),
                            ("I06", "I06 Respiratory or swallowing dysfunction"),
                            ("I07", "I07 Dermatomyositis rash"),
                            ("I08", "I08 Residence"),
                            ("E01", "E01 Oral glucocorticoid dose"),
                            ("E02", "E02 Oral glucocorticoid change"),
                            ("E03", "E03 Earlier IVIG for IMNM"),
                            ("E04", "E04 Oral conventional DMARDs"),
                            ("E05", "E05 DMARD change"),
                            ("E06", "E06 Rituximab"),
                            ("E07", "E07 Plasma exchange, cyclophosphamide, biologics"),
                            ("E08", "E08 Statin"),
                            ("E09", "E09 Anaphylaxis to IVIG"),
                            ("E10", "E10 Angina, infarction, TIA or stroke"),
                            ("E11", "E11 Pregnancy, breastfeeding, contraception"),
                            ("E12", "E12 Wells score for DVT"),
                            ("E13", "E13 Wells score for PE"),
                            ("E14", "E14 Weight"),
                            ("E15", "E15 Cancer"),
                            ("E16", "E16 Pulmonary embolism or DVT"),
                            ("E17", "E17 Hypercoagulable state"),
                            ("E18", "E18 Anticoagulation"),
                            ("E19", "E19 GFR"),
                            ("E20", "E20 Investigator's judgement"),
                            ("other_trial", "Takes part in another trial"),
                            ("other_disease", "Another disease"),
                            ("cannot_attend", "Cannot come to the visits"),
                            ("cannot_consent", "Cannot give consent"),
                            ("died", "Died"),
                        ],
                        default="",
                        max_length=16,
                    ),
                ),
                ("number", models.PositiveIntegerField(help_text="counts the entries of a site from 1")),
                ("submission_key", models.UUIDField(help_text="the same form sent twice makes one entry", unique=True)),
                ("prescreened_on", models.DateField()),
                ("recorded_at", models.DateTimeField()),
                (
                    "participant",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="prescreenings",
                        to="screening.participant",
                    ),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "site",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="prescreenings", to="screening.site"
                    ),
                ),
                (
                    "voided_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ("-prescreened_on", "-pk"),
                "constraints": [
                    models.UniqueConstraint(fields=("site", "number"), name="prescreening_number_once"),
                    models.UniqueConstraint(
                        condition=models.Q(("voided_at", None)),
                        fields=("participant",),
                        name="prescreening_of_participant_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("outcome", "registered"), ("participant__isnull", False)),
                            models.Q(("participant", None), models.Q(("outcome", "registered"), _negated=True)),
                            _connector="OR",
                        ),
                        name="prescreening_registered_is_linked",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("outcome", "not_eligible"), models.Q(("reason", ""), _negated=True)),
                            models.Q(models.Q(("outcome", "not_eligible"), _negated=True), ("reason", "")),
                            _connector="OR",
                        ),
                        name="prescreening_not_eligible_has_reason",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("void_reason", ""), ("voided_at__isnull", True), ("voided_by__isnull", True)),
                            models.Q(
                                ("voided_at__isnull", False),
                                ("voided_by__isnull", False),
                                models.Q(("void_reason", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="prescreening_voided_with_reason",
                    ),
                    screening.models.constraints.ColumnCheck(
                        condition=models.Q(
                            (
                                "source__in",
                                ["clinic_list", "referral", "registry", "self_referral", "chart_review", "other"],
                            )
                        ),
                        name="prescreening_source_code",
                    ),
                    screening.models.constraints.ColumnCheck(
                        condition=models.Q(
                            (
                                "outcome__in",
                                ["registered", "not_eligible", "not_interested", "not_reached", "contact_again"],
                            )
                        ),
                        name="prescreening_outcome_code",
                    ),
                    screening.models.constraints.ColumnCheck(
                        condition=models.Q(
                            (
                                "reason__in",
                                [
                                    "",
                                    "I01",
                                    "I02",
                                    "I03",
                                    "I04",
                                    "I05",
                                    "I06",
                                    "I07",
                                    "I08",
                                    "E01",
                                    "E02",
                                    "E03",
                                    "E04",
                                    "E05",
                                    "E06",
                                    "E07",
                                    "E08",
                                    "E09",
                                    "E10",
                                    "E11",
                                    "E12",
                                    "E13",
                                    "E14",
                                    "E15",
                                    "E16",
                                    "E17",
                                    "E18",
                                    "E19",
                                    "E20",
                                    "other_trial",
                                    "other_disease",
                                    "cannot_attend",
                                    "cannot_consent",
                                    "died",
                                ],
                            )
                        ),
                        name="prescreening_reason_code",
                    ),
                ],
            },
        ),
    ]
