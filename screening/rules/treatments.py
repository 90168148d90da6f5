"""The listed treatments as the criteria see them: what each row can still be, and its last dose."""

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache

from screening.rules.criterion import Answer, Finding, finding
from screening.rules.drugs import Medicine, Role, identify
from screening.rules.facts import Facts, GivenClass, Route, Treatment, TreatmentClass
from screening.rules.partial_date import PartialDate, Precision, show_day
from screening.rules.truth import Truth, any_of
from screening.rules.windows import Window, turning_days

CLASS_ROLES: dict[GivenClass, tuple[Role, ...]] = {
    "immunoglobulin": (Role.IMMUNOGLOBULIN_IV, Role.IMMUNOGLOBULIN_OTHER_ROUTE),
    "rituximab": (Role.RITUXIMAB,),
    "plasma_exchange": (Role.PLASMA_EXCHANGE,),
    "cyclophosphamide": (Role.CYCLOPHOSPHAMIDE,),
    "biologic": (Role.BIOLOGIC,),
    "oral_glucocorticoid": (Role.ORAL_GLUCOCORTICOID, Role.PARENTERAL_GLUCOCORTICOID),
    "dmard": (Role.CSDMARD, Role.CSDMARD_INJECTED),
    "statin": (Role.STATIN,),
    "red_yeast_rice": (Role.RED_YEAST_RICE,),
    "anticoagulant": (Role.ANTICOAGULANT,),
    "none_of_these": (Role.NONE,),
}
"""What a medicine outside the dictionary can be, by the class it is given: first by the class's own
route, then by any other."""

_OWN_ROUTE: dict[GivenClass, Route] = {"immunoglobulin": "intravenous", "oral_glucocorticoid": "oral", "dmard": "oral"}

CLASS_WORDS: dict[TreatmentClass, str] = {
    "immunoglobulin": "immunoglobulin",
    "rituximab": "rituximab",
    "plasma_exchange": "plasma exchange",
    "cyclophosphamide": "cyclophosphamide",
    "biologic": "biologic immunosuppressive medicines",
    "oral_glucocorticoid": "oral glucocorticoids",
    "dmard": "DMARDs",
    "statin": "statins",
    "red_yeast_rice": "red yeast rice",
    "anticoagulant": "anticoagulants",
}


@dataclass(frozen=True, slots=True)
class Listed:
    """One row with every medicine it can still be, and the blanks that would tell which."""

    path: str
    row: Treatment
    meanings: tuple[Medicine, ...]
    settled_by: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """As it was typed."""
        return self.row.name or "a treatment without a name"

    @property
    def is_unmatched(self) -> bool:
        """Whether neither the dictionary nor a class given by hand says what it is."""
        return any(not path.endswith(".route") for path in self.settled_by)

    def named(self, words: str) -> str:
        """The name with what it is, unless the name says so itself."""
        return self.name if words.casefold() in self.name.casefold() else f"{self.name} ({words})"

    @property
    def question(self) -> str:
        """What would tell which of its meanings holds."""
        if self.is_unmatched:
            return f"{self.name} is not in the drug dictionary: which class does it belong to?"
        return f"by which route was {self.name} given?"

    def is_surely(self, *roles: Role) -> bool:
        """Whether every one of its meanings has such a role."""
        return all(medicine.role in roles for medicine in self.meanings)

    def could_be(self, *roles: Role) -> bool:
        """Whether one of its meanings has such a role."""
        return any(medicine.role in roles for medicine in self.meanings)


def listed(facts: Facts) -> Iterator[Listed]:
    """The rows of the treatment list in order."""
    for path, row in facts.numbered_treatments():
        known = identify(row.name, row.route) if row.name else ()
        settled_by = f"{path}.route"
        if row.name and not known and row.given_class:
            known = _meanings_of(row.given_class, row.name, row.route)
        elif not known:
            known = _anything(row.route)
            settled_by = f"{path}.class" if row.name else f"{path}.name"
        yield Listed(path, row, known, (settled_by,) if len(known) > 1 else ())


