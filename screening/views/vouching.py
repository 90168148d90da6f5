"""Confirm who signs: a second person vouches for somebody whose account an administrator touched."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from screening.actions.base import Refused
from screening.actions.suspension import confirm_signer
from screening.models import User
from screening.permissions import Permission, permits
from screening.queries.suspension import waiting_for, way_to_new_secret
from screening.views.drafts import number_of


@require_safe
def signers(request: HttpRequest) -> HttpResponse:
    """Whose signing waits for the reader."""
    _require_right(request.user)
    people = [
        {
            "user": user,
            "touched": standing,
            "has_new_secret": all(each.new_secret_at for each in standing),
            "has_to": way_to_new_secret(user),
            "seen": max(each.pk for each in standing),
        }
        for user, standing in waiting_for(request.user, timezone.now())
    ]
    return render(request, "registration/signers.html", {"people": people})


@require_POST
def confirm(request: HttpRequest, key: int) -> HttpResponse:
    """The reader has made sure that it was they; 404 for whom they cannot vouch."""
    _require_right(request.user)
    at, seen = timezone.now(), number_of(request.POST.get("seen", ""))
    user = get_object_or_404(User, pk=key, pk__in=[user.pk for user, _ in waiting_for(request.user, at)])
    try:
        confirm_signer(by=request.user, at=at, user=user, seen=seen)
    except Refused as refused:
        messages.error(request, refused.message)
    else:
        messages.success(request, f"Confirmed: {user.name} can sign again.")
    return redirect("signers")


def _require_right(reader: User) -> None:
    """The page in words for roles that never vouch."""
    if not (permits(reader, Permission.SIGN) or permits(reader, Permission.ADMINISTER)):
        raise PermissionDenied
