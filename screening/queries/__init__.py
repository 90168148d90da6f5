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
from screening.queries.participant_list import SORTS, Page, Place, listed_participants
from screening.queries.participants import (
    exportable_participants_for,
    latest_visits_for,
    next_attempt_number,
    participants_for,
    possible_duplicates,
    visits_for,
)
from screening.queries.study import Accrual, accrual, study_is_known
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
    "SORTS",
    "Accrual",
    "Filters",
    "MatrixRow",
    "Page",
    "Place",
    "Worklist",
    "accrual",
    "changes_since_seen",
    "draft_of",
    "evaluation_of",
    "exportable_participants_for",
    "history_of",
    "history_of_value",
    "history_of_visit",
    "home_matrix",
    "latest_snapshot",
    "latest_visits_for",
    "listed_participants",
    "matching_participants",
    "next_attempt_number",
    "open_queries",
    "participants_for",
    "possible_duplicates",
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
