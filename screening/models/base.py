"""What all records have in common: nothing is deleted, and some never change."""

from collections.abc import Iterable
from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.signals import pre_save
from django.dispatch import receiver

from screening.models import told


class NeverChangedError(TypeError):
    """An attempt to change what is frozen, to delete what is kept or to write past the trail: a program's fault."""


class KeptQuerySet(models.QuerySet):
    """Rows that are never deleted, and written one by one: the audit trail tells of what ``save`` writes."""

    def delete(self) -> tuple[int, dict[str, int]]:
        """Refused."""
        raise NeverChangedError(f"{self.model.__name__} is never deleted")

    def _raw_delete(self, using: str | None) -> int:
        """Refused."""
        raise NeverChangedError(f"{self.model.__name__} is never deleted")

    def update(self, **kwargs: Any) -> int:
        """Refused."""
        raise NeverChangedError(f"{self.model.__name__} is written by save() alone")

    def bulk_update(self, *args: Any, **kwargs: Any) -> int:
        """Refused."""
        raise NeverChangedError(f"{self.model.__name__} is written by save() alone")

    def bulk_create(self, *args: Any, **kwargs: Any) -> list[Any]:
        """Refused."""
        raise NeverChangedError(f"{self.model.__name__} is written by save() alone")


class Kept(models.Model):
    """A record that is never deleted: what was wrong is voided with a reason."""

    objects = KeptQuerySet.as_manager()

    class Meta:
        abstract = True
        base_manager_name = "objects"

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        """Refused."""
        raise NeverChangedError(f"{type(self).__name__} is never deleted")


@receiver(pre_save, dispatch_uid="never_loaded")
def _never_loaded(sender: type[models.Model], *, raw: bool, **kwargs: Any) -> None:
    """``loaddata`` and all that writes rows as a file has them ask no ``save``."""
    if raw and issubclass(sender, Kept):
        raise NeverChangedError(f"{sender.__name__} is not loaded past the audit trail: restore a backup instead")


class Frozen(Kept):
    """A record that is written once; only the columns in ``MAY_CHANGE`` may be written later.

    The next audit event tells of it, unless it is itself one (``TOLD``).
    """

    MAY_CHANGE: ClassVar[frozenset[str]] = frozenset()
    TOLD: ClassVar[bool] = True

    class Meta:
        abstract = True

    def save(self, *args: Any, update_fields: Iterable[str] | None = None, **kwargs: Any) -> None:
        """Writes a new record, or those columns of an old one that may change."""
        added = self._state.adding
        if not added and not (update_fields and set(update_fields) <= self.MAY_CHANGE):
            raise NeverChangedError(f"{type(self).__name__} is written once")
        super().save(*args, update_fields=update_fields, **kwargs)
        if added and self.TOLD:
            told.written(self)


class RowQuerySet(KeptQuerySet):
    """Rows of a visit."""

    def standing(self) -> "RowQuerySet":
        """Those that are not voided."""
        return self.filter(voided_at=None)


class Voidable(models.Model):
    """A record that can be declared wrong, with a reason, and stays."""

    voided_at = models.DateTimeField(null=True, blank=True, editable=False)
    voided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, editable=False, related_name="+"
    )
    void_reason = models.TextField(blank=True, default="", editable=False)

    class Meta:
        abstract = True

    @property
    def is_void(self) -> bool:
        """Whether it was declared wrong."""
        return self.voided_at is not None


def voided_with_reason(table: str) -> models.CheckConstraint:
    """When, by whom and why belong together."""
    standing = Q(voided_at__isnull=True, voided_by__isnull=True, void_reason="")
    void = Q(voided_at__isnull=False, voided_by__isnull=False) & ~Q(void_reason="")
    return models.CheckConstraint(condition=standing | void, name=f"{table}_voided_with_reason")
