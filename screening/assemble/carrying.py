"""What a new attempt may carry forward from the one before: the answers that do not age, and no others."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from screening.assemble.columns import Json, get
from screening.rules.partial_date import PartialDate
from screening.rules.truth import Truth
from screening.rules.windows import Window

OF_THE_PERSON = ("date_of_birth", "sex")
"""Kept with the participant, so that every attempt has them anyway."""

_HISTORIES = ("angina", "myocardial_infarction", "tia", "stroke", "dvt", "pulmonary_embolism")
CARRIED: dict[str, tuple[str, ...]] = {
    "anti_hmgcr": tuple(f"anti_hmgcr.{key}" for key in ("result", "date", "value", "unit", "cutoff")),
    "onset": ("onset.first_symptom", "onset.diagnosis", "onset.ever_symptomatic"),
    "dm_rash": ("dm_rash",),
    **{
        f"history.{name}": tuple(f"history.{name}.{key}" for key in ("ever", "events.date", "events.kind"))
        for name in _HISTORIES
    },
    "cancers": (
        "cancers",
        *(f"cancers.{key}" for key in ("type", "diagnosed", "recurred", "treatment_ended", "metastatic")),
    ),
    "hypercoagulable": ("hypercoagulable.state", "hypercoagulable.conditions"),
}
"""By group, which is confirmed as a whole, the paths of what is carried; rows without their number."""

ASKED_ANEW: tuple[str, ...] = (
    "screening_date",
    "country_of_residence",
    "state_of_residence",
    "participating_states",  # those of the sites active on the new screening date
    "mmt8",
    "ck",
    "respiratory_dysfunction",
    "swallowing_dysfunction",
    "treatments",
    "treatments_asked",
    "ivig_reaction",  # there may have been immunoglobulin since
    "ig_other_route_anaphylaxis",
    *(f"history.{name}.events.ongoing" for name in _HISTORIES),
    "cancers.treatment_ongoing",
    "reproductive",
    "wells_dvt",
    "wells_pe",
    "weight",
    "height",
    "creatinine",
    "measured_gfr",
    "reported_egfr",
    "investigator",
    "rulings",
)
"""Everything else: paths, or what they begin with."""

_LISTED = {path for paths in CARRIED.values() for path in paths}
_NOT_REPORTED = (None, "pending", "not_done")
_NUMBER = re.compile(r"\[[0-9]+\]", re.ASCII)


def carried_facts(facts: Json, on: date, antibody: Window) -> Json:
    """Of the facts of an attempt, in the interchange format, what an attempt screened on ``on`` may carry forward.

    An antibody only while it is less than ``antibody`` old; a history not while one of its events
    was going on, because an event that only has a date counts as over.
    """
    found: Json = _kept(facts, "") or {}
    if not _is_recent(facts, on, antibody):
        found.pop("anti_hmgcr", None)
    for name in _HISTORIES:
        events = get(facts, ("history", name, "events")) or []
        if any(event.get("ongoing") for event in events):
            found.get("history", {}).pop(name, None)
    persons = {key: facts[key] for key in OF_THE_PERSON if key in facts}
    return found | persons | {"screening_date": on.isoformat()}


def _kept(value: Any, path: str) -> Any:
    if isinstance(value, dict):
        inner = {key: _kept(each, f"{path}.{key}" if path else key) for key, each in value.items()}
        return {key: each for key, each in inner.items() if each is not None} or None
    if isinstance(value, list) and any(isinstance(row, dict) for row in value):
        return [kept for row in value if (kept := _kept(row, path))] or None
    return value if path in _LISTED else None


def _is_recent(facts: Json, on: date, antibody: Window) -> bool:
    sampled = get(facts, ("anti_hmgcr", "date"))
    if sampled is None or get(facts, ("anti_hmgcr", "result")) in _NOT_REPORTED:
        return False
    return antibody.holds(PartialDate.parse(sampled), on) is Truth.TRUE


def group_of(path: str) -> str | None:
    """The group in which a path, with or without the number of its row, is carried; None where it is not."""
    plain = without_number(path)
    return next((group for group, paths in CARRIED.items() if plain in paths), None)


def without_number(path: str) -> str:
    """``cancers[2].type`` as ``cancers.type``."""
    return _NUMBER.sub("", path)


def values(facts: Json, path: str = "") -> Iterator[tuple[str, Any]]:
    """Every fact with its path, rows without their number; "none" where there was no cancer."""
    for key, value in facts.items():
        place = f"{path}.{key}" if path else key
        if isinstance(value, dict):
            yield from values(value, place)
        elif isinstance(value, list) and any(isinstance(row, dict) for row in value):
            for row in value:
                yield from values(row, place)
        elif isinstance(value, list):
            yield place, ", ".join(value) or "none"
        else:
            yield place, value
