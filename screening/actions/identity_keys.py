"""A new key for what is encrypted: every row is encrypted anew, so that the old key can be taken out."""

from collections.abc import Iterator
from datetime import datetime

from django.apps import apps
from django.db import models, transaction
from django.db.models import TextField
from django.db.models.functions import Cast

from screening.actions.audit import record
from screening.actions.base import Action
from screening.models.base import Frozen
from screening.models.fields import EncryptedTextField, with_newest_key

_AT_ONCE = 100  # rows that nobody else can change meanwhile


def rotate_identity_key(*, at: datetime) -> int:
    """Encrypts with the newest key what another one encrypted, and gives how many rows that were.

    Each step is kept by itself: begun anew after an interruption, it goes on with what is left. One
    event tells of it at the end. ImproperlyConfigured where no key opens a row.
    """
    rotated = sum(_rotate(model, columns) for model, columns in _encrypted())
    with transaction.atomic():
        record(by=None, at=at, action=Action.IDENTITY_KEY_ROTATED, changes={"rows": [None, str(rotated)]})
    return rotated


def _encrypted() -> Iterator[tuple[type[models.Model], list[str]]]:
    for model in apps.get_app_config("screening").get_models():
        columns = [field.name for field in model._meta.concrete_fields if isinstance(field, EncryptedTextField)]
        if columns and not issubclass(model, Frozen):
            yield model, columns


def _rotate(model: type[models.Model], columns: list[str]) -> int:
    rotated, last = 0, 0
    while True:
        with transaction.atomic():
            rows = model._base_manager.select_for_update().filter(pk__gt=last).order_by("pk")
            asked = rows.annotate(**{f"raw_{name}": Cast(name, TextField()) for name in columns})
            found = list(asked.values_list("pk", *(f"raw_{name}" for name in columns))[:_AT_ONCE])
            if not found:
                return rotated
            for last, *kept in found:
                anew = [with_newest_key(text) if text else text for text in kept]
                if anew != kept:
                    _write(model, last, dict(zip(columns, anew, strict=True)))
                    rotated += 1


def _write(model: type[models.Model], pk: int, encrypted: dict[str, str]) -> None:
    """As it stands: the field would encrypt it once more."""
    raw = {name: models.Value(text, output_field=TextField()) for name, text in encrypted.items()}
    model._base_manager.filter(pk=pk).update(**raw)
