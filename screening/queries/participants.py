"""The only ways to the people and their attempts: what a user may not read is not there."""

from django.db.models import Q, QuerySet

from screening.models import Participant, ScreeningVisit, Site, Status, User
from screening.permissions import Permission, permits, sites_of
from screening.rules.partial_date import PartialDate


def participants_for(user: User) -> QuerySet[Participant]:
    """The participants of the sites whose records the user may read."""
    return Participant.objects.filter(site__in=sites_of(user, Permission.READ))


def exportable_participants_for(user: User) -> QuerySet[Participant]:
    """The participants of the sites whose records the user may take out."""
    return Participant.objects.filter(site__in=sites_of(user, Permission.EXPORT))


def visits_for(user: User) -> QuerySet[ScreeningVisit]:
    """Their attempts, with what a page about one attempt names."""
    return ScreeningVisit.objects.filter(participant__site__in=sites_of(user, Permission.READ)).select_related(
        "participant__site", "protocol_version", "consent_version"
    )


def latest_visits_for(user: User) -> QuerySet[ScreeningVisit]:
    """The latest attempt of each participant that has one."""
    return visits_for(user).filter(next_attempt=None)


def possible_duplicates(user: User, site: Site, birth_date: PartialDate | None, sex: str) -> QuerySet[Participant]:
    """Participants of that site who may be the same person: same sex, and a birth date that may be the same day.

    Without a birth date there is nothing to compare; other sites are never looked at.
    """
    if birth_date is None or not permits(user, Permission.REGISTER, site):
        return Participant.objects.none()
    written = birth_date.iso
    less_exact = [written[:length] for length in (4, 7, 10) if length <= len(written)]
    same_day = Q(date_of_birth__in=less_exact) | Q(date_of_birth__startswith=written)
    return Participant.objects.filter(same_day, site=site, sex__in=[sex, "", "unknown"] if sex else _ANY_SEX)


_ANY_SEX = ["", "unknown", "female", "male"]


def is_followed(visit: ScreeningVisit) -> bool:
    """Whether a later attempt follows."""
    return ScreeningVisit.objects.filter(previous_attempt=visit).exists()


def next_attempt_number(participant: Participant) -> int | None:
    """The attempt that may be started now: the first, or one after a screen failure; None for none."""
    latest = participant.visits.order_by("-attempt").first()
    if latest is None:
        return 1
    return latest.attempt + 1 if latest.status == Status.SCREEN_FAILURE else None
