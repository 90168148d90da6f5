"""Fills an empty database by the application's own actions, so that the demo is as real as its people are not."""

import uuid
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.db import transaction

from screening.actions.audit import record
from screening.actions.base import Action
from screening.actions.consent import Consent
from screening.actions.disposition import decline, discontinue, enrol, withdraw
from screening.actions.participants import Person, register_participant
from screening.actions.queries import answer_query, raise_query
from screening.actions.review import record_judgement, return_to_coordinator, rule_on_review
from screening.actions.screening import record_screening, start_attempt, submit_for_review
from screening.actions.signing import sign_decision
from screening.actions.sources import record_source, verify_sources
from screening.management.demo import people
from screening.management.demo.accounts import COORDINATORS, PASSWORD, make_sites, make_users
from screening.management.demo.filters import keep_filters
from screening.management.demo.log import SOURCES, fill_log, think_of
from screening.management.demo.people import PEOPLE, Slip, Story
from screening.management.demo.typical import Change, Days, typical
from screening.models import Participant, ScreeningVisit, Site, User
from screening.rules.calendar import completed_years
from screening.rules.partial_date import PartialDate

_WESTERNMOST = ZoneInfo("America/Los_Angeles")
"""A day that has begun there has begun at every site."""


@transaction.atomic
def build(now: datetime) -> None:
    """Sites, accounts and thirty people, all dates relative to ``now``."""
    opened_on = now.date() - timedelta(days=400)
    sites = make_sites(opened_on)
    users = make_users(sites, opened_on)
    record(by=None, at=now, action=Action.CREATED, reason="The sites and accounts of the demonstration.")
    for code, site in sites.items():
        fill_log(site, users[COORDINATORS[code]], now)
    for number, story in enumerate(PEOPLE, start=1):
        _Teller(story, number, sites[story.site], users, now).tell()
    keep_filters(users)


