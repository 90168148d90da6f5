"""After a change of the rules: the verdicts shown for what is not decided yet."""

from typing import Any

from django.core.management.base import BaseCommand
from django.db import transaction
from django.utils import timezone

from screening.actions.audit import changes_between, record
from screening.actions.base import Action, locked
from screening.actions.verdicts import refresh
from screening.models import ScreeningVisit, Status

_UNDECIDED = (Status.DRAFT, Status.IN_REVIEW)


class Command(BaseCommand):
    """Evaluates drafts and screenings in review again; decided attempts keep what was decided."""

    help = "Evaluate every draft and every screening in review again, after a change of the rules."

    def handle(self, *args: Any, **options: Any) -> None:
        """One transaction for each attempt, so that nobody waits for all of them."""
        refreshed = 0
        for visit in ScreeningVisit.objects.filter(status__in=_UNDECIDED).only("pk"):
            with transaction.atomic():
                current = locked(visit)
                if current.status in _UNDECIDED:
                    _evaluate_again(current)
                    refreshed += 1
        self.stdout.write(f"{refreshed} screenings evaluated again.")


def _evaluate_again(visit: ScreeningVisit) -> None:
    now, before = timezone.now(), visit.outcome
    refresh(visit, at=now)
    changes = changes_between({"outcome": before}, {"outcome": visit.outcome})
    record(by=None, at=now, action=Action.EVALUATED_AGAIN, subject=visit, visit=visit, changes=changes)
