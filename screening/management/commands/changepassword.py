"""``manage.py changepassword`` of Django is not for use here: nobody sets the password of another."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError


class Command(BaseCommand):
    """In the place of Django's, which would leave no event and no way to tell who can sign."""

    help = "Refused: a password is set by its owner, by a link."
    requires_system_checks = ()

    def add_arguments(self, parser: Any) -> None:
        """As Django's has them."""
        parser.add_argument("username", nargs="?")

    def handle(self, *args: Any, **options: Any) -> None:
        """Says what to do instead."""
        raise CommandError(
            "Nobody sets the password of another. Its owner asks for a link at the sign-in, or an administrator sends "
            "one under Administration, Users. Where none can sign in, “manage.py createsuperuser” makes one."
        )
