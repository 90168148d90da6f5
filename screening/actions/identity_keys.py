"""A new key for what is encrypted: every row is encrypted anew, so that the old key can be taken out."""

from collections.abc import Callable, Iterator
from datetime import datetime

from allauth.mfa.models import Authenticator
from django.apps import apps
from django.db import models, transaction
from django.db.models import TextField
from django.db.models.functions import Cast

from screening.actions.audit import record
from screening.actions.base import Action
from screening.models.base import Frozen
from screening.models.fields import EncryptedTextField, with_newest_key

_AT_ONCE = 100  # rows that nobody else can change meanwhile
_SECRETS = ("secret", "seed")  # what is encrypted of a second factor


def rotate_identity_key(*, at: datetime) -> int:
    """Encrypts with the newest key what another one encrypted, and gives how many rows that were.

    Each step is kept by itself, with its event: begun anew after an interruption, it goes on with what is left.
    Earlier versions of an identity are written once and stay as they are. ImproperlyConfigured where no key opens
    a row.
    """
    steps = [_in_columns(model, columns) for model, columns in _encrypted()]
    return sum(_rotate(model, renewed, at) for model, renewed in (*steps, (Authenticator, _second_factor)))


def _rotate(model: type[models.Model], renewed: Callable[[models.Model], bool], at: datetime) -> int:
    rotated, last = 0, 0
    while True:
        with transaction.atomic():
            rows = model._base_manager.select_for_update().filter(pk__gt=last).order_by("pk")
            step = list(rows[:_AT_ONCE])
            if not step:
                return rotated
            last = step[-1].pk
            count = sum(renewed(row) for row in step)
            if count:
                changes = {model._meta.model_name: [None, str(count)]}
                record(by=None, at=at, action=Action.IDENTITY_KEY_ROTATED, changes=changes)
            rotated += count


def _encrypted() -> Iterator[tuple[type[models.Model], list[str]]]:
    for model in apps.get_app_config("screening").get_models():
        columns = [field.name for field in model._meta.concrete_fields if isinstance(field, EncryptedTextField)]
        if columns and not issubclass(model, Frozen):
            yield model, columns


def _in_columns(
    model: type[models.Model], columns: list[str]
) -> tuple[type[models.Model], Callable[[models.Model], bool]]:
    raw = {f"raw_{name}": Cast(name, TextField()) for name in columns}

    def renewed(row: models.Model) -> bool:
        """Saving encrypts, and always with the newest key."""
        kept = model._base_manager.annotate(**raw).values_list(*raw).get(pk=row.pk)
        is_old = any(text and with_newest_key(text) != text for text in kept)
        if is_old:
            row.save(update_fields=columns)
        return is_old

    return model, renewed


def _second_factor(factor: Authenticator) -> bool:
    data = {name: with_newest_key(kept) if name in _SECRETS else kept for name, kept in factor.data.items()}
    if data == factor.data:
        return False
    factor.data = data
    factor.save(update_fields=["data"])
    return True
