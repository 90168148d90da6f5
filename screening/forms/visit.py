"""The answers of a screening that are asked once: consent, person, and every fact without rows."""

from typing import Any

from django import forms

from screening.forms.columns import form_of, kept, shown
from screening.forms.fields import DayField
from screening.forms.fields.choices import NOT_RECORDED
from screening.forms.questions import HINTS, LABELS
from screening.models import ConsentVersion, ScreeningVisit
from screening.models.facts import VISIT_FACTS, JudgementFacts
from screening.models.participants import ParticipantFacts
from screening.rules.words import show_day

PERSON = ("date_of_birth", "sex")
CONSENT = ("screening_date", "consented_on", "consent_version", "assented_on", "permitted_on")


class ConsentVersionField(forms.ModelChoiceField):
    """The versions of a site, with the days on which each may be signed."""

    def label_from_instance(self, obj: ConsentVersion) -> str:
        """``2.1, from 01-MAR-2026``."""
        until = f" to {show_day(obj.valid_to)}" if obj.valid_to else ""
        return f"{obj.version}, from {show_day(obj.valid_from)}{until}"


_ASKED = tuple(part for part in VISIT_FACTS if part is not JudgementFacts)


class VisitForm(form_of(ParticipantFacts, *_ASKED)):
    """Consent, person and facts. Only the consent and the screening date are needed to save."""

    screening_date = DayField(required=True)
    consented_on = DayField(required=True)
    consent_version = ConsentVersionField(ConsentVersion.objects.none(), empty_label=NOT_RECORDED)
    assented_on = DayField()
    permitted_on = DayField()

    def __init__(self, visit: ScreeningVisit, data: Any = None) -> None:
        self.visit = visit
        super().__init__(data, initial=self._shown())
        versions = self.fields["consent_version"]
        site = visit.participant.site
        if site.pk:  # on paper for any site there are none to choose from
            versions.queryset = site.consent_versions.all()
        versions.error_messages["invalid_choice"] = "This is not a version of this site's consent form."
        for name in CONSENT:
            self.fields[name].label, self.fields[name].help_text = LABELS[name], HINTS.get(name, "")
            self.fields[name].error_messages["required"] = _NEEDED.get(name, "")

    def _shown(self) -> dict[str, Any]:
        consent = {
            "screening_date": self.visit.screening_date,
            "consented_on": self.visit.consented_on,
            "consent_version": self.visit.consent_version_id,
            "assented_on": self.visit.assented_on,
            "permitted_on": self.visit.permitted_on,
        }
        person = {name: getattr(self.visit.participant, name) for name in PERSON}
        return shown(self.visit, self.base_fields) | consent | person

    def answers(self) -> dict[str, Any]:
        """The columns of the visit and what they are to hold."""
        fields = {name: field for name, field in self.fields.items() if name not in PERSON}
        return kept(self.cleaned_data, fields)

    def person(self) -> dict[str, Any]:
        """The columns of the participant and what they are to hold."""
        return kept(self.cleaned_data, {name: self.fields[name] for name in PERSON})


_NEEDED = {
    "screening_date": "Enter the screening date: every time span is counted back from it.",
    "consented_on": "Enter the day on which consent was signed. Nothing can be saved before consent is recorded.",
    "consent_version": "Choose the version of the consent form. Nothing can be saved before consent is recorded.",
}
