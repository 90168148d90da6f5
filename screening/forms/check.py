"""One question of the public pre-screener, and the answers given so far: in the page alone, signed."""

from typing import Any

from django import forms
from django.core import signing

from screening.assemble.lay import ABROAD, NO, QUESTIONS, UNSURE, YES, is_answer
from screening.forms.plain import ChosenField, PlainForm
from screening.rules.places import US_STATES

_SALT, _LONGEST = "check", 2000
_PLAIN = [(YES, "Yes"), (NO, "No"), (UNSURE, "Not sure")]
_PLACES = [("", "Choose"), *US_STATES.items(), (ABROAD, "Not in the United States"), (UNSURE, "Not sure")]


class QuestionForm(PlainForm):
    """The answer to one question."""

    def __init__(self, name: str, asks: str, hint: str, data: Any = None, *, given: str = "") -> None:
        super().__init__(data, initial={"answer": given})
        missing = "Choose an answer. “Not sure” is fine too."
        field: forms.ChoiceField = ChosenField(choices=_PLAIN, missing=missing)
        if name == "state":
            field = forms.ChoiceField(choices=_PLACES, widget=forms.Select(attrs={"class": "form-select"}))
            field.error_messages["required"] = missing
        field.error_messages["invalid_choice"] = missing
        field.label, field.help_text = asks, hint
        self.fields["answer"] = field


def sealed(answers: dict[str, str]) -> str:
    """The answers so far as a text that nobody can change without being found out."""
    return signing.dumps(answers, salt=_SALT)


def unsealed(text: str) -> dict[str, str] | None:
    """The answers again, in the order of the questions; None where the text is not one that was given out."""
    if len(text) > _LONGEST:
        return None
    try:
        said = signing.loads(text, salt=_SALT)
    except signing.BadSignature:
        return None
    answers = {}
    for question in QUESTIONS:
        if not is_answer(question.name, said.get(question.name, "")):
            break
        answers[question.name] = said[question.name]
    return answers
