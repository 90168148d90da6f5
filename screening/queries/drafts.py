"""What somebody typed and has not saved: for themselves alone."""

from screening.models import Draft, User


def draft_of(owner: User, place: str) -> Draft | None:
    """Theirs at that form, if there is one."""
    return Draft.objects.filter(owner=owner, place=place).first()
