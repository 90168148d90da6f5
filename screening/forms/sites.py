"""What an administrator changes of a site."""

from django import forms

from screening.models import Status
from screening.queries import valid_signature
from screening.queries.sites import OF_FACTS, Resting, attempts_resting_on
from screening.rules.words import listed


class RestedOnForm(forms.ModelForm):
    """A site; where verdicts rest on what is changed, that needs a reason."""

    reason = forms.CharField(
        max_length=200,
        required=False,
        label="Reason for the change",
        help_text="Needed only where a verdict rests on the state or the days.",
    )

    def _post_clean(self) -> None:
        """Only now the instance is as it was entered."""
        super()._post_clean()
        if self.errors or self.cleaned_data["reason"] or not OF_FACTS & set(self.changed_data):
            return
        if resting := attempts_resting_on(self.instance):
            self.add_error("reason", f"{_meaning(resting)} Say why, then save again.")


def _meaning(resting: list[Resting]) -> str:
    """What the change does, before it does it."""
    enrolled = sum(each.visit.status in Status.holding_a_place() for each in resting)
    signed = sum(valid_signature(each.visit) is not None for each in resting) - enrolled
    follows = [
        _counted(signed, "signature becomes void", "signatures become void"),
        _counted(enrolled, "enrolment gets a deviation note", "enrolments get a deviation note"),
    ]
    is_one = len(resting) == 1
    rest = _counted(len(resting), "attempt", "attempts")
    said = [f"{'the attempt is' if is_one else 'they are'} evaluated again", *filter(None, follows)]
    return f"Verdicts of {rest} rest on this: {listed(said)}."


def _counted(count: int, one: str, more: str) -> str:
    return f"{count} {one if count == 1 else more}" if count else ""
