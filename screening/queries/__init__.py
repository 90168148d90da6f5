"""All reads."""

from screening.assemble import protocol_of
from screening.queries.amendment import Reassessed, reassessed
from screening.queries.calendar import CalendarDay, Occasion, days_for_a_calendar, visits_planned_for
from screening.queries.drafts import draft_of
from screening.queries.evaluations import (
    evaluation_of,
    latest_snapshot,
    open_queries,
    queries_of,
    query_counts_by_site,
    stale_rulings,
    valid_signature,
    window_ends_on,
    would_fail_on,
)
from screening.queries.home import counted_sites, rows_of
from screening.queries.matrix import MatrixRow, matrix_for
from screening.queries.monitoring import (
    attempts_to_verify,
    exported_queries,
    lapsed,
    query_numbered,
    verification_progress,
    waiting_queries,
)
from screening.queries.narrowing import keys_of_fitting
from screening.queries.participant_list import SORTS, Page, Place, listed_participants
from screening.queries.participants import (
    exportable_participants_for,
    is_followed,
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
from screening.queries.presence import present_at
from screening.queries.saved_filters import saved_filters_of
from screening.queries.study import Accrual, accrual, active_sites, study_is_known
from screening.queries.trail import (
    changes_since_seen,
    history_of,
    history_of_visit,
    is_first_sign_in,
    subjects_of,
    trail_for,
    versions_of,
)
from screening.queries.values import ValueChange, value_changes
from screening.queries.worklist import Task, Wait, waiting_count, worklist

__all__ = [
    "SORTS",
    "Accrual",
    "CalendarDay",
    "MatrixRow",
    "Occasion",
    "Page",
    "Place",
    "PrescreenCounts",
    "Reassessed",
    "Task",
    "ValueChange",
    "Wait",
    "accrual",
    "active_sites",
    "attempts_to_verify",
    "changes_since_seen",
    "counted",
    "counted_sites",
    "days_for_a_calendar",
    "draft_of",
    "evaluation_of",
    "exportable_participants_for",
    "exportable_prescreenings_for",
    "exported_queries",
    "history_of",
    "history_of_visit",
    "is_first_sign_in",
    "is_followed",
    "keys_of_fitting",
    "lapsed",
    "latest_snapshot",
    "latest_visits_for",
    "linkable_prescreenings",
    "listed_participants",
    "matrix_for",
    "next_attempt_number",
    "open_queries",
    "participants_for",
    "possible_duplicates",
    "prescreening_of",
    "prescreenings_for",
    "present_at",
    "protocol_of",
    "queries_of",
    "query_counts_by_site",
    "query_numbered",
    "reassessed",
    "rows_of",
    "saved_filters_of",
    "stale_rulings",
    "study_is_known",
    "subjects_of",
    "trail_for",
    "valid_signature",
    "value_changes",
    "verification_progress",
    "versions_of",
    "visits_for",
    "visits_planned_for",
    "waiting_count",
    "waiting_queries",
    "window_ends_on",
    "worklist",
    "would_fail_on",
]
