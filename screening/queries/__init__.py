"""All reads."""

from screening.queries.drafts import draft_of
from screening.queries.evaluations import (
    evaluation_of,
    latest_snapshot,
    open_queries,
    protocol_of,
    stale_rulings,
    valid_signature,
    window_ends_on,
    would_fail_on,
)
from screening.queries.home import Filters, MatrixRow, home_matrix, matching_participants
from screening.queries.participants import (
    exportable_participants_for,
    latest_visits_for,
    next_attempt_number,
    participants_for,
    possible_duplicates,
    visits_for,
)
from screening.queries.prescreening import (
    PrescreenCounts,
    counted,
    exportable_prescreenings_for,
    linkable_prescreenings,
    prescreening_of,
    prescreenings_for,
)
from screening.queries.study import Accrual, accrual, active_sites, study_is_known
from screening.queries.trail import (
    changes_since_seen,
    history_of,
    history_of_value,
    history_of_visit,
    subjects_of,
    trail_for,
    versions_of,
)
from screening.queries.worklist import Worklist, worklist

__all__ = [
    "Accrual",
    "Filters",
    "MatrixRow",
    "PrescreenCounts",
    "Worklist",
    "accrual",
    "active_sites",
    "changes_since_seen",
    "counted",
    "draft_of",
    "evaluation_of",
    "exportable_participants_for",
    "exportable_prescreenings_for",
    "history_of",
    "history_of_value",
    "history_of_visit",
    "home_matrix",
    "latest_snapshot",
    "latest_visits_for",
    "linkable_prescreenings",
    "matching_participants",
    "next_attempt_number",
    "open_queries",
    "participants_for",
    "possible_duplicates",
    "prescreening_of",
    "prescreenings_for",
    "protocol_of",
    "stale_rulings",
    "study_is_known",
    "subjects_of",
    "trail_for",
    "valid_signature",
    "versions_of",
    "visits_for",
    "window_ends_on",
    "worklist",
    "would_fail_on",
]
