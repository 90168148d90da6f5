"""What the frame around every page shows."""

from collections.abc import Callable

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from django.utils import timezone
from django.utils.functional import SimpleLazyObject

from screening.models.rights import Role
from screening.models.users import User
from screening.queries import waiting_count
from screening.rules.protocol import RULES_VERSION


def chrome(request: HttpRequest) -> dict[str, object]:
    """The version of the rules, who is signed in as what, and how many wait for them; read only where it is shown."""
    user = getattr(request, "user", AnonymousUser())
    return {
        "rules_version": RULES_VERSION,
        "idle_seconds": settings.SESSION_COOKIE_AGE,
        "roles": SimpleLazyObject(_roles_of(user)) if user.is_authenticated else None,
        "waiting": SimpleLazyObject(_waiting_for(user)) if user.is_authenticated else 0,
    }


class SignedInRoles:
    """The roles of one person, in words."""

    def __init__(self, user: User) -> None:
        held = list(user.site_roles.filter(ended_at=None).select_related("site"))
        sites: dict[str, list[str]] = {}
        for each in held:
            sites.setdefault(each.get_role_display(), []).append(each.site.code)
        at_sites = [", ".join([role, *codes]) for role, codes in sites.items()]
        self.words = "; ".join(["Administrator"] * user.is_administrator + at_sites)
        self.any = user.is_administrator or bool(held)
        self.may_export = user.is_administrator or any(each.role != Role.COORDINATOR for each in held)


def _roles_of(user: User) -> Callable[[], SignedInRoles]:
    return lambda: SignedInRoles(user)


def _waiting_for(user: User) -> Callable[[], int]:
    return lambda: waiting_count(user, timezone.localdate())
