"""No page takes files."""

from typing import Any

from django.core.files.uploadhandler import FileUploadHandler
from django.http.multipartparser import MultiPartParserError


class FileSentError(MultiPartParserError):
    """A file came with a form; Django answers 400 and takes nothing of the form."""


class NoFiles(FileUploadHandler):
    """Refuses every file before any of it is kept, from whoever sends it."""

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        """Refused."""
        raise FileSentError

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Never reached."""
        raise FileSentError

    def file_complete(self, file_size: int) -> None:
        """Never reached."""
        raise FileSentError
