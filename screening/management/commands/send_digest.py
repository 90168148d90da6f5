"""``manage.py send_digest https://…/``: the daily e-mail to those who asked for it, for the scheduler."""

import smtplib
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.core.validators import URLValidator
from django.utils import timezone

from screening.actions.digest import send_digest
from screening.presenters.digest import digest_text
from screening.presenters.worklist import work_groups
from screening.queries import worklist
from screening.queries.digest import digest_readers


class Command(BaseCommand):
    """Started again on the same day it sends only what was not sent. Whom nothing waits for gets nothing."""

    help = "Mail those who asked for it how many people wait for them, with a link to ADDRESS, once a day."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Where the reader signs in."""
        parser.add_argument("address", help="of Home, such as https://screening.example.org/")

    def handle(self, *args: Any, address: str, **options: Any) -> None:
        """Says how many were sent; exits with 1 where one could not be."""
        _check(address)
        at, sent, failed = timezone.now(), 0, 0
        for user in digest_readers(at):
            day = timezone.localdate(at)
            text = digest_text(work_groups(worklist(user, day), {}, day), address)
            try:
                if text:
                    send_digest(at=at, user=user, text=text)
                    sent += 1
            except (OSError, smtplib.SMTPException) as error:
                failed += 1
                self.stderr.write(f"One could not be sent: {type(error).__name__}")
        self.stdout.write(f"{sent} daily e-mails sent.")
        if failed:
            raise CommandError(f"{failed} could not be sent. Start it again once the mail server answers.")


def _check(address: str) -> None:
    if not (settings.EMAIL_HOST or settings.LOCAL):
        raise CommandError("No mail server is named: set EMAIL_HOST.")
    try:
        URLValidator(schemes=["http", "https"] if settings.LOCAL else ["https"])(address)
    except ValidationError:
        raise CommandError("ADDRESS is where people sign in, such as https://screening.example.org/.") from None
