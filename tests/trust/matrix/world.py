"""Two sites with people and attempts of every kind, and who asks."""

from dataclasses import dataclass, field

from django.conf import settings
from django.test import Client

from screening.actions.suspension import suspend_signing
from screening.models import Role, ScreeningVisit, User
from tests.factories import (
    NOW,
    IdentityFactory,
    PrescreenEntryFactory,
    QueryFactory,
    SiteFactory,
    SiteRoleFactory,
    SourceFactory,
)
from tests.factors import app_of, recovery_codes_of
from tests.scenes import (
    administrator,
    coordinator_of,
    draft,
    eligible,
    enrolled,
    in_review,
    investigator_of,
    monitor_of,
    screen_failure,
)

HERE, ELSEWHERE, MISSING = "here", "elsewhere", "missing"
PLACES = (HERE, ELSEWHERE, MISSING)
STANDS = ("draft", "in review", "eligible", "failed", "enrolled")
NOBODY, DEACTIVATED, ENDED = "nobody", "deactivated", "role ended"
SIGNED_IN = ("coordinator", "investigator", "monitor", "administrator", ENDED)
PEOPLE = (NOBODY, *SIGNED_IN, DEACTIVATED)
OF_IDENTITIES = ("Nobodyssurname", "MRN-4711")
OF_THE_OTHER_SITE = ("Elsewhere Hospital", "MIA-")


@dataclass
class World:
    """``visits`` by place and stand, the keys of other things by place, the session of each person."""

    visits: dict[tuple[str, str], ScreeningVisit] = field(default_factory=dict)
    keys: dict[str, dict[str, int]] = field(default_factory=lambda: {"query": {}, "signer": {}, "prescreening": {}})
    people: dict[str, User | None] = field(default_factory=dict)
    sessions: dict[str, str] = field(default_factory=dict)


def make() -> World:
    """All of it, in the transaction of the caller."""
    world = World()
    for place, code, name in ((HERE, "UAB", "University Hospital"), (ELSEWHERE, "MIA", "Elsewhere Hospital")):
        site = SiteFactory(code=code, name=name)
        made = (draft(site), in_review(site), eligible(site), screen_failure(site), enrolled(site))
        for stand, visit in zip(STANDS, made, strict=True):
            world.visits[place, stand] = visit
            identity = dict(zip(("surname", "medical_record_number"), OF_IDENTITIES, strict=True))
            IdentityFactory(participant=visit.participant, **identity)
        in_question = world.visits[place, "in review"]
        world.keys["query"][place] = QueryFactory(visit=in_question, subject="I04").pk
        signer = investigator_of(site)
        suspend_signing(by=administrator(), at=NOW, user=signer, cause="email", new_secret_at=NOW)
        world.keys["signer"][place] = signer.pk
        world.keys["prescreening"][place] = PrescreenEntryFactory(site=site).pk
        SourceFactory(visit=in_question, code="I04")
    site = world.visits[HERE, "draft"].participant.site
    world.people = {
        NOBODY: None,
        "coordinator": coordinator_of(site),
        "investigator": investigator_of(site),
        "monitor": monitor_of(site),
        "administrator": administrator(),
        ENDED: SiteRoleFactory(site=site, role=Role.COORDINATOR, ended_at=NOW).user,
        DEACTIVATED: coordinator_of(site),
    }
    world.sessions = {name: _session_of(user) for name, user in world.people.items() if user}
    switch_off(world.people[DEACTIVATED])
    return world


def switch_off(user: User) -> None:
    """They were signed in, and may no longer."""
    user.is_active = False
    user.save()


def _session_of(user: User) -> str:
    app_of(user), recovery_codes_of(user)
    client = Client()
    client.force_login(user)
    return client.cookies[settings.SESSION_COOKIE_NAME].value
