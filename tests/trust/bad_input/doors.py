"""Where something can be put in: every form of every page, as the page shows it, and every parameter of an address."""

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote_plus

from django.urls import resolve

from screening.forms.rows import PREFIXES, row_set
from tests.trust.bad_input.asked import Request, send
from tests.trust.markup import forms_of
from tests.trust.matrix.cases import Address, addresses, filled
from tests.trust.matrix.expected import ADM, MON, PAGES, PI, Page
from tests.trust.matrix.world import HERE, NOBODY, World

LARGE = ("form", "live")
"""The screening form, which has as many fields as all others together."""
_ALSO_SENT = {
    "form": ("add", "restore", "submit", "conflict", "keep", "keep_ck_value", "keep_treatments", "confirmed"),
    "register": ("anyway",),
}
"""What is sent by buttons, or by parts that a page shows at times."""
_PARAMETERS = {
    "home": ("number", "site", "status", "criterion", "verdict"),
    "protocol": ("version",),
    "amendment": ("before", "after"),
    "study": ("site",),
    "what_if": ("site", "change", "of", "value"),
    "participants": ("sort", "after", "before", "site", "status", "outcome", "verdict", "window", "screened_from"),
    "medicines": ("q",),
    "monitoring": ("site", "page"),
    "sign_in": ("next",),
    "changelist": (
        "q",
        "p",
        "o",
        "all",
        "e",
        "_popup",
        "_to_field",
        "site__id__exact",
        "role__exact",
        "user__password",
    ),
    "add": ("_popup", "_to_field", "_changelist_filters", "user", "site"),
    "change": ("_popup", "_to_field", "_changelist_filters"),
    "autocomplete": ("term", "app_label", "model_name", "field_name"),
    "history": ("p",),
    "login": ("next",),
}
_WITH_FORMS = ("changelist", "add", "change")
"""Pages of the administration that have a form of their own."""
_SEEN_BY_MORE = {"participant": (PI, MON), "review": (PI, MON)}
"""Pages whose buttons depend on the role."""


@dataclass(frozen=True)
class Door:
    """A form or an address with parameters; ``fields`` by name what is sent, coded."""

    name: str
    who: str
    method: str
    path: str
    fields: tuple[tuple[str, str], ...]
    only: tuple[str, ...] = ()
    """The fields that matter here, where the rest is that of another door."""

    def body(self, **changed: str) -> str:
        """What a browser would send, with something changed."""
        said = dict(self.fields) | changed
        return "&".join(f"{quote_plus(name)}={value}" for name, value in said.items())


def doors(world: World) -> list[Door]:
    """All of them, each once."""
    found: dict[tuple[object, ...], Door] = {}
    for who, address in _pages(world):
        for door in (*_forms(world, who, address), *_parameters(who, address), *_places(address)):
            found.setdefault((door.name, door.method, *sorted(dict(door.fields))), door)
    known = {door.name for door in found.values() if door.method == "POST"}
    for address in addresses(world):
        page = PAGES.get(address.name)
        if page and page.post and address.name not in known and _is_here(address):
            sent = tuple((name, quote_plus(str(value))) for name, value in filled(world, address))
            found[address.name,] = Door(address.name, page.post[0], "POST", address.path, sent)
    return list(found.values())


def _pages(world: World) -> Iterator[tuple[str, Address]]:
    """Every page that can be looked at, with who looks."""
    for address in addresses(world):
        page = PAGES.get(address.name)
        if not _is_here(address):
            continue
        if page is None:
            yield ADM, address
        elif page.methods:
            everybody = (NOBODY,) if page.is_open else ((page.get or page.post)[0],)
            yield from ((who, address) for who in (*everybody, *_SEEN_BY_MORE.get(address.name, ())))


def _is_here(address: Address) -> bool:
    page = PAGES.get(address.name)
    return address.place == HERE and (page is None or address.stand in ("", page.visit))


def _forms(world: World, who: str, address: Address) -> Iterator[Door]:
    if address.name not in PAGES and address.name.rpartition("_")[2] not in _WITH_FORMS:
        return
    if address.name in PAGES and not PAGES[address.name].get:
        return
    answer = send(world, Request(who, "GET", address.path))
    for form in forms_of(answer.body):
        if form.method != "post":
            continue
        path = form.action or address.path
        fields = {name: quote_plus(value) for name, value in form.values.items() if name != "csrfmiddlewaretoken"}
        name = _name(path)
        fields |= dict.fromkeys(_ALSO_SENT.get(name, ()), "") if name not in LARGE else {}
        yield Door(name, who, "POST", path, tuple(fields.items()))
        if name == "form":
            yield Door("live", who, "POST", f"{path}live/", tuple(fields.items()))
            for button in _ALSO_SENT["form"]:
                yield Door(f"form {button}", who, "POST", path, (*fields.items(), (button, "")), (button,))
            rows = dict(_rows())
            yield Door("form rows", who, "POST", path, tuple((fields | rows).items()), tuple(rows))


def _rows() -> Iterator[tuple[str, str]]:
    """One row in each list of the screening form."""
    for prefix in PREFIXES:
        yield f"{prefix}-TOTAL_FORMS", "1"
        yield from ((f"{prefix}-0-{name}", "") for name in row_set(prefix, None, []).empty_form.fields)


def _places(address: Address) -> Iterator[Door]:
    """The parts of an address that name a record."""
    parts = address.path.split("/")
    places = [number for number, part in enumerate(parts) if any(sign.isdigit() for sign in part)]
    if places:
        page = PAGES.get(address.name, Page(get=(ADM,)))
        who, method = (page.get or page.post)[0], "GET" if page.get else "POST"
        yield Door(f"{address.name} address", who, method, address.path, tuple((f"/{n}", "") for n in places))


def _name(path: str) -> str:
    found = resolve(path.split("?")[0])
    return found.url_name or "catch_all"


def _parameters(who: str, address: Address) -> Iterator[Door]:
    names = _PARAMETERS.get(address.name) or _PARAMETERS.get(address.name.rpartition("_")[2])
    if names:
        yield Door(address.name, who, "GET", address.path, tuple((name, "") for name in names))
