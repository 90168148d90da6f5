"""The request as the server hands it over."""

from typing import Any

from django.core.handlers.wsgi import WSGIRequest


class Request(WSGIRequest):
    """A content type that cannot be read is none, and what was sent with it is no form.

    Django reads it before anything of ours that could answer, so that it would be a fault.
    """

    def _set_content_type_params(self, meta: dict[str, Any]) -> None:
        try:
            super()._set_content_type_params(meta)
        except ValueError:
            self.content_type, self.content_params = "", {}
