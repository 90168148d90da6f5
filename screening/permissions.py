"""Who may do what, where and when."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from django.db.models import QuerySet

from screening.models import Role, Site, Task, User


class Permission(StrEnum):
    """One kind of thing that people do."""

    READ = "read"
    REGISTER = "register"
    RECORD = "record"
    SUBMIT = "submit"
    RULE = "rule"
    SIGN = "sign"
    RETURN = "return"
    REOPEN = "reopen"
    RECORD_DISPOSITION = "record_disposition"
    RAISE_QUERY = "raise_query"
    ANSWER_QUERY = "answer_query"
    VERIFY_SOURCE = "verify_source"
    OPEN_IDENTITY = "open_identity"
    EXPORT_CODE_LIST = "export_code_list"
    EXPORT = "export"
    ADMINISTER = "administer"


_COORDINATOR = {
    Permission.READ,
    Permission.REGISTER,
    Permission.RECORD,
    Permission.SUBMIT,
    Permission.RECORD_DISPOSITION,
    Permission.ANSWER_QUERY,
    Permission.OPEN_IDENTITY,
}
_AT_SITES: dict[str, set[Permission]] = {
    Role.COORDINATOR: _COORDINATOR,
    Role.INVESTIGATOR: _COORDINATOR
    | {
        Permission.RULE,
        Permission.SIGN,
        Permission.RETURN,
        Permission.REOPEN,
        Permission.RAISE_QUERY,
        Permission.EXPORT_CODE_LIST,
        Permission.EXPORT,
    },
    Role.MONITOR: {Permission.READ, Permission.RAISE_QUERY, Permission.VERIFY_SOURCE, Permission.EXPORT},
}
_ADMINISTRATOR = {Permission.READ, Permission.EXPORT, Permission.ADMINISTER}
"""At every site. Roles at sites add nothing for an administrator: who gives rights enters no clinical data."""


def permits(user: User, permission: Permission, site: Site | None = None, on: date | None = None) -> bool:
    """Whether the user may do it at the site, or, with no site given, at any.

    To sign also needs a delegation: ``on``, the local day, is required where a site is given.
    """
    sites = sites_of(user, permission)
    if site is None:
        return (user.is_active and user.is_administrator and permission in _ADMINISTRATOR) or sites.exists()
    if not sites.filter(pk=site.pk).exists():
        return False
    if permission is not Permission.SIGN:
        return True
    if on is None:
        raise ValueError("whether somebody may sign depends on the day")
    delegations = user.delegations.valid_on(on)  # type: ignore[attr-defined]
    return bool(delegations.filter(site=site, task=Task.SIGN_ELIGIBILITY).exists())


def sites_of(user: User, permission: Permission) -> QuerySet[Site]:
    """The sites at which the user's role allows it; delegations are left aside."""
    if not user.is_active:
        return Site.objects.none()
    if user.is_administrator:
        return Site.objects.all() if permission in _ADMINISTRATOR else Site.objects.none()
    roles = [role for role, allowed in _AT_SITES.items() if permission in allowed]
    held = user.site_roles.filter(ended_at=None, role__in=roles)  # type: ignore[attr-defined]
    return Site.objects.filter(pk__in=held.values("site"))


@dataclass(frozen=True, slots=True)
class OwnSites:
    """The keys of the sites where somebody does the work: for queries that would ask for the roles again and again."""

    recorded: frozenset[int]
    ruled: frozenset[int]


def own_sites(user: User) -> OwnSites:
    """Where the user may record and where they may rule, in one query."""
    if not user.is_active or user.is_administrator:
        return OwnSites(frozenset(), frozenset())
    held = user.site_roles.filter(ended_at=None).order_by().values_list("site", "role")  # type: ignore[attr-defined]
    allowed = [(site, _AT_SITES[role]) for site, role in held]
    return OwnSites(
        *(
            frozenset(site for site, permissions in allowed if permission in permissions)
            for permission in (Permission.RECORD, Permission.RULE)
        )
    )


def permissions_at(user: User, site: Site, on: date) -> frozenset[Permission]:
    """All that the user may do at the site on a local day; what a page asks once instead of one by one."""
    if not user.is_active:
        return frozenset()
    if user.is_administrator:
        return frozenset(_ADMINISTRATOR)
    held = user.site_roles.filter(ended_at=None, site=site)  # type: ignore[attr-defined]
    roles = held.order_by().values_list("role", flat=True)
    allowed = {permission for role in roles for permission in _AT_SITES[role]}
    if Permission.SIGN in allowed and not permits(user, Permission.SIGN, site, on):
        allowed.discard(Permission.SIGN)
    return frozenset(allowed)


def may_confirm_signer(user: User, signer: User, at: datetime) -> bool:
    """Whether the user knows who signs well enough to vouch for them: an administrator, who else signs at the site.

    Whose own signing would not be suspended when their account is touched vouches for nobody.
    """
    if not user.is_active or user == signer:
        return False
    if user.is_administrator:
        return True
    led = signer.site_roles.filter(ended_at=None, role=Role.INVESTIGATOR)  # type: ignore[attr-defined]
    own = user.site_roles.filter(ended_at=None, role=Role.INVESTIGATOR)  # type: ignore[attr-defined]
    delegated = user.delegations.not_over(at)  # type: ignore[attr-defined]
    return bool(own.filter(site__in=led.values("site")).filter(site__in=delegated.values("site")).exists())
