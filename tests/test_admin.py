"""The administration: rights and sites, no clinical data, every change on record."""

import re
from datetime import timedelta

import pytest
from django.apps import apps
from django.contrib import admin
from django.contrib.admin.models import LogEntry
from django.urls import reverse

from screening.models import AuditEvent, Delegation, Site, SiteRole, Study, User
from tests.factories import PASSWORD, AuditEventFactory, DelegationFactory, SiteFactory, SiteRoleFactory, UserFactory
from tests.scenes import LATER, eligible

pytestmark = pytest.mark.django_db

ADMINISTERED = {"user", "site", "consentversion", "siterole", "delegation", "study", "auditevent"}


@pytest.fixture
def administrator(client):
    user = UserFactory(is_administrator=True)
    client.force_login(user)
    return user


def done():
    """What was done in the administration."""
    return AuditEvent.objects.exclude(action="signed_in")


def add(model):
    return reverse(f"admin:screening_{model}_add")


def change(record):
    return reverse(f"admin:screening_{record._meta.model_name}_change", args=[record.pk])


def test_the_audit_trail_is_read_by_action_person_site_and_day_and_never_changed(client, administrator):
    ann, site = UserFactory(name="Ann Example"), SiteFactory()
    event = AuditEventFactory(by=ann, site=site, changes={"sex": [None, "female"]}, reason="Copied wrongly.")
    for other in (
        {"action": "signed_in"},
        {"by": administrator},
        {"site": SiteFactory()},
        {"at": LATER + timedelta(days=2)},
    ):
        AuditEventFactory(**{"by": ann, "site": site} | other)
    listed = reverse("admin:screening_auditevent_changelist")
    filters = {"action": "changed", "by__id__exact": ann.pk, "site__id__exact": site.pk, "at__day": "3"}
    assert list(client.get(listed, filters).context["cl"].queryset) == [event]
    page = client.get(change(event)).content.decode()
    for words in ("Ann Example", "Sex at birth: not recorded → Female", "Copied wrongly."):
        assert words in page
    assert 'name="_save"' not in page
    for refused in (add("auditevent"), change(event), reverse("admin:screening_auditevent_delete", args=[event.pk])):
        assert client.post(refused, {"reason": "x", "post": "yes"}).status_code == 403


def test_no_clinical_data_is_administered_and_nothing_else():
    registered = {model._meta.model_name for model in admin.site._registry}

    assert registered == ADMINISTERED
    assert not admin.site.is_registered(apps.get_model("screening", "Identity"))


def test_how_a_password_is_kept_is_nobodys_business(client, administrator):
    page = client.get(change(UserFactory())).content.decode()

    assert "Nobody can see it." in page
    assert "Send a link" in page
    assert not re.search("algorithm|salt|hash:|md5|pbkdf2", page)


@pytest.mark.parametrize("model", sorted(ADMINISTERED))
def test_every_list_and_form_opens(client, administrator, model):
    SiteRoleFactory(), DelegationFactory()

    assert client.get(reverse(f"admin:screening_{model}_changelist")).status_code == 200
    if model not in ("study", "auditevent"):
        assert client.get(add(model)).status_code == 200


def test_only_administrators_come_in(client):
    client.force_login(UserFactory())

    assert client.get(reverse("admin:index")).status_code == 302


def test_a_new_site_leaves_one_event_with_what_was_entered(client, administrator):
    entered = {"code": "UAB", "name": "Birmingham", "state": "AL", "time_zone": "America/Chicago"}
    client.post(add("site"), entered | {"valid_from": "2026-01-01", "age_of_majority": 19})

    event = done().get()
    assert (event.by, event.action, event.subject_type, event.site) == (
        administrator,
        "created",
        "site",
        Site.objects.get(code="UAB"),
    )
    assert event.changes["state"] == [None, "AL"]


def test_a_change_is_recorded_from_what_to_what(client, administrator):
    delegation = DelegationFactory()

    client.post(change(delegation), {"valid_from": "2024-09-01", "valid_to": "2026-12-31"})

    assert Delegation.objects.get().valid_to.isoformat() == "2026-12-31"
    assert done().get(action="changed").changes == {"valid_to": [None, "2026-12-31"]}


