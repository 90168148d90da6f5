"""Takes the place of django-axes' command, which would end lock-outs without an event."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser


class Command(BaseCommand):
    """Refuses: names are locked, addresses never."""

    help = "Refused: use axes_reset_username."

    def add_arguments(self, parser: CommandParser) -> None:
        """As django-axes has them."""
        parser.add_argument("ip", nargs="+")

    def handle(self, *args: Any, **options: Any) -> None:
        """CommandError, with what to do instead."""
        raise CommandError("No address is ever locked out. Use axes_reset_username with the user names.")
