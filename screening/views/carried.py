"""What was typed when a session had ended waits while its owner signs in at the provider, and is then sent again."""

import json

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ImproperlyConfigured
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from screening.models.fields import decrypted, encrypted

_CARRIED = "carried"


def keep_carried(request: HttpRequest, carried: list[tuple[str, str]]) -> None:
    """It waits in the session, encrypted."""
    kept = {"address": request.get_full_path(), "carried": carried}
    request.session[_CARRIED] = encrypted(json.dumps(kept))


@require_safe
def send_again(request: HttpRequest) -> HttpResponse:
    """What was kept, to be sent with a button; once."""
    kept = request.session.pop(_CARRIED, None)
    if kept is None:
        return redirect(settings.LOGIN_REDIRECT_URL)
    try:
        opened = decrypted(kept)
    except ImproperlyConfigured:  # its key was taken out meanwhile
        messages.error(request, "What you typed before the sign-in can no longer be read. Enter it again.")
        return redirect(settings.LOGIN_REDIRECT_URL)
    return render(request, "screening/send_again.html", json.loads(opened))
