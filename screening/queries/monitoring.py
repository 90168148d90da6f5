"""What a monitor has still to compare with its document, and the queries that wait."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Case, Count, IntegerField, Max, Prefetch, Q, QuerySet, Value, When

from screening.models import CRITERION_CODES, Query, ScreeningVisit, Site, Source, User
from screening.permissions import Permission, sites_of
from screening.queries.matrix import SUMMARY
from screening.queries.participants import visits_for

_RECORDED = Q(sources__document__gt="")
_VERIFIED = _RECORDED & Q(sources__verified_at__isnull=False)
_TO_VERIFY = _RECORDED & Q(sources__verified_at=None)
_OPEN, _ANSWERED = Q(closed_at=None, answered_at=None), Q(closed_at=None, answered_at__isnull=False)


@dataclass(frozen=True, slots=True)
class SiteProgress:
    """How far the verification at a site is: attempts, criteria by their source, queries that wait."""

    site: Site
    attempts: int
    recorded: int
    verified: int
    open_queries: int
    answered_queries: int

    @property
    def to_verify(self) -> int:
        """Criteria with a source that nobody has compared."""
        return self.recorded - self.verified

    @property
    def without_source(self) -> int:
        """Criteria of which nobody has written down where their facts were taken from."""
        return self.attempts * len(CRITERION_CODES) - self.recorded


def verification_progress(user: User) -> list[SiteProgress]:
    """Every site whose records the user may read, in four SQL queries."""
    sites = list(sites_of(user, Permission.READ).order_by("code"))
    attempts = _by_site(visits_for(user), "participant__site", attempts=Count("pk"))
    sources = _by_site(
        Source.objects.filter(visit__participant__site__in=sites).exclude(document=""),
        "visit__participant__site",
        recorded=Count("pk"),
        verified=Count("pk", filter=Q(verified_at__isnull=False)),
    )
    queries = _by_site(
        Query.objects.filter(visit__participant__site__in=sites),
        "visit__participant__site",
        open_queries=Count("pk", filter=_OPEN),
        answered_queries=Count("pk", filter=_ANSWERED),
    )
    nothing = dict.fromkeys(("attempts", "recorded", "verified", "open_queries", "answered_queries"), 0)
    found = (attempts, sources, queries)
    return [
        SiteProgress(site, **nothing | {name: count for each in found for name, count in each.get(site.pk, {}).items()})
        for site in sites
    ]


def _by_site(rows: QuerySet, site: str, **counts: Count) -> dict[int, dict[str, int]]:
    counted = rows.select_related(None).order_by().values(site).annotate(**counts)
    return {row.pop(site): row for row in counted}


def attempts_to_verify(user: User, site: Site | None = None) -> QuerySet[ScreeningVisit]:
    """The attempts with their sources; those with something left to verify first.

    Each carries ``recorded_count``, ``verified_count`` and ``left_count``.
    """
    attempts = visits_for(user).select_related(None).select_related("participant__site")
    if site is not None:
        attempts = attempts.filter(participant__site=site)
    counted = attempts.only(*SUMMARY, "participant__screening_number", *_OF_SITE).annotate(
        recorded_count=Count("sources", filter=_RECORDED),
        verified_count=Count("sources", filter=_VERIFIED),
        left_count=Count("sources", filter=_TO_VERIFY),
    )
    done = Case(When(left_count=0, then=Value(1)), default=Value(0), output_field=IntegerField())
    sources = Prefetch("sources", Source.objects.select_related("verified_by").order_by("pk"))
    return counted.order_by(done, "participant__screening_number", "attempt").prefetch_related(sources)


_OF_SITE = tuple(f"participant__site__{name}" for name in ("code", "name", "time_zone"))


def lapsed(attempts: Iterable[ScreeningVisit]) -> dict[int, datetime]:
    """By source, when it was last verified, of those that are not verified any more: something changed since."""
    open_ones = [
        source.pk for visit in attempts for source in visit.sources.all() if source.document and not source.verified_at
    ]
    before = Source.versions.filter(id__in=open_ones, verified_at__isnull=False)
    return dict(before.order_by().values_list("id").annotate(Max("verified_at")))


def waiting_queries(user: User, site: Site | None = None) -> QuerySet[Query]:
    """The queries that nobody has closed: answered ones first, which wait to be closed, then the oldest."""
    waiting = Query.objects.filter(
        visit__participant__site__in=sites_of(user, Permission.READ), closed_at=None
    ).select_related("visit__participant__site", "raised_by", "answered_by")
    if site is not None:
        waiting = waiting.filter(visit__participant__site=site)
    is_open = Case(When(answered_at=None, then=Value(1)), default=Value(0), output_field=IntegerField())
    return waiting.order_by(is_open, "raised_at", "pk")


def query_numbered(user: User, number: int) -> Query | None:
    """The query of that number; None where there is none, or none for this user."""
    found = Query.objects.filter(pk=number, visit__participant__site__in=sites_of(user, Permission.READ))
    return found.select_related("visit__participant").first()


def exported_queries(user: User) -> QuerySet[Query]:
    """All queries of the sites whose records the user may take out, the oldest first."""
    found = Query.objects.filter(visit__participant__site__in=sites_of(user, Permission.EXPORT))
    related = ("visit__participant__site", "raised_by", "answered_by", "closed_by")
    return found.select_related(*related).order_by("raised_at", "pk")
