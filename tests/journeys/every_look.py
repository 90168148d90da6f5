"""Which pages there are to look at, from the configuration of the addresses: by whom, and about which attempt."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.contrib.auth.tokens import default_token_generator
from django.test import Client
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode

from screening.actions.filters import save_filter
from screening.models import Status, User
from tests.factories import BASE_FACTS, PrescreenEntryFactory, QueryFactory, SourceFactory
from tests.factors import passkey_of
from tests.journeys.attempts import draft_of_today
from tests.scenes import IN_DOUBT, at_status, in_review, investigator_of
from tests.trust.matrix.cases import addresses
from tests.trust.matrix.expected import ADM, PAGES, PI
from tests.trust.matrix.world import HERE, NOBODY, World, make

KEYHOLDER = "keyholder"
"""An investigator who has a passkey, and no app yet."""
NO_PAGES = {"health", "medicines", "calendar", "mfa_reauthenticate_webauthn", "sign_on_answer"}
"""An answer for machines, a list that a script asks for, a file, what is looked at with a passkey in hand, and
the way back from the provider of the single sign-on, which asks for itself once more."""
LEADS_ON = {
    "account_login",
    "mfa_list_webauthn",
    "administration_sign_in",
    "administration_password",
    "send_again",
}
"""What only leads to another page."""
_BEFORE_SIGNING_IN = ("sign_in", "mfa_authenticate", "forgotten", "set_password", "check")
_ALSO_SIGNED_IN = ("forgotten", "set_password", "check")
_OF_A_KEYHOLDER = ("mfa_index", "mfa_activate_totp", "mfa_edit_webauthn", "mfa_remove_webauthn")
_CORE_OF_ADMINISTRATION = ("index", "screening_user_changelist", "screening_site_change")
_ADMINISTRATION_HAS_NONE = {"login", "logout", "autocomplete", "jsi18n", "view_on_site", "catch_all"}
_PREDNISONE = {"name": "prednisone", "route": "oral", "daily_dose_mg": 10, "ongoing": True}


@dataclass(frozen=True)
class Look:
    """A page opened by somebody, about an attempt that stands somewhere."""

    who: str
    name: str
    path: str
    stand: str = ""


def world_of_every_state() -> World:
    """Two sites with attempts at every status and every verdict, and people who can open what is their own."""
    world = make()
    site = world.visits[HERE, "draft"].participant.site
    treatments = [*BASE_FACTS["treatments"], _PREDNISONE]
    unclear = draft_of_today(site, weight=None, treatments=treatments, dm_rash="yes")
    asked = in_review(site, IN_DOUBT)
    world.visits |= {(HERE, "draft"): unclear, (HERE, "in review"): asked, (HERE, "reviewed"): in_review(site)}
    for status in (Status.DECLINED, Status.WITHDRAWN, Status.DISCONTINUED):
        world.visits[HERE, status.label] = at_status(site, status)
    world.keys["query"][HERE] = QueryFactory(visit=asked, raised_by=world.people["monitor"]).pk
    world.keys["prescreening"][HERE] = PrescreenEntryFactory(site=site, outcome="not_eligible", reason="E08").pk
    for code in ("I04", "E08"):
        SourceFactory(visit=asked, code=code)
    for person in filter(None, world.people.values()):
        save_filter(by=person, name="A" * 40, query="status=draft")
    world.people[KEYHOLDER] = investigator_of(site)
    world.sessions[KEYHOLDER] = _signed_in(world.people[KEYHOLDER])
    world.keys[PAGES["mfa_remove_webauthn"].more[0]] = {HERE: passkey_of(world.people[KEYHOLDER]).pk}
    return world


def _signed_in(user: User) -> str:
    client = Client()
    client.force_login(user)
    return client.session.session_key


def looks(world: World, *, every: bool) -> Iterator[Look]:
    """Every page for everybody who may see it, about every attempt; or each once, for who sees the most of it."""
    for address in addresses(world):
        if address.place != HERE or address.name in NO_PAGES | _ADMINISTRATION_HAS_NONE:
            continue
        page = PAGES.get(address.name)
        who = _who(address.name)
        if every:
            yield from (Look(one, address.name, address.path, address.stand) for one in who)
        elif who and (address.stand in ("", page.visit) if page else address.name in _CORE_OF_ADMINISTRATION):
            one = KEYHOLDER if KEYHOLDER in who else who[0]
            yield Look(one, address.name, address.path, address.stand)
    user = world.people[KEYHOLDER]
    secret = f"{urlsafe_base64_encode(force_bytes(user.pk))}/{default_token_generator.make_token(user)}"
    yield Look(NOBODY, "set_password", f"/password/set/{secret}/")


def _who(name: str) -> tuple[str, ...]:
    """Who may open it; who sees the most first."""
    page = PAGES.get(name)
    if page is None:
        return (ADM,)
    who = sorted(page.get, key=(PI, ADM).index) if set(page.get) <= {PI, ADM} else sorted(page.get, key=PI.__ne__)
    if name in _BEFORE_SIGNING_IN:
        return (NOBODY, *who) if name in _ALSO_SIGNED_IN else (NOBODY,)
    return (*who, *[KEYHOLDER] * (name in _OF_A_KEYHOLDER))