def test_a_change_that_is_refused_leaves_no_event(client, administrator):
    delegation = DelegationFactory()

    answer = client.post(change(delegation), {"valid_from": "2024-09-01", "valid_to": "2020-12-31"})

    assert b"A delegation ends after it began." in answer.content
    assert not done().exists()


@pytest.mark.parametrize(
    ("model", "entered"),
    [
        ("siterole", {"role": "investigator"}),
        ("delegation", {"task": "sign_eligibility", "valid_from": "2026-01-01"}),
    ],
)
def test_nobody_gives_rights_to_themselves(client, administrator, model, entered):
    given = {"user": administrator.pk, "site": SiteFactory().pk}

    answer = client.post(add(model), given | entered)

    assert b"Nobody gives rights to themselves" in answer.content
    assert not SiteRole.objects.exists()
    assert not Delegation.objects.exists()


def test_an_administrator_cannot_revive_their_own_role(client, administrator):
    role = SiteRoleFactory(user=administrator, ended_at="2026-01-01T00:00Z")

    client.post(change(role), {"ended_at_0": "", "ended_at_1": ""})

    assert SiteRole.objects.get().ended_at is not None


def test_another_person_is_given_a_role(client, administrator):
    user, site = UserFactory(), SiteFactory()

    client.post(add("siterole"), {"user": user.pk, "site": site.pk, "role": "coordinator"})

    assert user.site_roles.get().role == "coordinator"


def test_changing_the_planned_enrolment_needs_a_reason(client, administrator):
    study = Study.current()
    entered = {"name": "MIGHT", "planned_enrolment": 14, "screening_window_days": 28}

    client.post(change(study), entered)
    assert Study.current().planned_enrolment == 12

    client.post(change(study), entered | {"reason": "Amendment 2"})
    assert Study.current().planned_enrolment == 14
    assert done().get().reason == "Amendment 2"


def test_an_administrator_sets_no_password_of_another(client, administrator):
    user = UserFactory()
    new = "another battery staple"

    page = client.post(
        reverse("admin:auth_user_password_change", args=[user.pk]),
        {"usable_password": "true", "password1": new, "password2": new},
    ).content.decode()

    assert User.objects.get(pk=user.pk).check_password(PASSWORD)
    assert "http://testserver/password/set/" in page
    event = done().get()
    assert (event.by, event.action, event.changes) == (administrator, "reset_asked", {})


def test_a_new_user_sets_their_own_password_by_the_link_that_is_shown_once(client, administrator):
    entered = {"username": "coord", "name": "Cora Ordinator", "password1": PASSWORD, "password2": PASSWORD}

    page = client.post(add("user"), entered).content.decode()

    assert not User.objects.get(username="coord").has_usable_password()
    client.post(reverse("sign_out"))
    form = client.get(re.search(r"http://testserver(/password/set/[^<]+)", page)[1], follow=True)
    client.post(form.request["PATH_INFO"], {"new_password1": PASSWORD, "new_password2": PASSWORD})
    client.post(reverse("sign_in"), {"username": "Coord", "password": PASSWORD})
    assert client.get(reverse("home")).wsgi_request.user.username == "coord"
    assert "password" not in AuditEvent.objects.get(action="created").changes


def test_an_administrator_gives_no_rights_to_who_made_their_account(client, administrator):
    maker, site = UserFactory(is_administrator=True), SiteFactory()
    AuditEventFactory(by=maker, action="created", subject=administrator)

    answer = client.post(add("siterole"), {"user": maker.pk, "site": site.pk, "role": "coordinator"})

    assert b"Nobody gives rights to themselves" in answer.content
    assert not SiteRole.objects.exists()


def test_an_administrator_does_not_make_themselves_principal_investigator(client, administrator):
    site = SiteFactory()
    entered = {"name": site.name, "state": "AL", "time_zone": "America/Chicago", "valid_from": "2024-09-01"}

    answer = client.post(change(site), entered | {"age_of_majority": 19, "principal_investigator": administrator.pk})

    assert b"Nobody gives rights to themselves" in answer.content
    assert Site.objects.get().principal_investigator is None


@pytest.mark.parametrize("asked", ["site/?id__in=99999999999999999999", "auditevent/?at__year=99999999999999999999"])
def test_a_number_that_no_database_compares_is_refused_in_words(client, administrator, asked):
    page = client.get(f"/administration/screening/{asked}")
    assert page.status_code == 400
    assert "The request could not be understood" in page.content.decode()


