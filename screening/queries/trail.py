"""What was done: the audit trail of a record, and of all one may read."""

from collections import defaultdict
from collections.abc import Iterable

from django.apps import apps
from django.db.models import Q, QuerySet

from screening.models import AuditEvent, Participant, PrescreenEntry, ScreeningVisit, User
from screening.models.versions import versioned_models
from screening.permissions import Permission, sites_of


def trail_for(user: User, *, site: str = "", participant: str = "", action: str = "") -> QuerySet[AuditEvent]:
    """What was done at the sites that the user may export, the latest first; empty filters narrow nothing.

    Administrators also read what belongs to no site: sign-ins, accounts, exports of all sites.
    """
    events = AuditEvent.objects.select_related("by", "site", "visit__participant").order_by("-pk")
    if not (user.is_active and user.is_administrator):
        events = events.filter(site__in=sites_of(user, Permission.EXPORT))
    if site:
        events = events.filter(site__code=site)
    if participant:
        events = events.filter(_about(Participant.objects.get(screening_number=participant)))
    return events.filter(action=action) if action else events


def subjects_of(events: Iterable[AuditEvent]) -> dict[tuple[str, str], str]:
    """What the events are about, by type and key, in a fixed number of SQL queries."""
    keys: defaultdict[str, set[str]] = defaultdict(set)
    for event in events:
        if not event.visit_id and event.subject_type:
            keys[event.subject_type].add(event.subject_id)
    models = {model._meta.model_name: model for model in apps.get_app_config("screening").get_models()}
    return {
        (kind, str(record.pk)): str(record)
        for kind in keys.keys() & models.keys()
        for record in models[kind]._default_manager.select_related().filter(pk__in=keys[kind])
    }


def _about(participant: Participant) -> Q:
    return Q(subject_type="participant", subject_id=str(participant.pk)) | Q(visit__participant=participant)


def history_of(participant: Participant) -> QuerySet[AuditEvent]:
    """Everything done about a participant, the latest first."""
    return AuditEvent.objects.filter(_about(participant)).select_related("by", "visit").order_by("-pk")


def versions_of(participant: Participant) -> dict[str, QuerySet]:
    """Every version of the rows about a participant, the first one first, by the name that events tell of them.

    Those of the identity are left out.
    """
    of_participant = Q(participant=participant)
    about = {Participant: Q(id=participant.pk), ScreeningVisit: of_participant, PrescreenEntry: of_participant}
    found = {}
    for model in versioned_models():
        columns = {field.name: field for field in model._meta.concrete_fields}
        asked = about.get(model) or ("visit" in columns and Q(visit__participant=participant))
        if asked:
            related = [name for name, field in columns.items() if field.is_relation]
            kept = model.versions.filter(asked).select_related(*related).order_by("pk")
            found[kept.model._meta.model_name] = kept
    return found


def history_of_visit(visit: ScreeningVisit) -> QuerySet[AuditEvent]:
    """Everything done about one attempt, the latest first."""
    return AuditEvent.objects.filter(visit=visit).select_related("by").order_by("-pk")


def changes_since_seen(visit: ScreeningVisit, user: User) -> list[AuditEvent]:
    """What others did since the user last did something here; all of it where they never did."""
    own = AuditEvent.objects.filter(visit=visit, by=user).order_by("pk").last()
    events = AuditEvent.objects.filter(visit=visit, pk__gt=own.pk if own else 0).select_related("by")
    return list(events.order_by("pk"))


def is_first_sign_in(user: User) -> bool:
    """Whether the user signed in once and never before."""
    return AuditEvent.objects.filter(by=user, action__in=("signed_in", "signed_on"))[:2].count() < 2
