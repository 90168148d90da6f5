"""The people who use the application."""

from collections.abc import Iterable
from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.hashers import check_password
from django.contrib.auth.validators import UnicodeUsernameValidator
from django.db import models, transaction
from django.db.models import Q
from django.db.models.functions import Lower
from django.dispatch import Signal

from screening.models.base import Kept, KeptQuerySet
from screening.models.seal import password_text, seal
from screening.models.versions import RowVersions

administrator_made = Signal()
"""Told with ``user``, in the transaction in which they were made, to whoever keeps the audit trail."""


class UserManager(BaseUserManager.from_queryset(KeptQuerySet)):
    """Makes users; user names differ in more than capitals."""

    def create_user(self, username: str, password: str | None = None, **fields: Any) -> "User":
        """A new user; without a password nobody can sign in as them."""
        user = self.model(username=self.model.normalize_username(username), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, username: str, password: str | None = None, **fields: Any) -> "User":
        """A new administrator (the first one is made with ``manage.py createsuperuser``)."""
        with transaction.atomic(using=self._db):
            user = self.create_user(username, password, is_administrator=True, **fields)
            administrator_made.send(sender=self.model, user=user)
        return user

    def get_by_natural_key(self, username: str) -> "User":
        """The user of that name, however it is capitalised."""
        return self.get(username__iexact=username)


class User(Kept, AbstractBaseUser):
    """A person with an account, never deleted: who leaves may no longer sign in. Their roles are in ``SiteRole``.

    Neither the hash of the password is in the versions, which anybody may read, nor the last sign-in: events tell
    of both. ``password_seal`` and ``factor_seals`` are: they show, to whoever has AUDIT_KEY, whether the password and
    the second factors are those that the application kept.
    """

    username = models.CharField("user name", max_length=150, unique=True, validators=[UnicodeUsernameValidator()])
    name = models.CharField("printed name", max_length=150)
    email = models.EmailField("e-mail", blank=True, default="")
    is_active = models.BooleanField("may sign in", default=True)
    is_administrator = models.BooleanField("administrator", default=False)
    is_demo = models.BooleanField(default=False, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)
    digest_since = models.DateTimeField(
        "daily e-mail since", null=True, editable=False, help_text="empty: they have not asked for it"
    )

    sign_on_issuer = models.CharField(  # noqa: DJ001 - none is no link; columns that may be empty need no new table
        "provider of the single sign-on", max_length=255, null=True, editable=False
    )
    sign_on_subject = models.CharField(  # noqa: DJ001
        "subject at the single sign-on",
        max_length=255,
        null=True,
        blank=True,
        help_text="what the provider calls this person (sub); who is not linked is shown theirs when they sign in",
    )
    password_seal = models.CharField(max_length=64, blank=True, default="", editable=False)
    factor_seals = models.TextField(
        blank=True, default="", editable=False, help_text="a line for each second factor: its key and its seal"
    )

    objects = UserManager()
    versions = RowVersions(without=("password", "last_login"))

    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    class Meta:
        ordering = ("name", "pk")
        constraints = [
            models.UniqueConstraint(
                Lower("username"), name="user_name_once", violation_error_message="This user name is taken."
            ),
            models.UniqueConstraint(
                fields=["sign_on_issuer", "sign_on_subject"],
                condition=Q(sign_on_subject__isnull=False),
                name="sign_on_subject_once",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_full_name(self) -> str:
        """The printed name."""
        return self.name

    def get_short_name(self) -> str:
        """The printed name."""
        return self.name

    def set_password(self, raw_password: str | None) -> None:
        """Kept by ``save``, together with its seal."""
        super().set_password(raw_password)
        self.password_seal = seal(password_text(self.password))

    def set_unusable_password(self) -> None:
        """Nobody signs in with a password."""
        self.set_password(None)

    def check_password(self, raw_password: str) -> bool:
        """Whether it is theirs. An old kind of hash stays until the next password: a forged one would be sealed."""
        return check_password(raw_password, self.password)

    def save(self, *args: Any, update_fields: Iterable[str] | None = None, **kwargs: Any) -> None:
        """A password goes with its seal."""
        if update_fields is not None and "password" in update_fields:
            update_fields = {*update_fields, "password_seal"}
        super().save(*args, update_fields=update_fields, **kwargs)

    @property
    def sign_on(self) -> tuple[str, str] | None:
        """Who the person is at the single sign-on, by issuer and subject: both together are never anybody else."""
        return (self.sign_on_issuer or "", self.sign_on_subject) if self.sign_on_subject else None

    @property
    def is_staff(self) -> bool:
        """Whether the administration pages are open to them."""
        return self.is_active and self.is_administrator

    def has_perm(self, perm: str, obj: models.Model | None = None) -> bool:
        """What the administration pages ask: administrators may, others may not."""
        return self.is_staff

    def has_module_perms(self, app_label: str) -> bool:
        """What the administration pages ask: administrators may, others may not."""
        return self.is_staff