def test_nothing_is_deleted_here(client, administrator):
    site = SiteFactory()

    assert client.post(reverse("admin:screening_site_delete", args=[site.pk]), {"post": "yes"}).status_code == 403


@pytest.mark.parametrize(
    ("name", "value"),
    [("screening_window_days", 100_000), ("screening_window_days", 0), ("planned_enrolment", 99_999_999_999)],
)
def test_a_number_of_the_study_that_cannot_be_is_refused(client, administrator, name, value):
    entered = {"name": "MIGHT", "planned_enrolment": 12, "screening_window_days": 28, "reason": "A slip"}

    assert client.post(change(Study.current()), entered | {name: value}).status_code == 200
    assert getattr(Study.current(), name) in (12, 28)


@pytest.mark.parametrize("age", [0, 16, 200])
def test_an_age_of_majority_that_no_state_has_is_refused(client, administrator, age):
    entered = {"code": "UAB", "name": "Birmingham", "state": "AL", "time_zone": "America/Chicago"}

    client.post(add("site"), entered | {"valid_from": "2026-01-01", "age_of_majority": age})

    assert not Site.objects.exists()


def test_an_administrator_does_not_lock_themselves_out(client, administrator):
    client.post(change(administrator), {"name": "Ada", "email": ""})

    kept = User.objects.get(pk=administrator.pk)
    assert (kept.name, kept.is_active, kept.is_administrator) == ("Ada", True, True)


def test_what_was_done_to_a_record_is_found_in_the_audit_trail_and_nowhere_else(client, administrator):
    site = SiteFactory()
    event, _ = AuditEventFactory(subject=site), AuditEventFactory(subject=SiteFactory())

    told = client.get(reverse("admin:screening_site_history", args=[site.pk]), follow=True)

    assert list(told.context["cl"].queryset) == [event]
    assert "In the audit trail" in client.get(change(site)).content.decode()
    assert "In the audit trail" not in client.get(change(event)).content.decode()
    said = {"name": "Another", "state": "AL", "time_zone": "America/Chicago", "age_of_majority": 19}
    client.post(change(site), said | {"valid_from": "2026-01-01"})
    assert (Site.objects.get(pk=site.pk).name, LogEntry.objects.count()) == ("Another", 0)
    assert "Recent actions" not in client.get(reverse("admin:index")).content.decode()


def test_another_state_of_a_site_that_decisions_rest_on_takes_a_reason_and_says_first_what_it_does(
    client, administrator
):
    site = SiteFactory(code="UAB")
    decided, given = eligible(site), AuditEvent.objects.count()
    entered = {"name": site.name, "state": "GA", "time_zone": site.time_zone, "valid_from": site.valid_from}
    entered["age_of_majority"] = site.age_of_majority

    refused = client.post(change(site), entered).content.decode()
    assert "rest on this: the attempt is evaluated again and 1 signature becomes void. Say why" in refused
    assert (Site.objects.get().state, decided.signatures.get().is_void) == ("AL", False)

    client.post(change(site), entered | {"reason": "It lies across the river."})
    assert decided.signatures.get().void_reason.endswith("Reason: It lies across the river.")
    said = [(each.action, each.subject_type, each.reason[-5:]) for each in AuditEvent.objects.all()[given:]]
    assert said == [("changed", "site", "iver."), ("site_changed", "screeningvisit", "iver.")]


def test_a_site_closes_and_another_opens_without_a_reason_where_nobody_was_screened_on_such_a_day(
    client, administrator
):
    site = SiteFactory(code="UAB")
    decided = eligible(site)
    entered = {"name": site.name, "state": "AL", "time_zone": site.time_zone, "valid_from": site.valid_from}
    client.post(change(site), entered | {"age_of_majority": 19, "valid_to": "2027-01-01"})
    opened = {"code": "GTW", "name": "Another", "state": "GA", "time_zone": site.time_zone, "age_of_majority": 18}
    client.post(add("site"), opened | {"valid_from": "2026-12-01"})

    assert Site.objects.filter(valid_to="2027-01-01").exists()
    assert Site.objects.filter(code="GTW").exists()
    assert not decided.signatures.get().is_void
