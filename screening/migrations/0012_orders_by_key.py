"""What belongs to an attempt is ordered by the attempt's key: its number would cost every query two joins."""

from django.db import migrations

_ORDERS = {
    "cancer": ("visit_id", "position"),
    "criterionverdict": ("visit_id", "pk"),
    "deviationnote": ("visit_id", "written_at", "pk"),
    "evaluation": ("visit_id", "made_at", "pk"),
    "medicalevent": ("visit_id", "history", "position"),
    "ruling": ("visit_id", "ruled_at", "pk"),
    "signature": ("visit_id", "signed_at", "pk"),
    "source": ("visit_id", "pk"),
    "treatment": ("visit_id", "position"),
}


class Migration(migrations.Migration):
    dependencies = [("screening", "0011_seals")]

    operations = [
        *(migrations.AlterModelOptions(name=name, options={"ordering": order}) for name, order in _ORDERS.items()),
        migrations.AlterModelOptions(
            name="query",
            options={"ordering": ("visit_id", "raised_at", "pk"), "verbose_name_plural": "queries"},
        ),
    ]
