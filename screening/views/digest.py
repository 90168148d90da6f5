"""One's own daily e-mail, on or off."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from screening.actions.base import Refused
from screening.actions.digest import choose_digest


@require_http_methods(["GET", "HEAD", "POST"])
def digest(request: HttpRequest) -> HttpResponse:
    """What it holds, and a button to get it or to stop it."""
    if request.method != "POST":
        return render(request, "registration/digest.html")
    wanted = request.POST.get("wanted") == "yes"
    try:
        choose_digest(by=request.user, at=timezone.now(), wanted=wanted)
    except Refused as refused:
        messages.error(request, refused.message)
    else:
        messages.success(request, "You get the daily e-mail." if wanted else "You get no daily e-mail.")
    return redirect("digest")
