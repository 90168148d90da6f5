"""The application as Django sees it."""

from typing import Any

from django.apps import AppConfig
from django.contrib.auth.signals import user_logged_in
from django.db.models.signals import post_migrate

FIRST_PROTOCOL_VERSION = "1.0"


class ScreeningConfig(AppConfig):
    """Screening for the MIGHT trial."""

    name = "screening"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """A migrated database knows the study and the protocol version in force; who signs in is put on record."""
        from screening.actions.sign_in import put_on_record
        from screening.views.sessions import begin_session

        post_migrate.connect(_know_the_study, sender=self)
        put_on_record()
        user_logged_in.connect(begin_session, dispatch_uid="begin_session")


def _know_the_study(using: str, **kwargs: Any) -> None:
    from screening.models import ProtocolVersion, Study

    Study.objects.using(using).get_or_create(pk=1)
    if not ProtocolVersion.objects.using(using).exists():
        ProtocolVersion.objects.using(using).create(version=FIRST_PROTOCOL_VERSION, is_active=True)
