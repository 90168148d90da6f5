"""The words that the course of an attempt is told in."""

from django.db import models

CRITERION_CODES = [*(f"I{n:02}" for n in range(1, 9)), *(f"E{n:02}" for n in range(1, 21))]


class Status(models.TextChoices):
    """Where an attempt stands."""

    DRAFT = "draft", "Draft"
    IN_REVIEW = "in_review", "In review"
    ELIGIBLE = "eligible", "Eligible"
    SCREEN_FAILURE = "screen_failure", "Screen failure"
    DECLINED = "declined", "Declined"
    WITHDRAWN = "withdrawn", "Withdrawn"
    ENROLLED = "enrolled", "Enrolled"
    DISCONTINUED = "discontinued", "Discontinued"

    @classmethod
    def under_way(cls) -> list["Status"]:
        """Those that may lead to an enrolment while the screening window is open."""
        return [cls.DRAFT, cls.IN_REVIEW, cls.ELIGIBLE]

    @classmethod
    def decided(cls) -> list["Status"]:
        """Those that a signature made, and that last as long as it does."""
        return [cls.ELIGIBLE, cls.SCREEN_FAILURE]

    @classmethod
    def may_still_qualify(cls) -> list["Status"]:
        """Those that a later day can turn for the better."""
        return [cls.DRAFT, cls.IN_REVIEW, cls.SCREEN_FAILURE]

    @classmethod
    def holding_a_place(cls) -> list["Status"]:
        """Those that count against the planned enrolment; discontinuing frees no place."""
        return [cls.ENROLLED, cls.DISCONTINUED]

    @classmethod
    def left_early(cls) -> list["Status"]:
        """Those in which the person left before a decision or enrolment."""
        return [cls.DECLINED, cls.WITHDRAWN]


class LeavingReason(models.TextChoices):
    """Why a person declined or was withdrawn."""

    TIME_OR_TRAVEL = "time_or_travel", "Visits take too much time or travel"
    SIDE_EFFECTS = "side_effects", "Afraid of side effects or procedures"
    OTHER_TREATMENT = "other_treatment", "Prefers another treatment"
    FAMILY = "family", "Family or carer against it"
    PHYSICIAN_DECISION = "physician_decision", "Decision of a physician"
    LOST_TO_FOLLOW_UP = "lost_to_follow_up", "Lost to follow-up"
    DEATH = "death", "Death"
    NO_REASON_GIVEN = "no_reason_given", "No reason given"
    OTHER = "other", "Other"


class DiscontinuationReason(models.TextChoices):
    """Why an enrolled person stopped (after CDISC's reasons for non-completion)."""

    ADVERSE_EVENT = "adverse_event", "Adverse event"
    DEATH = "death", "Death"
    LACK_OF_EFFICACY = "lack_of_efficacy", "Lack of efficacy"
    LOST_TO_FOLLOW_UP = "lost_to_follow_up", "Lost to follow-up"
    PHYSICIAN_DECISION = "physician_decision", "Physician decision"
    PREGNANCY = "pregnancy", "Pregnancy"
    PROTOCOL_DEVIATION = "protocol_deviation", "Protocol deviation"
    STUDY_TERMINATED = "study_terminated", "Study terminated by sponsor"
    WITHDRAWAL_BY_SUBJECT = "withdrawal_by_subject", "Withdrawal by subject"
    OTHER = "other", "Other"


class ReasonForChange(models.TextChoices):
    """Why a recorded value was changed."""

    TRANSCRIPTION_ERROR = "transcription_error", "Transcription error"
    SOURCE_CORRECTED = "source_corrected", "Source document corrected"
    NEW_INFORMATION = "new_information", "New information"
    WRONG_UNIT_OR_DATE = "wrong_unit_or_date", "Wrong unit or date"
    QUERY_ANSWERED = "query_answered", "Query answered"
    OTHER = "other", "Other"


class OutcomeNow(models.TextChoices):
    """What all 28 verdicts come to."""

    INELIGIBLE = "INELIGIBLE", "Ineligible"
    UNDETERMINED = "UNDETERMINED", "Undetermined"
    NEEDS_REVIEW = "NEEDS_REVIEW", "Needs review"
    ELIGIBLE = "ELIGIBLE", "Eligible"
