"""What every answer tells the browser not to do."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

_NOT_ASKED_FOR = (
    "camera",
    "microphone",
    "geolocation",
    "payment",
    "usb",
    "serial",
    "bluetooth",
    "midi",
    "display-capture",
)
PERMISSIONS_POLICY = ", ".join(f"{feature}=()" for feature in _NOT_ASKED_FOR)


_SIGN_OUT = ("sign_out", "logout")


class NothingKept:
    """Pages are not stored, so that the next person at this computer finds none; static files say so themselves."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """The answer with the headers."""
        response = self.get_response(request)
        response.headers.setdefault("Cache-Control", "no-store")
        response.headers["Permissions-Policy"] = PERMISSIONS_POLICY
        if request.method == "POST" and request.resolver_match and request.resolver_match.url_name in _SIGN_OUT:
            response.headers["Clear-Site-Data"] = '"cache", "storage"'
        return response
