"""What the rules said of each attempt, beside the digests that the attempt, which has versions, keeps of it."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import itemgetter

from screening.models import ScreeningVisit
from screening.models.criteria import verdict_digest

_AT_ONCE = 100
_COLUMNS = ("pk", "verdict_digests", *(f"verdicts__{name}" for name in ("code", "verdict", "because", "missing")))


def broken_verdicts() -> Iterator[str]:
    """Each criterion of an attempt whose result was changed, removed or put in."""
    keys = ScreeningVisit.objects.order_by("pk").values_list("pk", flat=True)
    page = list(keys[:_AT_ONCE])
    while page:
        yield from _of(page)
        page = list(keys.filter(pk__gt=page[-1])[:_AT_ONCE])


def _of(visits: Sequence[int]) -> Iterator[str]:
    """One statement reads both, so that nobody writes in between."""
    rows = ScreeningVisit.objects.filter(pk__in=visits).order_by("pk", "verdicts__code")
    for (pk, kept), said in groupby(rows.values_list(*_COLUMNS, "verdicts__is_ruled"), key=itemgetter(0, 1)):
        digests = dict(line.split(" ", 1) for line in str(kept).splitlines() if " " in line)
        found = {code: verdict_digest(*what) for _, _, code, *what in said if code is not None}
        for code in sorted(digests.keys() | found.keys()):
            if code not in found:
                yield f"screening visit {pk}, {code}: what the rules said of it was removed"
            elif code not in digests:
                yield f"screening visit {pk}, {code}: what stands there the rules never said"
            elif digests[code] != found[code]:
                yield f"screening visit {pk}, {code}: it is not what the rules said"
