"""Kinds of column that Django does not have: partial dates and encrypted text."""

from typing import Any

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings
from django.core.exceptions import FieldError, ImproperlyConfigured, ValidationError
from django.db import models

from screening.rules.partial_date import PartialDate


class PartialDateField(models.Field):
    """A day, a month or a year, kept as ``2026-11-03``, ``2026-11`` or ``2026``; NULL is not recorded."""

    description = "a date of which parts may be unknown"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.update(max_length=10, null=True, blank=True)
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> tuple[str, str, list[Any], dict[str, Any]]:
        """Without what never varies."""
        name, path, args, kwargs = super().deconstruct()
        for fixed in ("max_length", "null", "blank"):
            kwargs.pop(fixed, None)
        return name, path, args, kwargs

    def get_internal_type(self) -> str:
        """A short text to the database."""
        return "CharField"

    def from_db_value(self, value: str | None, expression: Any, connection: Any) -> PartialDate | None:
        """What the database keeps, as a date."""
        return None if value is None else PartialDate.parse(value)

    def to_python(self, value: PartialDate | str | None) -> PartialDate | None:
        """A date from its text; ValidationError says what is allowed."""
        if value in (None, ""):
            return None
        if isinstance(value, PartialDate):
            return value
        try:
            return PartialDate.parse(str(value))
        except ValueError as error:
            raise ValidationError(str(error)) from None

    def get_prep_value(self, value: PartialDate | str | None) -> str | None:
        """What the database keeps."""
        read = self.to_python(value)
        return None if read is None else read.iso

    def value_to_string(self, obj: models.Model) -> str:
        """As fixtures write it."""
        return self.get_prep_value(self.value_from_object(obj)) or ""


class EncryptedTextField(models.TextField):
    """Text that the database only sees encrypted; it cannot be searched."""

    description = "encrypted text"

    def get_prep_value(self, value: str | None) -> str | None:
        """Encrypted with the newest key; an empty text stays empty."""
        return encrypted(value) if value else value

    def from_db_value(self, value: str | None, expression: Any, connection: Any) -> str | None:
        """Decrypted with whichever key fits; ImproperlyConfigured when none does."""
        if not value:
            return value
        return decrypted(value)

    def value_to_string(self, obj: models.Model) -> str:
        """As ``dumpdata`` prints it: encrypted."""
        return self.get_prep_value(self.value_from_object(obj)) or ""

    def get_lookup(self, lookup_name: str) -> Any:
        """Nothing: two encryptions of one text differ."""
        raise FieldError(f"encrypted text cannot be searched ({self.name}__{lookup_name})")


def encrypted(text: str) -> str:
    """The text under the newest of IDENTITY_KEYS."""
    return _cipher().encrypt(text.encode()).decode()


def decrypted(text: str) -> str:
    """The text, with whichever key fits; ImproperlyConfigured when none does."""
    try:
        return _cipher().decrypt(text.encode()).decode()
    except InvalidToken:
        raise ImproperlyConfigured("no key in IDENTITY_KEYS opens this text") from None


def with_newest_key(text: str) -> str:
    """The same text encrypted with the newest key, or as it is where it is so already.

    ImproperlyConfigured when no key opens it.
    """
    try:
        Fernet(settings.IDENTITY_KEYS[0]).decrypt(text.encode())
    except InvalidToken:
        return encrypted(decrypted(text))
    return text


def _cipher() -> MultiFernet:
    if not settings.IDENTITY_KEYS:
        raise ImproperlyConfigured("IDENTITY_KEYS must be set to read or write identities")
    return MultiFernet([Fernet(key) for key in settings.IDENTITY_KEYS])
