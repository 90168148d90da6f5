"""No fact is saved before consent: each part of the gate, on both sides of its boundary."""

import uuid
from datetime import date

import pytest

from screening.actions.base import Refused
from screening.actions.consent import Consent
from screening.actions.screening import start_attempt
from screening.models import ScreeningVisit
from tests.factories import NOW, ConsentVersionFactory, ParticipantFactory, ProtocolVersionFactory, SiteFactory
from tests.scenes import consent_of, draft, facts_without, save, undone

SCREENED = date(2026, 11, 3)


@pytest.fixture
def version(site):
    return ConsentVersionFactory(site=site, version="2.0", valid_from=date(2026, 6, 1), valid_to=date(2026, 10, 31))


@pytest.fixture
def start(site, coordinator, version):
    """Starts the first attempt of a person born then."""
    ProtocolVersionFactory()

    def starts(birth_date="1971-05-14", **consent):
        consent = {"consented_on": date(2026, 10, 20), "consent_version": version} | consent
        return start_attempt(
            by=coordinator,
            at=NOW,
            participant=ParticipantFactory(site=site),
            facts=facts_without("date_of_birth") | ({"date_of_birth": birth_date} if birth_date else {}),
            consent=Consent(**consent),
            submission_key=uuid.uuid4(),
        )

    return starts


def refused_at(start, **consent):
    with pytest.raises(Refused) as refused:
        start(**consent)
    assert not ScreeningVisit.objects.exists()
    return refused.value.field


def test_consent_on_the_screening_date_is_in_time(start, site):
    still_valid = ConsentVersionFactory(site=site, version="3.0")

    assert start(consented_on=SCREENED, consent_version=still_valid).consented_on == SCREENED


def test_without_consent_or_with_consent_after_screening_nothing_is_saved(start):
    for day in (None, date(2026, 11, 4)):
        assert refused_at(start, consented_on=day) == "consented_on", day


def test_a_version_of_the_site_is_in_use_from_its_first_to_its_last_day(start):
    for day in (date(2026, 5, 31), date(2026, 11, 1)):
        assert refused_at(start, consented_on=day) == "consent_version", day
    for other in (ConsentVersionFactory(site=SiteFactory()), None):
        assert refused_at(start, consent_version=other) == "consent_version", other
    for day in (date(2026, 6, 1), date(2026, 10, 31)):
        assert start(consented_on=day).pk, day


def test_who_comes_of_age_on_the_day_of_consent_needs_no_assent(start):
    assert start(birth_date="2008-10-20").assented_on is None


def test_who_may_be_a_minor_needs_assent_and_permission(start):
    day = date(2026, 10, 20)

    for born in ("2008-10-21", "2008-10", "2008"):
        with undone():
            assert refused_at(start, birth_date=born) == "assented_on", born
            assert refused_at(start, birth_date=born, assented_on=day) == "permitted_on", born
            assert start(birth_date=born, assented_on=day, permitted_on=day).assented_on == day, born


def test_a_blank_birth_date_is_not_read_as_of_age(start):
    assert refused_at(start, birth_date=None) == "date_of_birth"


def test_assent_after_screening_comes_too_late(start):
    late = {"assented_on": date(2026, 11, 4), "permitted_on": SCREENED}

    assert refused_at(start, birth_date="2009", **late) == "assented_on"


def test_the_age_of_majority_is_the_sites(start, site):
    site.age_of_majority = 19
    site.save()

    assert refused_at(start, birth_date="2008-10-20") == "assented_on"


def test_a_screening_date_that_has_not_come_is_refused(site, coordinator):
    visit = draft(site)

    with pytest.raises(Refused) as refused:
        save(visit, coordinator, facts_without(screening_date="2026-11-04"))
    assert refused.value.field == "screening_date"


def test_a_correction_of_consent_passes_the_same_gate(site, coordinator, version):
    visit = draft(site)

    with pytest.raises(Refused) as refused:
        save(visit, coordinator, facts_without(), consent=consent_of(visit, consented_on=date(2026, 11, 4)))
    assert refused.value.field == "consented_on"
    saved = save(visit, coordinator, facts_without(), consent=consent_of(visit, consent_version=version))
    assert saved.consent_version == version