class _Teller:
    """Leads one person as far as their story goes."""

    def __init__(self, story: Story, number: int, site: Site, users: dict[str, User], now: datetime) -> None:
        self.story, self.number, self.site, self.now = story, number, site, now
        self.coordinator, self.investigator = users[COORDINATORS[site.code]], users["investigator"]
        self.monitor = users["monitor"]
        self.screened_on = now.astimezone(_WESTERNMOST).date() - timedelta(days=story.screened_days_ago)

    def at(self, days: int = 0, hour: int = 18) -> datetime:
        """So many days after the screening, in the afternoon of the sites, but never in the future."""
        return min(datetime.combine(self.screened_on + timedelta(days=days), time(hour), UTC), self.now)

    def tell(self) -> None:
        participant = self.register()
        if self.story.ends == people.REGISTERED:
            return
        visit = self.screen(participant)
        if self.story.ends == people.DRAFT:
            return
        if self.story.ends == people.DECLINED:
            decline(by=self.coordinator, at=self.at(2), visit=visit, left_on=self.day(2), reason="time_or_travel")
            return
        visit = submit_for_review(by=self.coordinator, at=self.at(1), visit=visit)
        if self.story.slip:
            visit = self.put_right(visit, self.story.slip)
        if self.story.ends == people.RETURNED:
            subject, text = self.story.query or ("E20", "Please complete.")
            return_to_coordinator(by=self.investigator, at=self.at(2), visit=visit, queries={subject: text})
            self.change_a_verified_source(visit)
        elif self.story.ends != people.IN_REVIEW:
            self.decide(visit)
            self.compare(visit)
        elif self.story.judged:
            self.judge(visit)
        if self.story.again:
            self.screen_again(participant, *self.story.again)

    def day(self, days: int) -> date:
        return min(self.screened_on + timedelta(days=days), self.now.astimezone(_WESTERNMOST).date())

    def register(self) -> Participant:
        facts = self.facts()
        source = SOURCES[self.number % len(SOURCES)]
        entry = think_of(self.site, self.coordinator, self.day(-4), self.at(-4), source)
        return register_participant(
            by=self.coordinator,
            at=self.at(-1),
            site=self.site,
            submission_key=uuid.uuid4(),
            sex=facts["sex"],
            birth_date=PartialDate.parse(facts["date_of_birth"]),
            person=Person(f"Madeup-{self.number:02}", "Demo", "", f"DEMO-{self.number:04}"),
            prescreening=entry,
        )

    def facts(self) -> dict:
        facts = typical(self.number, self.site.state, self.screened_on)
        self.story.change(facts, Days(self.screened_on))
        return facts

    def screen(self, participant: Participant) -> ScreeningVisit:
        day, born = self.screened_on, participant.date_of_birth
        facts = self.facts() | {"sex": participant.sex, "date_of_birth": born.iso}  # the same in each attempt
        if self.story.slip:
            self.story.slip.wrong(facts, Days(day))
        minors = day if completed_years(born.latest, day) < self.site.age_of_majority else None
        consent = Consent(day, self.site.consent_versions.get(), minors, minors)
        return start_attempt(
            by=self.coordinator,
            at=self.at(),
            participant=participant,
            facts=facts,
            consent=consent,
            submission_key=uuid.uuid4(),
            sources=_documents(Days(day)) if "ck" in facts else None,
        )

    def put_right(self, visit: ScreeningVisit, slip: Slip) -> ScreeningVisit:
        """Returned, answered, corrected with its reason, and submitted again on the same evening."""
        asked, answered = self.at(1, hour=19), self.at(1, hour=20)
        return_to_coordinator(by=self.investigator, at=asked, visit=visit, queries={slip.path: slip.question})
        answer_query(by=self.coordinator, at=answered, query=visit.queries.get(), answer=slip.answer)
        visit.refresh_from_db()
        said = {"facts": self.facts(), "consent": Consent.of(visit), "reasons": {slip.path: slip.reason.label}}
        visit = record_screening(by=self.coordinator, at=answered, visit=visit, version=visit.version, **said)
        return submit_for_review(by=self.coordinator, at=self.at(1, hour=21), visit=visit)

    def screen_again(self, participant: Participant, days_ago: int, change: Change) -> None:
        """A later attempt of somebody who failed the first one."""
        self.screened_on += timedelta(days=self.story.screened_days_ago - days_ago)
        self.story = replace(self.story, change=change)
        self.screen(participant)

    def decide(self, visit: ScreeningVisit) -> None:
        self.judge(visit)
        for code, verdict, reason in self.story.rulings:
            at = self.at(2, hour=17)
            rule_on_review(by=self.investigator, at=at, visit=visit, code=code, verdict=verdict, reason=reason)
        if self.story.ends == people.WITHDRAWN:
            withdraw(by=self.coordinator, at=self.at(3), visit=visit, left_on=self.day(3), reason="family")
            return
        self.sign(visit)
        if self.story.ends in (people.ENROLLED, people.DISCONTINUED):
            visit = enrol(by=self.coordinator, at=self.at(6), visit=visit)
        if self.story.ends == people.DISCONTINUED:
            reason = "withdrawal_by_subject"
            discontinue(by=self.coordinator, at=self.at(30), visit=visit, discontinued_on=self.day(30), reason=reason)

    def compare(self, visit: ScreeningVisit) -> None:
        """The monitor verifies some of what was decided on, and asks about those who are eligible."""
        if self.story.ends in (people.ENROLLED, people.SCREEN_FAILURE):
            verify_sources(by=self.monitor, at=self.at(7), visit=visit, codes=_VERIFIED[self.story.ends])
        if self.story.ends == people.ENROLLED:
            said = {"subject": "E14", "text": "Which scale was used (demo)?"}
            raise_query(by=self.monitor, at=self.at(8), visit=visit, **said)
        if self.story.ends == people.ELIGIBLE:
            text = "The sheet of the MMT-8 does not say who examined (demo)."
            query = raise_query(by=self.monitor, at=self.at(7), visit=visit, subject="I03", text=text)
            if self.site.code == "DAL":
                answer_query(by=self.coordinator, at=self.at(9), query=query, answer="Dr Demo; added to the sheet.")

    def change_a_verified_source(self, visit: ScreeningVisit) -> None:
        """What a monitor compared is another document now: the mark has lapsed."""
        verify_sources(by=self.monitor, at=self.at(3), visit=visit, codes=["I02", "I04"])
        said = {"document": "Laboratory report, second sample", "reason": "The first was of another sample (demo)."}
        record_source(by=self.coordinator, at=self.at(4), visit=visit, code="I04", **said)

    def judge(self, visit: ScreeningVisit) -> None:
        reasons = {
            "yes": "Planned surgery would interfere with the evaluation (demo).",
            "no": "No condition of concern (demo).",
        }
        told = self.story.unadvisable
        at = self.at(2, hour=17)
        record_judgement(by=self.investigator, at=at, visit=visit, unadvisable=told, reason=reasons[told])

    def sign(self, visit: ScreeningVisit) -> None:
        visit.refresh_from_db()
        failed = self.story.ends == people.SCREEN_FAILURE
        sign_decision(
            by=self.investigator,
            at=self.at(2),
            visit=visit,
            meaning="screen_failure" if failed else "eligible",
            version=visit.version,
            username=self.investigator.username,
            password=PASSWORD,
        )


_VERIFIED = {
    people.ENROLLED: ("I01", "I02", "I03", "I04", "I05", "E14", "E19"),
    people.SCREEN_FAILURE: ("I01", "I02"),
}


def _documents(days: Days) -> dict[str, dict[str, str]]:
    """Where the facts of some criteria were taken from."""
    report = {"document": "Laboratory report", "document_date": days.ago(days=5), "place": "Chart, section 4"}
    return {
        "I01": {"document": "Clinic registration sheet", "place": "Chart, section 1"},
        "I02": {**report, "document_date": days.ago(days=21)},
        "I03": {"document": "MMT-8 sheet", "document_date": days.ago(), "place": "Study binder"},
        "I04": report,
        "I05": {"document": "Referral letter", "place": "Chart, section 2"},
        "E14": {"document": "Nurse's sheet", "document_date": days.ago(), "place": "Study binder"},
        "E19": report,
    }
