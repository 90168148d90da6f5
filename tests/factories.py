"""Records for tests: each is valid by itself and says only what a test cares about."""

import json
import uuid
from datetime import UTC, date, datetime
from typing import Any

import factory
from django.conf import settings
from django.db.models import Model, QuerySet
from factory.django import DjangoModelFactory

from screening import models
from screening.actions.audit import record
from screening.assemble import apply_facts
from screening.models.seal import password_text, seal

BASE_FACTS = json.loads((settings.SPEC_TABLES_DIR / "base.json").read_text())
SCREENED_ON = date(2026, 11, 3)
NOW = datetime(2026, 11, 3, 15, 30, tzinfo=UTC)
PASSWORD = "correct horse battery staple"


def past_the_trail(model: type[Model]) -> QuerySet:
    """All rows of a model, to be changed as the application refuses to."""
    return QuerySet(model)


class UserFactory(DjangoModelFactory):
    class Meta:
        model = models.User
        skip_postgeneration_save = True

    username = factory.Sequence(lambda n: f"user{n}")
    name = factory.Sequence(lambda n: f"Test Person {n}")
    password = factory.django.Password(PASSWORD)

    @classmethod
    def _create(cls, model_class, *args, **kwargs):
        return super()._create(
            model_class, *args, **kwargs | {"password_seal": seal(password_text(kwargs["password"]))}
        )


class StudyFactory(DjangoModelFactory):
    class Meta:
        model = models.Study
        django_get_or_create = ("id",)

    id = 1


class ProtocolVersionFactory(DjangoModelFactory):
    class Meta:
        model = models.ProtocolVersion
        django_get_or_create = ("version",)

    version = "1.0"
    effective_on = date(2024, 9, 1)
    is_active = True


class SiteFactory(DjangoModelFactory):
    class Meta:
        model = models.Site

    code = factory.Sequence(lambda n: f"S{n:03}")
    name = factory.LazyAttribute(lambda site: f"Site {site.code}")
    state = "AL"
    time_zone = "America/Chicago"
    valid_from = date(2024, 9, 1)


class ConsentVersionFactory(DjangoModelFactory):
    class Meta:
        model = models.ConsentVersion
        django_get_or_create = ("site", "version")

    site = factory.SubFactory(SiteFactory)
    version = "1.0"
    valid_from = date(2024, 9, 1)


class SiteRoleFactory(DjangoModelFactory):
    class Meta:
        model = models.SiteRole

    user = factory.SubFactory(UserFactory)
    site = factory.SubFactory(SiteFactory)
    role = models.Role.COORDINATOR


class DelegationFactory(DjangoModelFactory):
    class Meta:
        model = models.Delegation

    user = factory.SubFactory(UserFactory)
    site = factory.SubFactory(SiteFactory)
    valid_from = date(2024, 9, 1)


class ParticipantFactory(DjangoModelFactory):
    class Meta:
        model = models.Participant

    site = factory.SubFactory(SiteFactory)
    number = factory.Sequence(lambda n: n + 1)
    screening_number = factory.LazyAttribute(lambda person: f"{person.site.code}-{person.number:03}")
    submission_key = factory.LazyFunction(uuid.uuid4)
    date_of_birth = "1971-05-14"
    sex = "female"
    registered_at = NOW
    registered_by = factory.SubFactory(UserFactory)


class IdentityFactory(DjangoModelFactory):
    class Meta:
        model = models.Identity

    participant = factory.SubFactory(ParticipantFactory)
    surname = "Madeup"
    given_name = "Mary"
    contact = "mary@example.org"
    medical_record_number = "MRN-0001"
    recorded_at = NOW
    recorded_by = factory.SubFactory(UserFactory)


class VisitFactory(DjangoModelFactory):
    """A blank draft; ``facts`` in the interchange format fills it, rows included."""

    class Meta:
        model = models.ScreeningVisit
        skip_postgeneration_save = True

    participant = factory.SubFactory(ParticipantFactory)
    submission_key = factory.LazyFunction(uuid.uuid4)
    protocol_version = factory.SubFactory(ProtocolVersionFactory)
    screening_date = SCREENED_ON
    consented_on = date(2026, 10, 20)
    consent_version = factory.SubFactory(ConsentVersionFactory, site=factory.SelfAttribute("..participant.site"))
    started_at = NOW
    started_by = factory.SubFactory(UserFactory)

    @factory.post_generation
    def facts(self, create: bool, extracted: dict[str, Any] | None, **kwargs: Any) -> None:
        if extracted is not None:
            record_facts(self, extracted)


class EligibleVisitFactory(VisitFactory):
    """A draft with every answer, all in favour: the facts of tests/spec/base.json."""

    facts = factory.PostGeneration(lambda visit, create, extracted: record_facts(visit, extracted or BASE_FACTS))


