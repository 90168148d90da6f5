"""``manage.py rotate_identity_key``: all that is encrypted, with the first of IDENTITY_KEYS."""

from typing import Any

from django.core.exceptions import ImproperlyConfigured
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from screening.actions.identity_keys import rotate_identity_key


class Command(BaseCommand):
    """People may work meanwhile; interrupted, it is simply run again."""

    help = "Encrypt every identity with the first key of IDENTITY_KEYS, so that the others can be taken out."

    def handle(self, *args: Any, **options: Any) -> None:
        """Says how many rows there were, and what may be done now."""
        try:
            rotated = rotate_identity_key(at=timezone.now())
        except ImproperlyConfigured as error:
            raise CommandError(f"Stopped: {error}. Put the key that is missing back, then run this again.") from error
        self.stdout.write(
            f"{rotated} rows encrypted with the first key; all others had it already. "
            "The other keys can be taken out of IDENTITY_KEYS. Keep them apart: earlier versions of identities, and "
            "backups made before, open with them alone."
        )
