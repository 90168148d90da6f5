"""Every night: what was typed, never saved and not come back to."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from screening.actions.drafts import clear_drafts
from screening.actions.presence import clear_presences
from screening.models.drafts import LIFETIME


class Command(BaseCommand):
    """Study data are not touched: a draft has never been saved."""

    help = f"Delete what was typed and not saved within {LIFETIME.days} days."

    def handle(self, *args: Any, **options: Any) -> None:
        """Says how many there were."""
        clear_presences(at=timezone.now())
        self.stdout.write(f"{clear_drafts(at=timezone.now())} drafts deleted.")
