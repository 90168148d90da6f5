"""Takes the place of Django's command, with which one person would know the password of another."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser


class Command(BaseCommand):
    """Refuses: a password set like that would leave no event, and would not stop the signing."""

    help = "Refused: a password is set by its owner alone."

    def add_arguments(self, parser: CommandParser) -> None:
        """As Django's command has them."""
        parser.add_argument("username", nargs="?")

    def handle(self, *args: Any, **options: Any) -> None:
        """CommandError, with what to do instead."""
        raise CommandError(
            "No command sets a password. Its owner sets it, by a link: an administrator sends one under "
            "Administration, Users. Where no administrator can sign in, make another one with createsuperuser."
        )
