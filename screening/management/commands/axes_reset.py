"""Takes the place of django-axes' command, which would leave no event."""

from collections.abc import Iterable
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from screening.actions.passwords import unlock
from screening.models import User


class Command(BaseCommand):
    """What was counted for names that are nobody's ends by itself."""

    help = "End every lock-out, each on record."

    def handle(self, *args: Any, **options: Any) -> None:
        """Says whose it was."""
        self.end(User.objects.all())

    def end(self, users: Iterable[User]) -> None:
        """Those of them who are locked out may try again at once."""
        freed = [user.username for user in users if unlock(by=None, at=timezone.now(), user=user)]
        self.stdout.write(f"Can try again now: {', '.join(freed)}." if freed else "Nobody was locked out.")
