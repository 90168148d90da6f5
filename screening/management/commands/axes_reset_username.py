"""Takes the place of django-axes' command, which would leave no event."""

from typing import Any

from django.core.management.base import CommandError, CommandParser

from screening.actions.passwords import account_named
from screening.management.commands import axes_reset


class Command(axes_reset.Command):
    """For when no administrator can sign in."""

    help = "End the lock-out of these user names, each on record."

    def add_arguments(self, parser: CommandParser) -> None:
        """As django-axes has them."""
        parser.add_argument("username", nargs="+")

    def handle(self, *args: Any, username: list[str], **options: Any) -> None:
        """CommandError for a name that is no account's; nothing is done then."""
        accounts = [account_named(name) for name in username]
        if None in accounts:
            raise CommandError(f"No account has the user name {username[accounts.index(None)]}.")
        self.end(account for account in accounts if account)
