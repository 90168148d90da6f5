"""Short-hands for the columns that facts are kept in; all of them may be empty: not recorded."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Literal, get_args

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models

LONGEST_TEXT = 1000
Sign = Literal["<", ">"]

# Words for codes that do not read well once their underscores are spaces.
_WORDS = {
    "prescreenentry": "Pre-screening log",
    "tia": "TIA",
    "dvt": "DVT",
    "imnm": "Anti-HMGCR IMNM",
    "imnm_earlier_name": "Anti-HMGCR IMNM under an earlier name",
    "ukat/L": "µkat/L",
    "umol/L": "µmol/L",
    "type1": "Type 1",
    "type2": "Type 2",
    "pnh": "Paroxysmal nocturnal haemoglobinuria (PNH)",
    "prothrombin_g20210a": "Prothrombin G20210A",
    "factor_v_leiden": "Factor V Leiden",
    "protein_c_deficiency": "Protein C deficiency",
    "protein_s_deficiency": "Protein S deficiency",
    "waldenstrom": "Waldenström macroglobulinaemia",
    "monoclonal_protein": "High monoclonal protein",
    "all_listed": "All listed below",
    "basal_cell_skin": "Basal cell carcinoma of the skin",
    "squamous_cell_skin": "Squamous cell carcinoma of the skin",
    "melanoma_in_situ": "Melanoma in situ",
    "merkel_cell": "Merkel cell carcinoma",
    "cervical_in_situ": "Cervical carcinoma in situ",
    "intra_articular": "Intra-articular",
    "0-160": "0–160: both sides, the neck twice",
    "0-150": "0–150: both sides, the neck once",
    "0-80": "0–80: one side",
}

_AS_WRITTEN = {"kg", "lb", "cm", "in", "<", ">"}


def in_words(code: str) -> str:
    """A code as people read it: ``weak_positive`` is *Weak positive*."""
    if code in _AS_WRITTEN or "/" in code:
        return _WORDS.get(code, code)
    return _WORDS.get(code) or code.replace("_", " ").capitalize()


def codes(literal: Any, words: Mapping[str, str] | None = None) -> list[tuple[str, str]]:
    """The choices of a ``Literal``, each with its words."""
    return [(code, (words or {}).get(code) or in_words(code)) for code in _flat(literal)]


def _flat(literal: Any) -> list[str]:
    found = [one if isinstance(one, str) else _flat(one) for one in get_args(literal)]
    return [code for one in found for code in ([one] if isinstance(one, str) else one)]


def code(literal: Any, words: Mapping[str, str] | None = None) -> models.CharField:
    """A column that holds one code of a ``Literal``; empty is not recorded."""
    return models.CharField(max_length=32, choices=codes(literal, words), blank=True, default="")


def text() -> models.CharField:
    """A short free text; empty is not recorded."""
    return models.CharField(max_length=LONGEST_TEXT, blank=True, default="")


def truth() -> models.BooleanField:
    """True or False; NULL is not recorded."""
    return models.BooleanField(null=True, blank=True)


def measure(low: float | str | None = None, high: float | str | None = None) -> models.DecimalField:
    """A decimal number, kept with all its digits; ``low`` and ``high``, both allowed, are its hard range."""
    limits: list[Any] = []
    if low is not None:
        limits.append(MinValueValidator(Decimal(low)))
    if high is not None:
        limits.append(MaxValueValidator(Decimal(high)))
    return models.DecimalField(max_digits=18, decimal_places=6, null=True, blank=True, validators=limits)


def muscle() -> models.PositiveSmallIntegerField:
    """The strength of one muscle, 0–10."""
    return models.PositiveSmallIntegerField(null=True, blank=True, validators=[MaxValueValidator(10)])


def sign() -> models.CharField:
    """Beside a laboratory value: ``<`` or ``>`` where it is censored."""
    return models.CharField(max_length=1, choices=codes(Sign), blank=True, default="")
