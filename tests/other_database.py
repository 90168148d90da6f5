"""Another database in the place of the tests' own."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connections
from django.db.utils import load_backend


@contextmanager
def working_with(**settings: Any) -> Iterator[None]:
    """What runs inside finds this database; settings that are not named are those of the present one."""
    present = connections["default"]
    other = present.settings_dict | settings
    connections["default"] = load_backend(other["ENGINE"]).DatabaseWrapper(other, "default")
    try:
        yield
    finally:
        connections["default"].close()
        connections["default"] = present
