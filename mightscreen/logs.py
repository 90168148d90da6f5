"""What may be written to the log: where something went wrong, never about whom."""

import logging
import re
import traceback
from types import TracebackType

_LINK = re.compile(r"(/password/set/[^/\s]+/)[^/\s]+")


class WithoutValues(logging.Formatter):
    """Writes the place and the type of an error but not its message, which may quote the data.

    Nor does it write what opens an account: the second part of a link to set a password.
    """

    def format(self, record: logging.LogRecord) -> str:
        """The line."""
        return _LINK.sub(r"\1…", super().format(record))

    def formatException(  # noqa: N802 (the name is the standard library's)
        self, ei: tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]
    ) -> str:
        """The call stack and the type of the error."""
        kind, _, place = ei
        return "".join(traceback.format_tb(place)) + (kind.__qualname__ if kind else "")
