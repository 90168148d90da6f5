"""``manage.py verify_audit``: whether anybody changed the audit trail or what was signed past the application."""

import sys
from typing import Any

from django.core.management.base import BaseCommand

from screening.models import AuditEvent
from screening.queries.verification import findings


class Command(BaseCommand):
    """Names every broken place; the exit status is 1 when there is one."""

    help = (
        "Walk the audit trail, its anchor, the versions of rows, the rows in use, the signatures, the snapshots, the "
        "verdicts, the passwords and the second factors, and name every broken place."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        """One line for each broken place, while reading on."""
        broken = 0
        for finding in findings():
            self.stdout.write(finding)
            broken += 1
        if broken:
            self.stderr.write(f"Broken places: {broken}.")
            sys.exit(1)
        self.stdout.write(f"The audit trail is whole: {AuditEvent.objects.count()} events.")
