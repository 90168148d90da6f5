"""Which requests there are: from the configuration of the addresses, crossed with everybody and everything."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver

from tests.trust.matrix.expected import ADMINISTRATION, PAGES
from tests.trust.matrix.world import ELSEWHERE, HERE, MISSING, PLACES, World

METHODS = ("GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE")
ABSENT = 987_654_321
NOT_THERE = (("UAB-999", 1), ("MIA-999", 1), ("ZZZ-001", 1), (None, 99))
"""People and attempts that there are not; None is a person who is there."""


@dataclass(frozen=True)
class Address:
    """A pattern of the configuration with one thing put in its place."""

    name: str
    path: str
    place: str
    stand: str = ""
    same_if_unseen: str = ""
    """Addresses with the same text here answer the same to whoever may not see what they are about."""


@dataclass(frozen=True)
class Case:
    """One request."""

    who: str
    method: str
    address: Address
    sent: tuple[tuple[str, Any], ...] = ()


def cases(world: World, who: str) -> Iterator[Case]:
    """All that one person asks."""
    for address in addresses(world):
        for method in METHODS:
            yield Case(who, method, address)
            sent = filled(world, address) if method == "POST" else ()
            if sent:
                yield Case(who, method, address, sent)


def filled(world: World, address: Address) -> tuple[tuple[str, Any], ...]:
    """What a browser would send there."""
    if address.name not in PAGES:
        return ()
    if address.name == "answer_query":
        return ((f"query_{world.keys['query'][HERE]}-answer", "As reported."),)
    return tuple(PAGES[address.name].sent.items())


def addresses(world: World) -> Iterator[Address]:
    """Every address of the application and its administration, with all that can stand in it."""
    for pattern, route, is_administration in patterns():
        names = list(pattern.pattern.converters) or (["app_label"] if "app_label" in route else [])
        yield from (
            _of_administration(world, pattern, route, names)
            if is_administration
            else _of_people(world, pattern.name, route, names)
        )


def patterns() -> Iterator[tuple[URLPattern, str, bool]]:
    """Each pattern with its whole route, and whether it is one of the administration."""
    yield from _below(get_resolver().url_patterns, "", False)


def _below(found: list[Any], before: str, is_administration: bool) -> Iterator[tuple[URLPattern, str, bool]]:
    for pattern in found:
        route = before + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from _below(pattern.url_patterns, route, is_administration or pattern.namespace == "admin")
        else:
            yield pattern, route, is_administration


def _of_people(world: World, name: str, route: str, names: list[str]) -> Iterator[Address]:
    if "number" not in names:
        for place in PLACES if "key" in names else (HERE,):
            yield Address(name, _path(route, _others(world, name, names, place)), place, same_if_unseen=name)
        return
    for (place, stand), visit in world.visits.items():
        number = {"number": visit.participant.screening_number, "attempt": visit.attempt}
        values = {**number, **_others(world, name, names, place)}
        yield Address(name, _path(route, values), place, stand, name)
        if "key" in names and place == HERE:
            for elsewhere in (ELSEWHERE, MISSING):
                values = {**number, **_others(world, name, names, elsewhere)}
                yield Address(name, _path(route, values), MISSING, stand, f"{name} {stand}")
    somebody = world.visits[HERE, "draft"].participant.screening_number
    for number, attempt in NOT_THERE:
        if number or "attempt" in names:
            values = {"number": number or somebody, "attempt": attempt, **_others(world, name, names, MISSING)}
            yield Address(name, _path(route, values), MISSING, same_if_unseen=name)


def _others(world: World, name: str, names: list[str], place: str) -> dict[str, Any]:
    """What stands in the address besides the person and the attempt; what has a key of its own differs by place."""
    others = [converter for converter in names if converter not in ("number", "attempt")]
    keys = [world.keys[part].get(place, ABSENT) if part in world.keys else part for part in PAGES[name].more]
    return dict(zip(others, keys, strict=True))


def _of_administration(world: World, pattern: URLPattern, route: str, names: list[str]) -> Iterator[Address]:
    name = pattern.name or "catch_all"
    if not names:
        yield Address(name, _path(route.replace("(?P<url>.*)$", "nothing/"), {}), HERE)
        return
    for place, key in ((HERE, _key(world, name)), (ELSEWHERE, world.people["monitor"].pk), (MISSING, ABSENT)):
        values = {"object_id": key, "id": key, "content_type_id": 1, "app_label": "screening"}
        yield Address(name, _path(route, values), place, same_if_unseen=name)


def _key(world: World, name: str) -> int:
    site = world.visits[HERE, "draft"].participant.site
    return {"site": site.pk, "study": 1}.get(name.split("_")[1], world.people["coordinator"].pk)


def _path(route: str, values: dict[str, Any]) -> str:
    path = route.replace("^(?P<app_label>screening)/$", "screening/")
    for name, value in values.items():
        for kind in ("", "str:", "int:", "path:"):
            path = path.replace(f"<{kind}{name}>", str(value))
    if "<" in path or "(" in path:
        raise ValueError(f"nothing is known to put into {route}")
    return f"/{path}"


def is_core(case: Case) -> bool:
    """One of those that are asked in every run of the suite; the others only in a full one."""
    address = case.address
    if address.name not in PAGES:
        return case.method == "GET" and address.name in ADMINISTRATION and address.place != ELSEWHERE
    page = PAGES[address.name]
    if page.visit and address.stand not in (page.visit, ""):
        return False
    if page.visit and not address.stand and NOT_THERE[0][0] not in address.path:
        return False
    offered = case.method in page.methods and bool(case.sent) == (case.method == "POST" and bool(page.sent))
    others = ("POST", "DELETE") if "GET" in page.methods else ("HEAD", "POST", "DELETE")  # a HEAD is asked as a GET is
    return offered or (case.method in others and address.place == HERE and case.who == "coordinator")
