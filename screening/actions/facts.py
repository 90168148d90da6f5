"""Writing facts: from the interchange format into columns and rows, and what that changed."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models

from screening.actions.audit import Changes, changes_between
from screening.actions.base import Refused
from screening.actions.reasons import Reasons
from screening.actions.rows import PATHS, Continued, continue_rows, flat, last_position
from screening.assemble import Rows, apply_facts, facts_json
from screening.assemble.columns import Json
from screening.models import ScreeningVisit, User
from screening.models.facts import JudgementFacts
from screening.rules.facts import Facts
from screening.rules.interchange import InterchangeErrors, parse_facts

_JUDGEMENT = [field.attname for field in JudgementFacts._meta.local_fields]
_OTHER_PEOPLES = ("investigator", "rulings", "participating_states")


@dataclass(frozen=True, slots=True)
class Written:
    """Facts set on a visit in memory: what changed, and which rows now stand."""

    changes: Changes
    rows: Rows
    lists: Sequence[Continued]

    def save_rows(self, *, by: User, at: datetime, reasons: Reasons) -> None:
        """Once the visit has a key."""
        for continued in self.lists:
            continued.save(by=by, at=at, reasons=reasons)


def own_facts(facts: Json) -> Json:
    """The facts without what the sites, the rulings and the investigator say."""
    return {key: value for key, value in facts.items() if key not in _OTHER_PEOPLES}


def read_facts(facts: Json) -> Facts:
    """The facts as the rules see them; Refused names the first that cannot be."""
    try:
        return parse_facts(own_facts(facts))
    except InterchangeErrors as wrong:
        first = wrong.errors[0]
        raise Refused(f"{first.place or 'This'} {first.message}.", first.place or None) from None


def write_facts(visit: ScreeningVisit, facts: Json) -> Written:
    """Sets the columns of a visit and its participant, and continues its rows, in memory.

    ``facts`` are valid and hold everything: what they leave out is no longer recorded, but for
    the investigator's judgement, which is not taken from them.
    """
    kept = Rows.of(visit) if visit.pk else Rows()
    before = dict(_answers(visit))
    judgement = {name: getattr(visit, name) for name in _JUDGEMENT}
    said = apply_facts(visit, facts)
    for name, value in judgement.items():
        setattr(visit, name, value)
    changes = changes_between(before, dict.fromkeys(before) | dict(_answers(visit)))
    lists = {
        name: continue_rows(
            name, getattr(kept, name), getattr(said, name), last_position(getattr(visit, name)) if visit.pk else 0
        )
        for name in PATHS
    }
    for record in (visit, *(row for continued in lists.values() for row in continued.unsaved)):
        _require_possible(record)
    for continued in lists.values():
        changes |= continued.changes
    return Written(changes, Rows(**{name: one.standing for name, one in lists.items()}), list(lists.values()))


def _answers(visit: ScreeningVisit) -> Iterator[tuple[str, Any]]:
    """By path, the facts that are not rows; "none" where it is recorded that there was no cancer."""
    facts = own_facts(facts_json(visit, Rows(), states=[]))
    if facts.pop("cancers", None) is not None:
        facts["cancers"] = "none"
    return flat(facts)


def _require_possible(record: models.Model) -> None:
    """Refused where a value does not fit its column, such as a number with too many digits."""
    kept_elsewhere = [field.name for field in record._meta.concrete_fields if field.is_relation]
    try:
        record.clean_fields(exclude=kept_elsewhere)
    except ValidationError as wrong:
        field, messages = next(iter(wrong.message_dict.items()))
        raise Refused(f"{record._meta.get_field(field).verbose_name}: {messages[0]}", field) from None
