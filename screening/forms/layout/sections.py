"""The sections of the screening form in the order of a visit."""

from typing import get_args

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Layout

from screening.forms.layout.grids import Muscles, SourceLines, Ticks
from screening.forms.layout.objects import Part, RowList, Section, Working
from screening.forms.layout.questions import Ask, Group, Side
from screening.forms.questions import HISTORIES, SPANS
from screening.rules.calculators.wells import DVT_POINTS, PE_POINTS
from screening.rules.facts import HypercoagulableCondition

SECTIONS: dict[str, tuple[str, tuple[str, ...]]] = {
    "consent": (
        "1 Consent and visit",
        ("screening_date", "consented_on", "consent_version", "assented_on", "permitted_on"),
    ),
    "person": ("2 Person and residence", ("date_of_birth", "sex", "country", "state", "participating_states")),
    "disease": ("3 Disease", ("anti_hmgcr", "onset", "respiratory", "swallowing", "dm_rash")),
    "strength": ("4 Muscle strength (MMT-8)", ("mmt8",)),
    "body": ("5 Body", ("weight", "height")),
    "laboratory": ("6 Laboratory", ("ck", "creatinine", "reported_egfr", "measured_gfr")),
    "treatments": ("7 Medicines and treatments", ("treatments",)),
    "reaction": ("8 Reaction to immunoglobulin", ("ivig_reaction", "ig")),
    "history": ("9 Heart, vessels and clots", ("history",)),
    "cancer": ("10 Cancer", ("cancers",)),
    "clotting": ("11 Clotting conditions", ("hypercoagulable",)),
    "reproductive": ("12 Pregnancy and contraception", ("reproductive",)),
    "wells_dvt": ("13 Wells score for DVT", ("wells_dvt",)),
    "wells_pe": ("14 Wells score for PE", ("wells_pe",)),
    "sources": ("15 Sources", ("source",)),
    "judgement": ("Investigator's judgement", ("investigator", "rulings")),
}
"""By key, the title and what the names of its fields begin with."""


_ASKED_NO = "Asked: no to all still open here"


def section_of(field: str) -> str | None:
    """The section in which a field is asked."""
    for key, (_, stems) in SECTIONS.items():
        if any(field == stem or field.startswith((f"{stem}_", f"{stem}-")) for stem in stems):
            return key
    return None


def _section(key: str, *parts: object, **words: str) -> Section:
    return Section(key, SECTIONS[key][0], *parts, **words)


def _dysfunction(name: str) -> Group:
    stem = f"{name}_dysfunction"
    return Group(Side(Ask(f"{stem}_grade"), Ask(f"{stem}_due_to_imnm")), anchor=stem)


def _history(name: str) -> Group:
    ever = f"history_{name}_ever"
    rows = RowList(f"history_{name}", "Add an event", f"{ever}=no ", named=f"the events: {HISTORIES[name]}")
    return Group(Ask(ever, css="field-line"), rows, anchor=f"history_{name}", css="questions-in-lines")


def _filtration_rate(name: str) -> Group:
    return Group(
        Side(
            Ask(f"{name}_value", suffix="mL/min"),
            Ask(f"{name}_indexed"),
            Ask(f"{name}_date"),
        ),
        anchor=name,
    )


