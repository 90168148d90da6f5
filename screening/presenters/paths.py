"""Where a fact is asked: from its path in the interchange format to the field of the form.

ck.uln                      ck_uln
treatments_asked.statin     treatments_asked_statin
treatments[0].last_dose     treatments-0-last_dose
history.dvt.events[1].date  history_dvt-1-date
"""

import re

_ROW = re.compile(r"(?P<rows>[a-z0-9_.]+)\[(?P<index>[0-9]+)\](?:\.(?P<leaf>.+))?", re.ASCII)
_OTHER_NAMES = {"class": "given_class"}
"""Fields that cannot have the path's own name, a word of Python."""
_ASKED_WITH = {
    "cancers": "cancers_ever",
    "weight_unit": "weight_value",
    "height_unit": "height_value",
    "ck_unit": "ck_value",
    "ck_uln_unit": "ck_uln",
    "creatinine_unit": "creatinine_value",
}
"""Fields that stand together as one question."""


def field_name(path: str) -> str:
    """The name of the form field that asks for the fact at ``path``; of a list, its formset's prefix."""
    found = _ROW.fullmatch(path)
    if found is None:
        return _flat(path)
    row = f"{_flat(found['rows'])}-{found['index']}"
    return f"{row}-{_flat(found['leaf'])}" if found["leaf"] else row


def asked_at(path: str) -> str:
    """The name of the question that the value at ``path`` answers; a unit answers that of its number.

    sources.I04.place           source_I04
    """
    if path.startswith("sources."):
        return f"source_{path.split('.')[1]}"
    if path.startswith("investigator."):
        return "investigator_unadvisable"
    name = field_name(path)
    return _ASKED_WITH.get(name, name)


def form_anchor(path: str) -> str:
    """The HTML id of that field (of a list, of its section)."""
    return f"id_{field_name(path)}"


def _flat(path: str) -> str:
    parts = path.removesuffix(".events").split(".")
    return "_".join(_OTHER_NAMES.get(part, part) for part in parts)
