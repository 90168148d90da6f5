"""A guided first visit for each role: a few steps, each to the very place where it is done."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass

from django.urls import reverse

from screening.models import Role, ScreeningVisit
from screening.presenters.matrix import form_url
from screening.presenters.next_steps import attempt_url

Examples = Mapping[str, ScreeningVisit]


@dataclass(frozen=True, slots=True)
class GuideStep:
    """What to look at and what to try; without ``href`` there is nothing of the kind left to try it on."""

    key: str
    title: str
    words: str
    link: str
    href: str


@dataclass(frozen=True, slots=True)
class Tour:
    """The steps of one role, in order."""

    role: str
    steps: tuple[GuideStep, ...]


@dataclass(frozen=True, slots=True)
class _Plan:
    """A step before its place is known: ``example`` is the attempt it needs, ``where`` its address."""

    title: str
    words: str
    link: str
    where: Callable[[ScreeningVisit], str] | str
    example: str = ""


def tours(roles: Collection[str], examples: Examples) -> tuple[Tour, ...]:
    """Those of the roles that somebody holds."""
    return tuple(
        Tour(words, tuple(_step(f"{role}-{number}", plan, examples) for number, plan in enumerate(plans, 1)))
        for role, (words, plans) in _PLANS.items()
        if role in roles
    )


def _step(key: str, plan: _Plan, examples: Examples) -> GuideStep:
    if isinstance(plan.where, str):
        path, _, anchor = plan.where.partition("#")
        return GuideStep(key, plan.title, plan.words, plan.link, reverse(path) + (anchor and f"#{anchor}"))
    visit = examples.get(plan.example)
    return GuideStep(key, plan.title, plan.words, plan.link, plan.where(visit) if visit else "")


def _form(anchor: str = "") -> Callable[[ScreeningVisit], str]:
    return lambda visit: form_url(visit.participant, visit.attempt) + (anchor and f"#{anchor}")


def _page(name: str, anchor: str = "") -> Callable[[ScreeningVisit], str]:
    return lambda visit: attempt_url(name, visit) + (anchor and f"#{anchor}")


def _person(anchor: str = "") -> Callable[[ScreeningVisit], str]:
    return lambda visit: reverse("participant", args=[visit.participant.screening_number]) + (anchor and f"#{anchor}")


_COORDINATOR = (
    _Plan(
        "See what waits today",
        "Under “To do” stands everybody who waits for something of yours, and for what. Below it, each row is a "
        "person and each shape a verdict on one of the 28 criteria.",
        "Open Home",
        "home",
    ),
    _Plan(
        "Finish a form",
        "Answers are missing here. The panel beside the form names each one; follow the link of one, answer it, and "
        "watch its verdict.",
        "Open a form with missing answers",
        _form(),
        "unfinished",
    ),
    _Plan(
        "Enter a medicine that excludes",
        "In the section on medicines, say of statins “All listed below”, add a treatment, type Lipitor and answer "
        "“Ongoing?” with Yes. E08 fails, with its reason. Nothing is saved until you save.",
        "Open the medicines of that form",
        _form("section_treatments"),
        "unfinished",
    ),
    _Plan(
        "Read how a criterion is read",
        "Follow a code, such as E08, in the panel of the form. The protocol’s sentence, our reading and worked cases "
        "open over the form; what you typed stays.",
        "Open the form again",
        _form(),
        "unfinished",
    ),
    _Plan(
        "Answer a query",
        "Somebody asks about this screening. Where the answer in the form is wrong, correct it first; then answer the "
        "query.",
        "Open a screening with a query",
        _person("queries"),
        "asked",
    ),
    _Plan(
        "See when somebody could qualify",
        "The time line says from which day no criterion would fail, and until when that holds, with nothing new "
        "recorded.",
        "Open that participant",
        _person(),
        "dated",
    ),
    _Plan(
        "Print a blank worksheet",
        "All questions of the form for the bedside, with the boundaries of the criteria in small print.",
        "Open the worksheet",
        "worksheet",
    ),
    _Plan("Register somebody", "Make up a person and start their screening.", "Register a participant", "register"),
)
_INVESTIGATOR = (
    _Plan(
        "See who waits for you",
        "“Waiting for the investigator” lists the screenings that were submitted.",
        "Open Home",
        "home",
    ),
    _Plan(
        "Rule on what the wording leaves open",
        "Under “Up for review” stands the protocol’s sentence, how it is read and what was found. Rule pass or fail, "
        "with a reason.",
        "Open a screening with something to rule on",
        _page("review"),
        "to_rule",
    ),
    _Plan(
        "Judge E20",
        "Whether taking part is unadvisable is yours alone to say. The flags to weigh are listed with it.",
        "Open the judgement",
        _page("review", "judgement"),
        "in_review",
    ),
    _Plan(
        "Sign",
        "Once nothing is open, the decision says what you sign. Give your user name and password again.",
        "Open the decision",
        _page("review", "signatures"),
        "in_review",
    ),
    _Plan(
        "Look at a signed decision",
        "The verdicts stand as they were signed. Reopening needs a reason and leaves the void signature for all to "
        "see.",
        "Open a signed screening",
        _page("review", "signatures"),
        "eligible",
    ),
    _Plan("Read the audit trail", "Who did what, from what to what, and why.", "Open the audit trail", "audit_trail"),
)
_MONITOR = (
    _Plan(
        "See what is left",
        "For each site: what is verified, what has a source and waits, what has none, and the queries.",
        "Open Monitoring",
        "monitoring",
    ),
    _Plan(
        "Mark sources as verified",
        "Compare the answers of a criterion with its document, tick those that agree, and mark them together. A mark "
        "lapses when the answer or the document changes.",
        "Open the sources to verify",
        "monitoring#sources",
    ),
    _Plan(
        "Close a query",
        "An answered query waits for whoever may ask to say that the answer will do.",
        "Open the queries that wait",
        "monitoring#queries",
    ),
    _Plan(
        "Raise a query",
        "Ask about one answer or one criterion. The coordinator sees it at the top of the work.",
        "Ask about a screening",
        _page("raise_query"),
        "to_verify",
    ),
    _Plan(
        "Print a filled worksheet",
        "The answers as recorded with verdicts and reasons, to take to the files of the site.",
        "Open a filled worksheet",
        _page("filled_worksheet"),
        "to_verify",
    ),
    _Plan("Read the audit trail", "Of the sites you monitor.", "Open the audit trail", "audit_trail"),
)
_ADMINISTRATOR = (
    _Plan("See all sites", "Accrual against the plan, and everybody at every site, coded.", "Open Home", "home"),
    _Plan(
        "Make an account",
        "Users, roles at sites and delegations to sign. You enter no clinical data and give yourself no role.",
        "Open Administration",
        "admin:index",
    ),
    _Plan(
        "Confirm who signs",
        "Before an investigator first signs, a second person confirms that it is them.",
        "Open the confirmations",
        "signers",
    ),
    _Plan(
        "Export the screening log",
        "One row for each attempt, coded. The export itself is recorded.",
        "Open Exports",
        "exports#log-title",
    ),
    _Plan("Read the audit trail", "Of all sites, and of the accounts.", "Open the audit trail", "audit_trail"),
    _Plan(
        "Read the protocol",
        "The 28 criteria, how each is read, and worked cases at its boundaries.",
        "Open the protocol",
        "protocol",
    ),
)
ADMINISTRATOR = "administrator"
_PLANS: Mapping[str, tuple[str, tuple[_Plan, ...]]] = {
    Role.COORDINATOR: ("Coordinator", _COORDINATOR),
    Role.INVESTIGATOR: ("Investigator", _INVESTIGATOR),
    Role.MONITOR: ("Monitor", _MONITOR),
    ADMINISTRATOR: ("Administrator", _ADMINISTRATOR),
}
