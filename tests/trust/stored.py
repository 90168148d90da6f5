"""Scripts kept in every free text of the application, by the actions that users have."""

import itertools
from collections.abc import Iterator
from datetime import timedelta

from screening.actions import disposition, screening
from screening.actions.participants import Person, update_identity
from screening.actions.queries import answer_query, raise_query
from screening.actions.review import record_judgement, rule_on_review
from screening.actions.signing import reopen
from screening.models import ConsentVersion, ScreeningVisit, Study, User
from tests.factories import NOW, SCREENED_ON
from tests.scenes import IN_DOUBT, LATER, consent_of, draft, save, sign
from tests.trust.bad_input.asked import TOKEN, Request
from tests.trust.markup import MARK, SCRIPTS
from tests.trust.matrix.cases import addresses
from tests.trust.matrix.expected import ADM, PAGES
from tests.trust.matrix.world import HERE, SIGNED_IN, World

ALL_AT_ONCE = SCRIPTS["out of an attribute"] + SCRIPTS["closed before"]
ROUNDS = (ALL_AT_ONCE, *SCRIPTS.values())
_ALSO = {"participant": "eligible", "review": "eligible"}
"""Pages that say more once something is decided."""
_OF_RECORDS = ("changelist", "change", "history")
"""The pages of the administration that show what is kept."""
_ENOUGH = timedelta(days=40)


class Texts:
    """Gives the payload of a round, numbered, so that one can tell which of them came out where."""

    def __init__(self, payload: str) -> None:
        self.payload, self.given = payload, []
        self.numbers = itertools.count(1000)

    def __call__(self, longest: int = 1000, before: str = "") -> str:
        mark = f"{MARK}={next(self.numbers)}"
        text = before + self.payload.replace(f"{MARK}=1", mark)
        if len(text) > longest or mark not in text:
            text = f"<script>{mark}</script>"
        assert len(text) <= longest
        self.given.append(mark)
        return text


def keep(world: World, text: Texts) -> None:
    """Puts them everywhere: the attempts of the world are those with scripts afterwards."""
    site = world.visits[HERE, "draft"].participant.site
    _of_administration(site, text)
    people = {name: User.objects.get(pk=world.people[name].pk) for name in SIGNED_IN}
    consent = ConsentVersion(site=site, version=text(40), valid_from=SCREENED_ON - _ENOUGH)
    consent.full_clean()
    consent.save()
    drafted = _draft(site, consent, people, text)
    decided = _decided(_draft(site, consent, people, text), people, text)
    world.visits |= {(HERE, "draft"): drafted, (HERE, "eligible"): decided}
    in_question = _submitted(_draft(site, consent, people, text), people)
    world.visits[HERE, "in review"] = in_question
    world.keys["query"][HERE] = _asked(in_question, people, text).pk
    _enrolled(world.visits[HERE, "enrolled"], people, text)
    for visit in (drafted, decided):
        names = Person(text(200, "="), text(200, "+"), text(500, "@"), text(100, "-"))
        update_identity(by=people["coordinator"], at=NOW, participant=visit.participant, person=names)
        again = Person(text(200, "="), text(200, "+"), text(500, "@"), text(100, "\t="))
        update_identity(by=people["coordinator"], at=LATER, participant=visit.participant, person=again, reason=text())


def _of_administration(site, text: Texts) -> None:
    study = Study.current()
    site.name, study.name = text(200), text(200)
    site.principal_investigator = User.objects.first()
    users = list(User.objects.all())
    for user in users:
        user.name = text(150)
    for each in (site, study, *users):
        each.full_clean()
        each.save()


def _draft(site, consent, people, text: Texts) -> ScreeningVisit:
    visit = draft(site, IN_DOUBT, consent_version=consent)
    antibody = IN_DOUBT["anti_hmgcr"] | {"unit": text()}
    medicine = {"name": text(), "route": "oral", "started": "2020", "stopped": "2021", "class": "none_of_these"}
    said = IN_DOUBT | {"anti_hmgcr": antibody, "treatments": [medicine]}
    sources = {code: {"document": text(200), "place": text(200)} for code in ("I04", "E14")}
    return save(visit, people["coordinator"], said, consent=consent_of(visit), sources=sources)


def _submitted(visit, people) -> ScreeningVisit:
    return screening.submit_for_review(by=people["coordinator"], at=NOW, visit=visit)


def _asked(visit, people, text: Texts):
    query = raise_query(by=people["monitor"], at=NOW, visit=visit, subject="I04", text=text())
    return answer_query(by=people["coordinator"], at=NOW, query=query, answer=text())


def _decided(visit, people, text: Texts) -> ScreeningVisit:
    """Signed, reopened, corrected and signed again, each with a reason."""
    investigator = people["investigator"]
    for at in (NOW, LATER):
        visit = _submitted(visit, people)
        _asked(visit, people, text)
        rule_on_review(by=investigator, at=at, visit=visit, code="I07", verdict="PASS", reason=text())
        record_judgement(by=investigator, at=at, visit=visit, unadvisable="no", reason=text())
        visit = ScreeningVisit.objects.get(pk=visit.pk)
        sign(visit, investigator, "eligible", at, first=False)
        if at == NOW:
            reopen(by=investigator, at=LATER, visit=visit, reason=text())
            visit = ScreeningVisit.objects.get(pk=visit.pk)
    return visit


def _enrolled(visit, people, text: Texts) -> None:
    visit = ScreeningVisit.objects.get(pk=visit.pk)
    heavier = IN_DOUBT | {"dm_rash": "never", "weight": {"value": 75, "unit": "kg"}}
    visit = save(visit, people["coordinator"], heavier, at=LATER, reason=text())
    end = {"discontinued_on": SCREENED_ON, "reason": "adverse_event"}
    disposition.discontinue(by=people["coordinator"], at=LATER, visit=visit, **end)


def pages(world: World, *, every: bool = False) -> Iterator[Request]:
    """Who looks at which page; each about the attempt that it is for, or about all of them."""
    for address in addresses(world):
        page = PAGES.get(address.name)
        if address.place != HERE:
            continue
        if page is None:
            if every or address.name.rpartition("_")[2] in _OF_RECORDS:
                yield Request(ADM, "GET", address.path)
        elif every or address.stand in ("", page.visit, _ALSO.get(address.name)):
            yield from (Request(role, "GET", address.path) for role in page.get)
            if page.of_person and page.post:
                yield from (sent(role, address.path) for role in page.post)


def sent(who: str, path: str, **fields: str) -> Request:
    """A form."""
    said = "&".join(f"{name}={value}" for name, value in {"csrfmiddlewaretoken": TOKEN, **fields}.items())
    return Request(who, "POST", path, said.encode())
