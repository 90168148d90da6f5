"""The application as Django sees it."""

from collections.abc import Sequence
from typing import Any

from django.apps import AppConfig
from django.conf import settings
from django.contrib.auth.signals import user_logged_in
from django.core.checks import CheckMessage, Tags, Warning, register
from django.db import connections
from django.db.models.signals import post_migrate

FIRST_PROTOCOL_VERSION = "1.0"


class ScreeningConfig(AppConfig):
    """Screening for the MIGHT trial."""

    name = "screening"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """A migrated database knows the study and guards what is written once; who signs in is put on record."""
        from screening.actions.second_factor import put_factors_on_record
        from screening.actions.sign_in import put_on_record
        from screening.views.sessions import begin_session

        post_migrate.connect(_know_the_study, sender=self)
        post_migrate.connect(_guard_what_is_written_once, sender=self)
        register(_written_once_is_guarded, Tags.database)
        register(_server_owns_nothing, Tags.database, deploy=True)
        if settings.DEMO:
            _know_the_made_up_protocol()
        put_on_record()
        put_factors_on_record()
        user_logged_in.connect(begin_session, dispatch_uid="begin_session")


def _know_the_made_up_protocol() -> None:
    """So that there is an amendment to try out; anywhere else it does not exist and cannot be put in force."""
    from screening.management.demo.protocol import AMENDED
    from screening.rules.protocol import PROTOCOLS

    PROTOCOLS[AMENDED.version] = AMENDED


def _know_the_study(using: str, **kwargs: Any) -> None:
    from screening.models import ProtocolVersion, Study

    if Study.versions.model._meta.db_table not in connections[using].introspection.table_names():
        return  # the database was migrated back to before it
    Study.objects.using(using).get_or_create(pk=1)
    if not ProtocolVersion.objects.using(using).exists():
        ProtocolVersion.objects.using(using).create(version=FIRST_PROTOCOL_VERSION, is_active=True)


def _guard_what_is_written_once(using: str, **kwargs: Any) -> None:
    from screening.models import AuditEvent, AuditHead, guards

    if AuditHead._meta.db_table not in connections[using].introspection.table_names():
        return  # the database was migrated back to before it
    guards.install(connections[using])
    if not AuditEvent.objects.using(using).exists():
        AuditHead.objects.using(using).get_or_create()


def _written_once_is_guarded(databases: Sequence[str] | None = None, **kwargs: Any) -> list[CheckMessage]:
    """No error, because ``migrate``, which puts it right, looks first."""
    from screening.models import guards

    return [
        Warning(
            f"The database does not refuse what the trigger {name} has to refuse.",
            hint="Run “manage.py migrate”, then “manage.py verify_audit”: somebody may have taken it away.",
            id="screening.W001",
        )
        for alias in databases or ()
        for name in guards.missing(connections[alias])
    ]


def _server_owns_nothing(databases: Sequence[str] | None = None, **kwargs: Any) -> list[CheckMessage]:
    """Whoever owns a table can take its triggers away."""
    return [
        Warning(
            "The server works in PostgreSQL as a role that owns its tables, and could take their triggers away.",
            hint="Let it work as another role: “manage.py grants ROLE”. Only migrations run as the owner.",
            id="screening.W002",
        )
        for alias in databases or ()
        if connections[alias].vendor == "postgresql" and _owns_tables(alias)
    ]


def _owns_tables(alias: str) -> bool:
    with connections[alias].cursor() as cursor:
        cursor.execute(
            "SELECT EXISTS (SELECT 1 FROM pg_class WHERE relname = 'screening_auditevent' "
            "AND pg_has_role(current_user, relowner, 'MEMBER'))"
        )
        return bool(cursor.fetchone()[0])
