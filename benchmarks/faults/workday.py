"""What the people of a site do all day: they open pages, type, save, ask and answer, and think in between."""

import http.client
import random
import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import count
from threading import Event
from typing import Any

from benchmarks.faults.ground import made_up
from benchmarks.faults.serving import Answer, Somebody, cookies_of

PATIENCE = 10  # seconds; a longer wait counts as an error
_VERSION = re.compile(rb'name="version" value="(\d+)"')
_TO_ANSWER = re.compile(rb"/queries/(\d+)/answer/")


@dataclass
class Tally:
    """What all of them together were answered, and what they were told is kept."""

    seconds: defaultdict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    errors: list[str] = field(default_factory=list)
    saved: defaultdict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    """By person the documents that were saved, oldest first."""
    asked: list[str] = field(default_factory=list)
    answered: dict[int, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Draft:
    """An attempt that is being filled in, by its addresses."""

    number: str
    participant: str
    form: str

    def typed(self, fields: dict[str, list[str]], version: bytes, document: str) -> list[tuple[str, str]]:
        """The form with another document named as the source of I01."""
        said = fields | {"version": [version.decode()], "source_I01_document": [document]}
        return [(name, value) for name, values in said.items() for value in values]


class Astray(Exception):  # noqa: N818 - it is where they are
    """Something else came back than was asked for; it is in the tally."""


@dataclass
class Person:
    """Somebody at work."""

    who: Somebody
    mark: str
    tally: Tally
    chance: random.Random

    def work(self, over: Event, think: tuple[float, float]) -> None:
        """Until it is over; whoever was led astray begins anew."""
        while True:
            try:
                for _ in self.round():
                    if over.wait(self.chance.uniform(*think)):
                        return
            except Astray:
                continue

    def round(self) -> Iterator[None]:
        """One piece of work; each step comes after a thought."""
        raise NotImplementedError

    def get(self, kind: str, address: str, shows: str) -> bytes:
        """The page, which has to show that."""
        return self._ask(kind, lambda: self.who.get(address), 200, shows)

    def post(self, kind: str, address: str, said: Any, status: int = 302, shows: str = "") -> bytes:
        """What came of a form."""
        return self._ask(kind, lambda: self.who.post(address, said), status, shows)

    def _ask(self, kind: str, ask: Callable[[], Answer], status: int, shows: str) -> bytes:
        try:
            answer = ask()
        except (OSError, http.client.HTTPException) as fault:
            self._astray(f"{kind}: {type(fault).__name__}")
        self.tally.seconds[kind].append(answer.seconds)
        if answer.status != status:
            self._astray(f"{kind}: {answer.status}")
        if answer.seconds > PATIENCE:
            self._astray(f"{kind}: too late")
        if shows.encode() not in answer.body:
            self._astray(f"{kind}: does not show “{shows}”")
        return answer.body

    def _astray(self, words: str) -> None:
        self.tally.errors.append(words)
        raise Astray(words)


@dataclass
class Writer(Person):
    """A coordinator, with one draft that nobody else fills in."""

    draft: Draft
    kept: str = ""
    fields: dict[str, list[str]] = field(default_factory=dict)
    numbers: Iterator[int] = field(default_factory=count)

    def round(self) -> Iterator[None]:
        """From Home to a saved form, with a look at what was asked meanwhile."""
        yield
        self.get("Home", "/", "<title>Home")
        yield
        page = self.get("participant", self.draft.participant, self.draft.number)
        if new := sorted({int(key) for key in _TO_ANSWER.findall(page)} - self.tally.answered.keys()):
            yield
            self._answer(new[0])
        yield
        page = self.get("form", self.draft.form, self.kept)
        self.fields = self.fields or _fields_of(page)
        document = f"{self.mark}-{next(self.numbers)}"
        yield from self._type(_VERSION.findall(page)[0], document)

    def _type(self, version: bytes, document: str) -> Iterator[None]:
        said = self.draft.typed(self.fields, version, document)
        for _ in range(self.chance.randint(2, 4)):
            yield
            self.post("live", f"{self.draft.form}live/", said, 200, "Not saved yet")
        if self.chance.random() < 0.25:  # the page is left and opened again
            yield
            self.get("form", self.draft.form, document)
        yield
        self.kept = ""  # until it is acknowledged nobody knows
        self.post("save", self.draft.form, said)
        self.kept = document
        self.tally.saved[self.mark].append(document)
        self.get("form", self.draft.form, document)

    def _answer(self, key: int) -> None:
        words = f"{self.mark} answers {key}"
        self.post("query answered", f"{self.draft.form}queries/{key}/answer/", {f"query_{key}-answer": words})
        self.tally.answered[key] = words
        self.get("participant", self.draft.participant, words)


@dataclass
class Reader(Person):
    """A monitor or an investigator, who reads the drafts of a site and asks."""

    drafts: list[Draft]
    numbers: Iterator[int] = field(default_factory=count)

    def round(self) -> Iterator[None]:
        """From Home to a question."""
        draft, words = self.chance.choice(self.drafts), f"{self.mark} asks {next(self.numbers)}"
        yield
        self.get("Home", "/", "<title>Home")
        yield
        self.get("participant", draft.participant, draft.number)
        yield
        self.get("review", f"{draft.form}review/", draft.number)
        yield
        self.post("query raised", f"{draft.form}queries/", {"query-subject": "I04", "query-text": words})
        self.tally.asked.append(words)
        self.get("participant", draft.participant, words)


def staff(size: int, port: int, tally: Tally) -> list[Person]:
    """So many people, eight to a site: six coordinators, each with a draft, a monitor and an investigator.

    The same size makes the same people, who choose and think alike.
    """
    from tests.factories import SiteFactory
    from tests.scenes import coordinator_of, investigator_of, monitor_of

    team = [coordinator_of] * 3 + [monitor_of] + [coordinator_of] * 3 + [investigator_of]
    people: list[Person] = []
    for number in range(size):
        role = team[number % len(team)]
        with made_up():
            if number % len(team) == 0:
                site, drafts = SiteFactory(), []
            user = role(site)
            if role is coordinator_of:
                drafts.append(_draft(site, number))
        said = Somebody(port, cookies_of(user), PATIENCE), f"p{number}", tally, random.Random(number)
        people.append(Writer(*said, drafts[-1]) if role is coordinator_of else Reader(*said, drafts))
    return people


def _draft(site: Any, number: int) -> Draft:
    from django.urls import reverse

    from screening.management.demo.typical import typical
    from tests import scenes

    yesterday = (datetime.now(UTC) - timedelta(days=1)).date()
    days = {"screening_date": yesterday, "consented_on": yesterday}
    visit = scenes.draft(site, typical(number % 30, site.state, yesterday), **days)
    who = visit.participant.screening_number
    return Draft(who, reverse("participant", args=[who]), reverse("form", args=[who, visit.attempt]))


def _fields_of(page: bytes) -> dict[str, list[str]]:
    from django.http import HttpResponse

    from tests.views.sent import sent

    return sent(HttpResponse(page))
