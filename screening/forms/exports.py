"""What an export takes in, and as which file."""

from collections.abc import Iterable
from typing import Any

from django import forms

from screening.actions.exports import Exported
from screening.forms.filters import listed
from screening.forms.plain import ChosenField, PlainForm
from screening.models.prescreening import PrescreenOutcome
from screening.models.vocabulary import Status

CSV, XLSX = "csv", "xlsx"


class LogForm(PlainForm):
    """The screening log: of one site or all, with one status or any."""

    site = forms.ChoiceField(required=False, label="Site")
    status = forms.ChoiceField(required=False, label="Status", choices=[("", "Any status"), *Status.choices])
    format = ChosenField(label="File", choices=[(XLSX, "Excel (XLSX)"), (CSV, "CSV")], missing="Choose Excel or CSV.")

    def __init__(self, sites: Iterable[str], data: Any = None) -> None:
        super().__init__(data, auto_id="log_%s")
        self.fields["site"].choices = listed(sites, "All sites")


class PrescreeningLogForm(PlainForm):
    """The pre-screening log: of one site or all, with one outcome or any."""

    site = forms.ChoiceField(required=False, label="Site")
    outcome = forms.ChoiceField(
        required=False, label="Outcome", choices=[("", "Any outcome"), *PrescreenOutcome.choices]
    )
    format = ChosenField(label="File", choices=[(XLSX, "Excel (XLSX)"), (CSV, "CSV")], missing="Choose Excel or CSV.")

    def __init__(self, sites: Iterable[str], data: Any = None) -> None:
        super().__init__(data, auto_id="prescreening_%s")
        self.fields["site"].choices = listed(sites, "All sites")


class TrailForm(PlainForm):
    """The audit trail: of one site, of one participant, or of everything one may read."""

    site = forms.ChoiceField(required=False, label="Site")
    participant = forms.ChoiceField(required=False, label="Participant")
    format = ChosenField(label="File", choices=[(XLSX, "Excel (XLSX)"), (CSV, "CSV")], missing="Choose Excel or CSV.")

    def __init__(self, sites: Iterable[str], participants: Iterable[str], data: Any = None) -> None:
        super().__init__(data, auto_id="trail_%s")
        self.fields["site"].choices = listed(sites, "All sites")
        self.fields["participant"].choices = listed(participants, "Everything")


class MonitoringForm(PlainForm):
    """The sources and what is verified of them, or the queries: of one site or all."""

    kind = ChosenField(
        label="What",
        choices=[(Exported.SOURCE_VERIFICATION.value, "Sources"), (Exported.QUERIES.value, "Queries")],
        missing="Choose sources or queries.",
    )
    site = forms.ChoiceField(required=False, label="Site")
    format = ChosenField(label="File", choices=[(XLSX, "Excel (XLSX)"), (CSV, "CSV")], missing="Choose Excel or CSV.")

    def __init__(self, sites: Iterable[str], data: Any = None) -> None:
        super().__init__(data, auto_id="monitoring_%s")
        self.fields["site"].choices = listed(sites, "All sites")


class RecordForm(PlainForm):
    """The whole record of one participant."""

    participant = forms.ChoiceField(label="Participant", error_messages={"required": "Choose a participant."})

    def __init__(self, participants: Iterable[str], data: Any = None) -> None:
        super().__init__(data, auto_id="record_%s")
        self.fields["participant"].choices = listed(participants, "Choose one")


class CodeListForm(PlainForm):
    """The confidential code list of one site."""

    site = ChosenField(label="Site", missing="Choose a site.")
    format = ChosenField(label="File", choices=[(XLSX, "Excel (XLSX)"), (CSV, "CSV")], missing="Choose Excel or CSV.")

    def __init__(self, sites: Iterable[str], data: Any = None) -> None:
        super().__init__(data, auto_id="code_list_%s")
        self.fields["site"].choices = [(code, code) for code in sites]
