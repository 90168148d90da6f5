"""What a change of a site means for the attempts whose verdicts rest on it."""

from collections.abc import Iterable
from datetime import datetime

from screening.actions.audit import changes_between
from screening.actions.base import Action, locked
from screening.actions.corrections import Before, evaluate_again
from screening.models import Participant, Site, User
from screening.queries.sites import Resting, attempts_resting_on
from screening.rules.words import listed

Held = list[tuple[Resting, Before]]
_WORDS = {"state": "state", "valid_from": "first day", "valid_to": "last day"}


def hold_attempts(site: Site) -> Held:
    """The attempts whose verdicts would be others, as they are before the site is saved as it is given.

    Everybody is held until the transaction ends: who signs meanwhile signs what the site then says.
    """
    list(Participant.objects.select_for_update(no_key=True).order_by("pk"))
    return [(each, Before(locked(each.visit))) for each in attempts_resting_on(site)]


def correct_attempts(held: Held, site: Site, *, names: Iterable[str], by: User, at: datetime, reason: str) -> None:
    """The site is saved: each of them is evaluated again, with an event. ``names`` are the fields that were changed."""
    changed = [words for name, words in _WORDS.items() if name in names]
    was = "was" if len(changed) == 1 else "were"
    words = f"The {listed(changed)} of site {site} {was} changed." if changed else f"Site {site} was added."
    for resting, before in held:
        states = [{"participating_states": ", ".join(states)} for states in (resting.before, resting.after)]
        changes = changes_between(*states)
        evaluate_again(before, changes, by=by, at=at, action=Action.SITE_CHANGED, words=words, reasons=reason)
