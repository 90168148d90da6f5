"""Pages for what went wrong, in words."""

import codecs
import logging
import sqlite3
import sys
from collections.abc import Callable

from django.core.exceptions import BadRequest
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string

from screening.views.uploads import FileSentError

_log = logging.getLogger("screening.refused")


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """400; 503 where the session could not be kept because the database is out of reach."""
    if _out_of_reach(exception):
        return _database_gone()
    if isinstance(exception, FileSentError):
        heading, step = "No page here takes files", "Nothing was kept. Go back and send it without the file."
        return _page(request, 400, heading, step)
    return _page(
        request,
        400,
        "The request could not be understood",
        "Your browser sent something this page cannot read. Nothing was changed.",
        "Go back and try again. If it happens again, tell the administrator what you were doing.",
    )


def permission_denied(request: HttpRequest, exception: Exception) -> HttpResponse:
    """403."""
    _noted(request, "no right")
    return _page(
        request,
        403,
        "Your role does not allow this",
        "Nothing was changed.",
        "If you need to do this for your work, ask the administrator to check your role and your delegation.",
    )


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403, when a form was sent without the mark that ties it to the session."""
    _noted(request, "no form mark")
    return _page(
        request,
        403,
        "This form was open for too long",
        "It was not accepted, because you signed in again or out since it was opened. Nothing was changed.",
        "Go back in your browser: what you typed is still there. Copy it if you need to, reload the page, send again.",
    )


def page_not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404, also for what belongs to another site."""
    return _page(
        request,
        404,
        "There is nothing here",
        "The address is not right, or it belongs to something you have no access to.",
    )


def server_error(request: HttpRequest) -> HttpResponse:
    """500, or 503 where the database is out of reach.

    Django calls this for every fault, also of the session, while the fault is still at hand. The page is drawn without
    the session and the database, which may be what failed.
    """
    if _out_of_reach(sys.exception()):
        return _database_gone()
    return _page_alone(
        500,
        "Something went wrong",
        "The fault is on our side and has been noted.",
        "What you saved before is safe. Check whether your last change is there before you enter it again.",
    )


def _out_of_reach(fault: BaseException | None) -> bool:
    """Whether the database is what failed, and may work a moment later; other layers may have put their own name on it.

    SQLite calls a wrong statement operational too: that is a fault of ours.
    """
    while fault is not None:
        if isinstance(fault, OperationalError | InterfaceError):
            return getattr(fault.__cause__, "sqlite_errorcode", None) != sqlite3.SQLITE_ERROR
        fault = fault.__context__
    return False


def _database_gone() -> HttpResponse:
    page = _page_alone(
        503,
        "The data cannot be reached at the moment",
        "What was saved is safe. What was kept while you filled in a form is shown there again once this is over.",
        "What you typed since is in the page before: go back in your browser, wait a few seconds and send it again.",
    )
    page["Retry-After"] = "5"
    page["Cache-Control"] = "no-store"
    return page


class InWords:
    """What Django answers with an empty page or a fault is said in words too."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Text is read as UTF-8 alone, as all our pages send it: other encodings can hold what is no text.

        An address with a NUL, which PostgreSQL cannot look for, is none either; forms refuse it beside the field.
        """
        if request.encoding and codecs.lookup(request.encoding).name != "utf-8":
            raise BadRequest
        if "\0" in request.path or "%00" in request.META.get("QUERY_STRING", ""):
            raise BadRequest
        response = self.get_response(request)
        if response.status_code != 405 or response.content:
            return response
        heading, step = "This page cannot be opened like this", "Go back, and use the button of the page before."
        page = _page(request, 405, heading, "Nothing was changed.", step)
        page["Allow"] = response["Allow"]
        return page


def _noted(request: HttpRequest, why: str) -> None:
    """A line of the log with who it was and which page, but not whom the page is about."""
    user, page = getattr(request, "user", None), request.resolver_match
    _log.warning("Refused, %s: user %s, page %s", why, user.pk if user else None, page.view_name if page else None)


def _page(request: HttpRequest, status: int, heading: str, *sentences: str) -> HttpResponse:
    return render(request, "error.html", {"heading": heading, "sentences": sentences}, status=status)


def _page_alone(status: int, heading: str, *sentences: str) -> HttpResponse:
    return HttpResponse(render_to_string("error.html", {"heading": heading, "sentences": sentences}), status=status)