def _meanings_of(given: GivenClass, name: str, route: Route | None) -> tuple[Medicine, ...]:
    roles = CLASS_ROLES[given]
    if route and len(roles) > 1:
        roles = roles[:1] if route == _OWN_ROUTE[given] else roles[1:]
    return tuple(Medicine(name, role) for role in roles)


@cache
def _anything(route: Route | None) -> tuple[Medicine, ...]:
    """What a medicine of which nobody says what it is can be."""
    return tuple(medicine for given in CLASS_ROLES for medicine in _meanings_of(given, "", route))


@dataclass(frozen=True, slots=True)
class Dose:
    """When a dose was given, and the blanks that keep the day open."""

    on: PartialDate
    missing: tuple[str, ...] = ()


def last_dose(item: Listed, on: date) -> Dose:
    """The last dose up to ``on``; ``ongoing`` is current whatever was recorded of doses."""
    row = item.row
    if row.ongoing:
        return Dose(PartialDate.on(on))
    if row.last_dose:
        return _not_before_start(row.last_dose, item, "last_dose")
    if row.stopped:
        return _not_before_start(row.stopped, item, "stopped")
    if row.last_change.kind == "stop" and row.last_change.date:
        return _not_before_start(row.last_change.date, item, "last_change.date")
    blank = ("last_dose",) if row.ongoing is False else ("ongoing", "last_dose")
    return _not_before_start(PartialDate(date.min, on), item, *blank)


def _not_before_start(dose: PartialDate, item: Listed, *open_keys: str) -> Dose:
    """A last dose lies neither before the start nor before a change of dose."""
    change = item.row.last_change
    before = [item.row.started, change.date if change.kind not in (None, "none") else None]
    earliest = max([dose.earliest, *(day.earliest for day in before if day)])
    narrowed = replace(dose, earliest=min(earliest, dose.latest))
    return Dose(narrowed, () if narrowed.is_exact else tuple(f"{item.path}.{key}" for key in open_keys))


def is_current(item: Listed, on: date) -> Truth:
    """Whether the treatment is in use on ``on``: ongoing, or with its last dose on that day."""
    return last_dose(item, on).on.is_on(on)


def used_within(item: Listed, window: Window, on: date) -> Truth:
    """Whether the last dose, or a change of it, lies at most the window before ``on`` (the window itself included)."""
    change = item.row.last_change
    days = [last_dose(item, on).on, *([change.date] if change.date and change.kind != "none" else [])]
    return any_of(day.is_after(window.before(on) - timedelta(days=1)) for day in days)


def given_the_day_before(item: Listed, on: date) -> Iterator[str]:
    """A flag for what was in use until the day before ``on``, and so is no longer current."""
    eve = on - timedelta(days=1)
    if last_dose(item, on).on.is_on(eve) is Truth.TRUE:
        yield f"{item.name} was last given on {show_day(eve)}, the day before screening; it does not count as in use."


def row_facts(item: Listed) -> tuple[str, ...]:
    """The paths of what is recorded of a row's name, route and time."""
    keys = ("name", "route", "started", "stopped", "ongoing", "last_dose")
    recorded = [f"{item.path}.{key}" for key in keys if getattr(item.row, key) is not None]
    return (*recorded, f"{item.path}.class") if item.row.given_class else tuple(recorded)


def each_row(
    facts: Facts, decide: Callable[[Listed, Medicine], Finding | None], *, at_rest: Answer = Answer.FALSE
) -> Iterator[Finding]:
    """What each row that concerns the criterion answers, over all that it can still be.

    ``decide`` gives None for a medicine that does not concern the criterion, which answers ``at_rest``.
    """
    for item in listed(facts):
        found = [decide(item, medicine) for medicine in item.meanings]
        if any(found):
            yield _over_meanings(item, found, at_rest)


def _over_meanings(item: Listed, found: list[Finding | None], at_rest: Answer) -> Finding:
    concerned = [one for one in found if one is not None]
    answers = [one.could_be if one else frozenset({at_rest}) for one in found]
    if len(set(answers)) == 1:
        return concerned[0]
    return finding(
        frozenset[Answer]().union(*answers),
        item.question,
        facts=_in_order(path for one in concerned for path in one.facts),
        missing=_in_order([*item.settled_by, *(path for one in concerned for path in one.missing)]),
        flags=_in_order(flag for one in concerned for flag in one.flags),
    )