def record_facts(visit: models.ScreeningVisit, facts: dict[str, Any]) -> None:
    """Fills an empty visit and saves it with its rows and its participant."""
    rows = apply_facts(visit, facts)
    if "investigator" in facts:
        visit.investigator_by = UserFactory(name=facts["investigator"].get("by") or "Demo Investigator")
    visit.participant.save()
    visit.save()
    for row in (*rows.treatments, *rows.events, *rows.cancers):
        row.full_clean(exclude=["visit"])
        row.save()


class TreatmentFactory(DjangoModelFactory):
    class Meta:
        model = models.Treatment

    visit = factory.SubFactory(VisitFactory)
    position = factory.Sequence(lambda n: n + 1)
    name = "prednisone"


class MedicalEventFactory(DjangoModelFactory):
    class Meta:
        model = models.MedicalEvent

    visit = factory.SubFactory(VisitFactory)
    position = factory.Sequence(lambda n: n + 1)
    history = "stroke"


class CancerFactory(DjangoModelFactory):
    class Meta:
        model = models.Cancer

    visit = factory.SubFactory(VisitFactory)
    position = factory.Sequence(lambda n: n + 1)
    type = "solid"


class CriterionVerdictFactory(DjangoModelFactory):
    class Meta:
        model = models.CriterionVerdict

    visit = factory.SubFactory(VisitFactory)
    code = "I01"
    verdict = "PASS"
    because = "55 years old; more than 16 is needed"


class SourceFactory(DjangoModelFactory):
    class Meta:
        model = models.Source

    visit = factory.SubFactory(VisitFactory)
    code = "I04"
    document = "Laboratory report"
    place = "Chart, section 4"


class RulingFactory(DjangoModelFactory):
    class Meta:
        model = models.Ruling

    visit = factory.SubFactory(VisitFactory)
    code = "I07"
    verdict = "PASS"
    reason = "Seen by dermatology; no rash of dermatomyositis."
    facts_digest = "0" * 64
    ruled_at = NOW
    ruled_by = factory.SubFactory(UserFactory)


class QueryFactory(DjangoModelFactory):
    class Meta:
        model = models.Query

    visit = factory.SubFactory(VisitFactory)
    subject = "ck.value"
    text = "Please check against the report."
    raised_at = NOW
    raised_by = factory.SubFactory(UserFactory)


class EvaluationFactory(DjangoModelFactory):
    class Meta:
        model = models.Evaluation

    visit = factory.SubFactory(VisitFactory)
    protocol_version = "1.0"
    rules_version = "1.0.0"
    outcome = "ELIGIBLE"
    snapshot = '{"answer":{},"facts":{}}'
    digest = factory.LazyAttribute(lambda made: models.digest_of(made.snapshot))
    made_at = NOW
    made_by = factory.SubFactory(UserFactory)


class SignatureFactory(DjangoModelFactory):
    class Meta:
        model = models.Signature

    evaluation = factory.SubFactory(EvaluationFactory)
    visit = factory.SelfAttribute("evaluation.visit")
    meaning = "eligible"
    attestation = "I confirm that this person is eligible."
    signed_at = NOW
    signed_by = factory.SubFactory(UserFactory)
    printed_name = factory.SelfAttribute("signed_by.name")
    role = "Investigator"
    time_zone = "America/Chicago"
    digest = factory.SelfAttribute("evaluation.digest")


class DeviationNoteFactory(DjangoModelFactory):
    class Meta:
        model = models.DeviationNote

    visit = factory.SubFactory(VisitFactory)
    text = "The weight was copied wrongly; the corrected weight changes no verdict."
    written_at = NOW
    written_by = factory.SubFactory(UserFactory)


class PrescreenEntryFactory(DjangoModelFactory):
    class Meta:
        model = models.PrescreenEntry

    site = factory.SubFactory(SiteFactory)
    number = factory.Sequence(lambda n: n + 1)
    submission_key = factory.LazyFunction(uuid.uuid4)
    prescreened_on = SCREENED_ON
    source = "registry"
    outcome = "contact_again"
    recorded_at = NOW
    recorded_by = factory.SubFactory(UserFactory)


class SigningSuspensionFactory(DjangoModelFactory):
    class Meta:
        model = models.SigningSuspension

    user = factory.SubFactory(UserFactory)
    by = factory.SubFactory(UserFactory)
    since = NOW
    cause = "email"


class AuditEventFactory(DjangoModelFactory):
    class Meta:
        model = models.AuditEvent

    at = NOW
    by = factory.SubFactory(UserFactory)
    action = "changed"

    @classmethod
    def _create(cls, model_class: type[models.AuditEvent], *args: Any, **kwargs: Any) -> models.AuditEvent:
        return record(**kwargs)
