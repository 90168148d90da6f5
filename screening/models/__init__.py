"""What is kept: one module for each kind of thing."""

from screening.models.audit import AuditEvent, AuditHead
from screening.models.base import NeverChangedError
from screening.models.criteria import CriterionVerdict, Query, Ruling, Source
from screening.models.decisions import DeviationNote, Evaluation, Signature, digest_of
from screening.models.drafts import Draft
from screening.models.filters import SavedFilter
from screening.models.participants import Identity, Participant
from screening.models.prescreening import PRESCREEN_REASONS, PrescreenEntry, PrescreenOutcome, PrescreenSource
from screening.models.presence import Presence
from screening.models.rights import Delegation, Role, SiteRole, Task
from screening.models.rows import Cancer, MedicalEvent, Treatment
from screening.models.sites import ConsentVersion, Site
from screening.models.study import ProtocolVersion, Study
from screening.models.suspension import SigningSuspension
from screening.models.users import User
from screening.models.visits import ScreeningVisit
from screening.models.vocabulary import (
    CRITERION_CODES,
    DiscontinuationReason,
    LeavingReason,
    OutcomeNow,
    ReasonForChange,
    Status,
)

__all__ = [
    "CRITERION_CODES",
    "PRESCREEN_REASONS",
    "AuditEvent",
    "AuditHead",
    "Cancer",
    "ConsentVersion",
    "CriterionVerdict",
    "Delegation",
    "DeviationNote",
    "DiscontinuationReason",
    "Draft",
    "Evaluation",
    "Identity",
    "LeavingReason",
    "MedicalEvent",
    "NeverChangedError",
    "OutcomeNow",
    "Participant",
    "PrescreenEntry",
    "PrescreenOutcome",
    "PrescreenSource",
    "Presence",
    "ProtocolVersion",
    "Query",
    "ReasonForChange",
    "Role",
    "Ruling",
    "SavedFilter",
    "ScreeningVisit",
    "Signature",
    "SigningSuspension",
    "Site",
    "SiteRole",
    "Source",
    "Status",
    "Study",
    "Task",
    "Treatment",
    "User",
    "digest_of",
]