def _in_order(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(texts))


def in_use(item: Listed, on: date, words: str, answer: Answer = Answer.TRUE, default: Answer | None = None) -> Finding:
    """A medicine that answers ``answer`` while it is in use on ``on``, else FALSE."""
    dose = last_dose(item, on)
    current = dose.on.is_on(on)
    if current is Truth.TRUE:
        how = "is ongoing" if item.row.ongoing else f"had a dose on {show_day(on)}"
        return finding(answer, f"{item.named(words)} {how}", facts=row_facts(item), default=default)
    if current is Truth.FALSE:
        return finding(Answer.FALSE, f"{item.name} was last given on {dose.on}", facts=row_facts(item))
    return finding(
        {answer, Answer.FALSE},
        f"{item.named(words)}: was a dose given on {show_day(on)}?",
        facts=row_facts(item),
        missing=dose.missing,
    )


def within(
    item: Listed, window: Window, on: date, words: str, answer: Answer = Answer.TRUE, default: Answer | None = None
) -> Finding:
    """A medicine that answers ``answer`` when its last dose lies less than the window before ``on``."""
    dose = last_dose(item, on)
    inside = window.holds(dose.on, on)
    cut_off = show_day(window.before(on))
    flags: tuple[str, ...] = ()
    if not item.row.ongoing and window.adding_disagrees(dose.on, on):
        flags = (
            f"{item.name} on {dose.on}: {window} counted forward from it end on "
            f"{show_day(window.after(dose.on.earliest))}, which gives the other answer than counting back.",
        )
    if inside is Truth.TRUE:
        when = "is ongoing" if item.row.ongoing else _when(dose.on)
        because = f"{item.named(words)} {when}, less than {window} before {show_day(on)} (after {cut_off})"
        return finding(answer, because, facts=row_facts(item), flags=flags, default=default)
    if inside is Truth.FALSE:
        because = f"{item.name} {_when(dose.on)}, {window} or more before {show_day(on)}"
        return finding(Answer.FALSE, because, facts=row_facts(item), flags=flags)
    return finding(
        {answer, Answer.FALSE},
        f"{item.named(words)}: was the last dose before or after {cut_off}?",
        facts=row_facts(item),
        missing=dose.missing,
    )


def _when(dose: PartialDate) -> str:
    if dose.is_exact or dose.precision is not Precision.DAY:
        return f"was last given on {dose}"
    return f"was last given between {show_day(dose.earliest)} and {show_day(dose.latest)}"


def coverage(facts: Facts, treatment_class: TreatmentClass, *, at_rest: Answer = Answer.FALSE) -> Finding:
    """Whether the class was asked about; listed rows alone can exclude but never clear anyone."""
    path = f"treatments_asked.{treatment_class}"
    if facts.treatments_asked.get(treatment_class):
        return finding(at_rest, "", facts=[path])
    because = f"the question about {CLASS_WORDS[treatment_class]} is not answered"
    return finding({Answer.TRUE, Answer.FALSE, at_rest}, because, missing=[path])


def row_by_row(facts: Facts, together: Callable[[Listed], bool] = lambda item: False) -> Iterator[Facts]:
    """The facts in parts: the rows that matter beside each other ``together``, and each other row alone."""
    bound = tuple(item.row for item in listed(facts) if together(item))
    alone = [(item.row,) for item in listed(facts) if not together(item)]
    yield from (replace(facts, treatments=rows) for rows in (bound, *alone))


def turns(facts: Facts, roles: Collection[Role], *windows: Window) -> Iterator[date]:
    """Each day on which a date of a row that may have such a role may leave a window; what is ongoing stays so."""
    for item in listed(facts):
        if item.could_be(*roles):
            row = item.row
            yield from turning_days([row.started, row.stopped, row.last_dose, row.last_change.date], *windows)