_CONSENT = _section(
    "consent",
    Side(Ask("consented_on"), Ask("consent_version", width="20"), Ask("screening_date")),
    Side(Ask("assented_on"), Ask("permitted_on")),
    Part("components/fields/minors.html"),
)
_PERSON = _section(
    "person",
    Side(Ask("date_of_birth"), Ask("sex")),
    Side(Ask("country_of_residence", width="20"), Ask("state_of_residence", width="20")),
    Part("components/fields/participating_states.html"),
    Working("person"),
)
_DISEASE = _section(
    "disease",
    Group(
        Ask("anti_hmgcr_result"),
        Side(
            Ask("anti_hmgcr_date"),
            Ask("anti_hmgcr_value"),
            Ask("anti_hmgcr_unit", width="8"),
            Ask("anti_hmgcr_cutoff", width="8"),
        ),
        anchor="anti_hmgcr",
    ),
    Group(
        Side(Ask("onset_first_symptom"), Ask("onset_diagnosis"), Ask("onset_ever_symptomatic")),
        anchor="onset",
    ),
    _dysfunction("respiratory"),
    _dysfunction("swallowing"),
    Group(Ask("dm_rash")),
)
_STRENGTH = _section(
    "strength",
    Ask("mmt8_form"),
    Ask("mmt8_total", width="8"),
    Muscles(),
    Working("mmt8"),
    anchor="mmt8",
)
_BODY = _section(
    "body",
    Side(Ask("weight_value", unit="weight_unit"), Ask("height_value", unit="height_unit")),
    Working("body"),
)
_LABORATORY = _section(
    "laboratory",
    Group(
        Side(Ask("ck_value", unit="ck_unit"), Ask("ck_uln", unit="ck_uln_unit"), Ask("ck_date")),
        Ask("ck_uln_sex"),
        Working("ck"),
        anchor="ck",
    ),
    Group(
        Side(Ask("creatinine_value", unit="creatinine_unit"), Ask("creatinine_date")),
        Working("egfr"),
        anchor="creatinine",
    ),
    _filtration_rate("reported_egfr"),
    _filtration_rate("measured_gfr"),
)
_TREATMENTS = _section(
    "treatments",
    Group(
        *(Ask(f"treatments_asked_{name}", css="field-line") for name in SPANS),
        title="For each class: was there any, and is every one listed below?",
        anchor="treatments_asked",
        css="questions-in-lines",
        rest="none",
        rest_words="Asked: none of the classes still open",
    ),
    Group(
        RowList("treatments", "Add a treatment", named="the treatments"),
        Working("glucocorticoid"),
        title="Treatments",
        anchor="treatments",
    ),
)
_REACTION = _section("reaction", Ask("ivig_reaction"), Ask("ig_other_route_anaphylaxis"))
_HISTORY = _section(
    "history", *(_history(name) for name in HISTORIES), anchor="history", rest="no", rest_words=_ASKED_NO
)
_CANCER = _section(
    "cancer",
    Group(
        Ask("cancers_ever"),
        RowList("cancers", "Add a cancer", "cancers_ever=no ", named="the cancers"),
        anchor="cancers",
    ),
)
_CLOTTING = _section(
    "clotting",
    Ask("hypercoagulable_state"),
    Ticks(
        "Which",
        "hypercoagulable_conditions",
        [f"hypercoagulable_conditions_{name}" for name in get_args(HypercoagulableCondition)],
    ),
    anchor="hypercoagulable",
)
_REPRODUCTIVE = _section(
    "reproductive",
    Ask("reproductive_childbearing_potential"),
    Side(Ask("reproductive_pregnancy_test"), Ask("reproductive_pregnancy_test_date")),
    Ask("reproductive_breastfeeding"),
    Ask("reproductive_willing_contraception"),
    anchor="reproductive",
    hide_when="sex=male",
)
_WELLS_DVT = _section(
    "wells_dvt",
    Group(
        *(Ask(f"wells_dvt_{item}", css="field-line") for item in DVT_POINTS),
        anchor="wells_dvt",
        css="questions-in-lines",
    ),
    Working("wells_dvt"),
    rest="no",
    rest_words=_ASKED_NO,
)
_WELLS_PE = _section(
    "wells_pe",
    Group(
        *(
            Ask(f"wells_pe_{item}", css="field-line", suffix="a minute" if item == "heart_rate_bpm" else "")
            for item in PE_POINTS
        ),
        anchor="wells_pe",
        css="questions-in-lines",
    ),
    Working("wells_pe"),
    rest="no",
    rest_words=_ASKED_NO,
)
_SOURCES = _section("sources", SourceLines(), anchor="sources")
_JUDGEMENT = _section("judgement", Part("components/fields/judgement.html"))


def screening_helper() -> FormHelper:
    """The layout of the page; the form's own tag and buttons stand in the template."""
    helper = FormHelper()
    helper.form_tag, helper.disable_csrf = False, True
    helper.layout = Layout(
        _CONSENT,
        _PERSON,
        _DISEASE,
        _STRENGTH,
        _BODY,
        _LABORATORY,
        _TREATMENTS,
        _REACTION,
        _HISTORY,
        _CANCER,
        _CLOTTING,
        _REPRODUCTIVE,
        _WELLS_DVT,
        _WELLS_PE,
        _SOURCES,
        _JUDGEMENT,
    )
    return helper
