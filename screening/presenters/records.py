"""Signatures, rulings, queries and sources of an attempt, a line each."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from django.urls import reverse

from screening.actions.consent import COLUMNS
from screening.assemble import Rulings
from screening.models import CRITERION_CODES, Query, Ruling, ScreeningVisit, Signature, Source
from screening.presenters.history import value_label
from screening.presenters.labels import LABELS
from screening.presenters.matrix import FIRST_ASKED, form_url
from screening.presenters.paths import form_anchor
from screening.presenters.times import show_instant
from screening.presenters.verdicts import OUTCOME_WORDS, VERDICT_WORDS
from screening.queries import evaluation_of
from screening.rules.criterion import Verdict
from screening.rules.evaluate import Evaluation, Outcome
from screening.rules.protocol import CURRENT
from screening.rules.words import listed


@dataclass(frozen=True, slots=True)
class SignatureLine:
    """Who signed what, when and as whom.

    ``void`` says why it no longer counts, ``changed`` which verdicts are others on the facts as they stand.
    """

    name: str
    role: str
    meaning: str
    at: str
    rests_on: str
    void: str
    changed: str


@dataclass(frozen=True, slots=True)
class RulingLine:
    """One decision of an investigator and what it is worth now."""

    code: str
    name: str
    verdict: Verdict
    reason: str
    by: str
    at: str
    standing: str


@dataclass(frozen=True, slots=True)
class QueryLine:
    """A question, where it points, and its answer; ``key`` is the number that it is known by."""

    key: int
    about: str
    href: str
    text: str
    asked: str
    answer: str
    answered: str
    status: str
    closed: str


@dataclass(frozen=True, slots=True)
class SourceLine:
    """The document behind one criterion and who compared it."""

    code: str
    name: str
    document: str
    verified: str


def signature_lines(visits: Iterable[ScreeningVisit]) -> tuple[SignatureLine, ...]:
    """All signatures of these attempts, the latest first, by the clocks of the place where each was given."""
    signed = [(each, visit) for visit in visits for each in visit.signatures.all()]
    now = {visit: evaluation_of(visit) for _, visit in signed}
    signed.sort(key=lambda pair: pair[0].signed_at, reverse=True)
    return tuple(_signature(each, now[visit]) for each, visit in signed)


def _signature(signature: Signature, now: Evaluation) -> SignatureLine:
    zone, rests = ZoneInfo(signature.time_zone), signature.evaluation
    void = ""
    if signature.voided_at and signature.voided_by:
        at = show_instant(signature.voided_at, zone)
        void = f"since {at}, by {signature.voided_by.name}: {signature.void_reason}"
    return SignatureLine(
        name=signature.printed_name,
        role=signature.role,
        meaning=signature.get_meaning_display(),
        at=show_instant(signature.signed_at, zone),
        rests_on=f"{OUTCOME_WORDS[Outcome(rests.outcome)]}, protocol version {rests.protocol_version}, "
        f"rules version {rests.rules_version}",
        void=void,
        changed=_changed_since(signature, now),
    )


def _changed_since(signature: Signature, now: Evaluation) -> str:
    then = {result["code"]: Verdict(result["verdict"]) for result in signature.evaluation.answer["results"]}
    others = [(each.code, then[each.code], each.verdict) for each in now.results if then[each.code] is not each.verdict]
    return listed([f"{code} {VERDICT_WORDS[before]} → {VERDICT_WORDS[after]}" for code, before, after in others])


def ruling_lines(rulings: Iterable[Ruling], worth: Rulings, zone: ZoneInfo) -> tuple[RulingLine, ...]:
    """The latest first; an earlier ruling on the same criterion is replaced by the later."""
    return tuple(ruling_line(each, worth, zone) for each in sorted(rulings, key=lambda one: one.ruled_at, reverse=True))


def ruling_line(ruling: Ruling, worth: Rulings, zone: ZoneInfo) -> RulingLine:
    """One ruling with what it is worth on the facts as they stand."""
    return RulingLine(
        code=ruling.code,
        name=CURRENT.criterion(ruling.code).name,
        verdict=Verdict(ruling.verdict),
        reason=ruling.reason,
        by=ruling.ruled_by.name,
        at=show_instant(ruling.ruled_at, zone),
        standing=_standing(ruling, worth),
    )


def _standing(ruling: Ruling, worth: Rulings) -> str:
    if ruling in worth.fitting.values():
        return "Counts"
    if ruling in worth.stale.values():
        return "Stale: the facts have changed since, a new ruling is needed"
    return "Not needed any more" if ruling in worth.moot.values() else "Replaced by a later ruling"


def query_lines(visit: ScreeningVisit, queries: Iterable[Query], zone: ZoneInfo) -> tuple[QueryLine, ...]:
    """Those that wait for somebody first."""
    return tuple(
        _query(visit, each, zone)
        for each in sorted(queries, key=lambda one: (_STATUSES.index(one.status), one.raised_at))
    )


def _query(visit: ScreeningVisit, query: Query, zone: ZoneInfo) -> QueryLine:
    path = FIRST_ASKED.get(query.subject, query.subject)
    return QueryLine(
        key=query.pk,
        about=subject_label(query.subject),
        href=f"{form_url(visit.participant, visit.attempt)}#{form_anchor(path)}",
        text=query.text,
        asked=f"{query.raised_by.name}, {show_instant(query.raised_at, zone)}",
        answer=query.answer,
        answered=f"{query.answered_by.name}, {show_instant(query.answered_at, zone)}" if query.answered_by else "",
        status=query.status,
        closed=f"Closed by {query.closed_by.name}, {show_instant(query.closed_at, zone)}" if query.closed_by else "",
    )


def query_address(query: Query) -> str:
    """Where a query is read, answered and closed: among those of its attempt."""
    visit = query.visit
    return f"{reverse('review', args=[visit.participant.screening_number, visit.attempt])}#query-{query.pk}"


def subject_label(subject: str) -> str:
    """What a query is about: a criterion by its code, or a fact by its path."""
    if subject in CRITERION_CODES:
        return f"{subject} {CURRENT.criterion(subject).name}"
    return value_label(subject)


def query_counts(lines: Iterable[QueryLine]) -> str:
    """``2 open, 1 answered``; empty where there is none."""
    found = Counter(each.status for each in lines)
    return ", ".join(f"{found[status]} {status}" for status in _STATUSES if found[status])


def subjects(about: str = "") -> list[tuple[str, list[tuple[str, str]]]]:
    """What a query may be about, in two groups to choose from; ``about`` one answer, that alone."""
    if about in ASKED_ABOUT:
        return [("Answers", [(about, subject_label(about))])]
    facts = [(path, value_label(path)) for path in QUERIED]
    return [("Criteria", [(code, subject_label(code)) for code in CRITERION_CODES]), ("Answers", facts)]


ASKED_ABOUT = frozenset({*CRITERION_CODES, *COLUMNS, *(path for path in LABELS if not path.endswith(".events"))})
"""What a query beside the answer itself may be about. Of rows the list is asked about: their numbers do not stay."""
_STATUSES = ("open", "answered", "closed")

QUERIED: tuple[str, ...] = (
    "screening_date", "date_of_birth", "sex", "state_of_residence", "country_of_residence",
    "anti_hmgcr.result", "anti_hmgcr.date", "mmt8.form", "mmt8.total", "mmt8.muscles",
    "ck.value", "ck.unit", "ck.uln", "ck.date", "onset.first_symptom", "onset.diagnosis",
    "respiratory_dysfunction.grade", "swallowing_dysfunction.grade", "dm_rash", "treatments", "ivig_reaction",
    "history.angina", "history.myocardial_infarction", "history.tia", "history.stroke", "history.dvt",
    "history.pulmonary_embolism", "cancers", "hypercoagulable.state", "hypercoagulable.conditions",
    "reproductive.childbearing_potential", "reproductive.pregnancy_test", "reproductive.breastfeeding",
    "reproductive.willing_contraception", "wells_dvt", "wells_pe", "weight.value", "height.value",
    "creatinine.value", "reported_egfr.value", "measured_gfr.value",
)  # fmt: skip
"""The facts that a query may be about; of lists and scores, the whole."""


def source_lines(sources: Mapping[str, Source], zone: ZoneInfo) -> tuple[SourceLine, ...]:
    """All 28 criteria, those without a document too."""
    return tuple(_source(code, sources.get(code), zone) for code in CRITERION_CODES)


def _source(code: str, source: Source | None, zone: ZoneInfo) -> SourceLine:
    verified = ""
    if source and source.verified_at and source.verified_by:
        verified = f"{source.verified_by.name}, {show_instant(source.verified_at, zone)}"
    return SourceLine(code, CURRENT.criterion(code).name, document_words(source) if source else "", verified)


def document_words(source: Source) -> str:
    """The document, its date and where it is kept."""
    return ", ".join(str(part) for part in (source.document, source.document_date, source.place) if part)
