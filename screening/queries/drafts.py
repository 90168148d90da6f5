"""What somebody typed and has not saved: for themselves alone."""

from datetime import datetime

from django.core.exceptions import ImproperlyConfigured

from screening.models import Draft, User
from screening.models.drafts import LIFETIME


def draft_of(owner: User, place: str, at: datetime) -> Draft | None:
    """Theirs at that form, if there is one that is not too old and whose key is still there."""
    try:
        return Draft.objects.filter(owner=owner, place=place, saved_at__gt=at - LIFETIME).first()
    except ImproperlyConfigured:  # no key opens it
        return None
