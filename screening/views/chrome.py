"""What the frame around every page shows."""

from collections.abc import Callable

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from screening.models.rights import Role
from screening.models.users import User
from screening.rules.protocol import CURRENT, RULES_VERSION


def chrome(request: HttpRequest) -> dict[str, object]:
    """The versions in force, and who is signed in as what; roles are read only where they are shown."""
    user = getattr(request, "user", AnonymousUser())
    return {
        "protocol_version": CURRENT.version,
        "rules_version": RULES_VERSION,
        "idle_seconds": settings.SESSION_COOKIE_AGE,
        "roles": SimpleLazyObject(_roles_of(user)) if user.is_authenticated else None,
    }


class SignedInRoles:
    """The roles of one person, in words."""

    def __init__(self, user: User) -> None:
        held = list(user.site_roles.filter(ended_at=None).select_related("site"))
        at_sites = [f"{each.get_role_display()}, {each.site.code}" for each in held]
        self.words = "; ".join(["Administrator"] * user.is_administrator + at_sites)
        self.any = user.is_administrator or bool(held)
        self.may_export = user.is_administrator or any(each.role != Role.COORDINATOR for each in held)


def _roles_of(user: User) -> Callable[[], SignedInRoles]:
    return lambda: SignedInRoles(user)
