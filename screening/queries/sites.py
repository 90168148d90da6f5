"""What the verdicts of an attempt take from the sites.

That is the states in which a site is active on the screening date (``participating_states``, those of all sites). The
clocks of its own site give the day of each ruling, which decides nothing.
"""

from dataclasses import dataclass

from screening.assemble import facts_of, participating_states_by_day, protocol_of
from screening.models import ScreeningVisit, Site
from screening.rules.criterion import Verdict
from screening.rules.evaluate import evaluate

OF_FACTS = frozenset({"state", "valid_from", "valid_to"})
"""The fields of a site that they come from. Its age of majority asks for assent and is no fact."""
_RELATED = ("participant__site", "protocol_version", "investigator_by")
_ROWS = ("treatments", "events", "cancers", "rulings__ruled_by")


@dataclass(frozen=True, slots=True)
class Resting:
    """An attempt whose verdicts a change of a site makes others, with the participating states before and after."""

    visit: ScreeningVisit
    before: list[str]
    after: list[str]


def attempts_resting_on(site: Site) -> list[Resting]:
    """The attempts whose verdicts would be others, were the site kept as it is given: changed in memory, or new.

    One whose facts would be others and whose verdicts the same stays: its decision says what it would say again.
    """
    kept = list(Site.objects.all())
    given = [*(each for each in kept if each.pk != site.pk), site]
    days = set(ScreeningVisit.objects.values_list("screening_date", flat=True))
    before, after = participating_states_by_day(days, kept), participating_states_by_day(days, given)
    visits = ScreeningVisit.objects.filter(screening_date__in=[day for day in days if before[day] != after[day]])
    touched = (
        Resting(visit, before[visit.screening_date], after[visit.screening_date])
        for visit in visits.select_related(*_RELATED).prefetch_related(*_ROWS).order_by("pk")
    )
    return [each for each in touched if _verdicts(each.visit, each.before) != _verdicts(each.visit, each.after)]


def _verdicts(visit: ScreeningVisit, states: list[str]) -> dict[str, Verdict]:
    results = evaluate(facts_of(visit, states=states), protocol_of(visit)).results
    return {result.code: result.verdict for result in results}
