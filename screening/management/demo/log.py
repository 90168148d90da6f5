"""The pre-screening log of the demo: counts that are made up, in codes alone."""

import uuid
from datetime import date, datetime, timedelta

from screening.actions.prescreening import Prescreened, record_prescreening
from screening.models import PrescreenEntry, PrescreenOutcome, PrescreenSource, Site, User

SOURCES = tuple(PrescreenSource)
_LED_NO_FURTHER: dict[str, tuple[tuple[int, str, str], ...]] = {
    "DAL": (
        (96, "not_eligible", "E08"),
        (71, "not_interested", ""),
        (64, "not_eligible", "I02"),
        (43, "not_reached", ""),
        (20, "not_eligible", "other_disease"),
        (2, "contact_again", ""),
    ),
    "DMD": (
        (88, "not_eligible", "I05"),
        (60, "not_eligible", "E08"),
        (37, "not_eligible", "cannot_attend"),
        (18, "not_interested", ""),
        (5, "contact_again", ""),
    ),
    "DCA": (
        (79, "not_reached", ""),
        (51, "not_eligible", "I02"),
        (26, "not_eligible", "other_trial"),
        (11, "not_interested", ""),
        (1, "contact_again", ""),
    ),
}
"""By site, so many days ago: what came of it, and the reason where they were not eligible."""


def think_of(
    site: Site,
    by: User,
    on: date,
    at: datetime,
    source: str,
    outcome: str = PrescreenOutcome.CONTACT_AGAIN,
    why: str = "",
) -> PrescreenEntry:
    """One entry; where nothing is said of what came of it, they are to be contacted again."""
    said = Prescreened(on, source, outcome, why)
    return record_prescreening(by=by, at=at, site=site, submission_key=uuid.uuid4(), said=said)


def fill_log(site: Site, by: User, now: datetime) -> None:
    """Those of whom nothing came at this site."""
    for number, (days, outcome, why) in enumerate(_LED_NO_FURTHER[site.code]):
        at = now - timedelta(days=days)
        think_of(site, by, at.astimezone(site.zone).date(), at, SOURCES[number % len(SOURCES)], outcome, why)
