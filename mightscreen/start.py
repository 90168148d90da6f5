"""What must hold before the server answers anybody."""

import os
from concurrent.futures import ThreadPoolExecutor

from cryptography.fernet import Fernet
from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.exceptions import ImproperlyConfigured
from django.db import connection

from screening.rules.words import listed


def refuse_unsafe_start() -> None:
    """ImproperlyConfigured, in words, when keys are missing or demo accounts stand in a real database."""
    if settings.DEMO:
        return
    missing = [name for name in ("SECRET_KEY", "IDENTITY_KEYS", "AUDIT_KEY") if not os.environ.get(name)]
    if missing:
        raise ImproperlyConfigured(
            f"{listed(missing)} must be set in the environment. README.md says how to make them. "
            "To try the application out with made-up people, start it with DEMO=1."
        )
    _open_keys()
    with ThreadPoolExecutor(1) as apart:  # servers may load the application where no query is allowed
        if apart.submit(_holds_demo_accounts).result():
            raise ImproperlyConfigured(
                "This database holds demo accounts, whose passwords anybody can read. "
                "Start it with DEMO=1, or name another database in DATABASE_URL."
            )


def _open_keys() -> None:
    try:
        for key in settings.IDENTITY_KEYS:
            Fernet(key)
    except ValueError:
        raise ImproperlyConfigured(
            "IDENTITY_KEYS must be Fernet keys (32 bytes in base64), separated by commas."
        ) from None


def _holds_demo_accounts() -> bool:
    user = get_user_model()
    try:
        migrated = user._meta.db_table in connection.introspection.table_names()
        return migrated and user.objects.filter(is_demo=True).exists()
    finally:
        connection.close()
