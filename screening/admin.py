"""Administration: users, sites and rights, and the audit trail to read. No clinical data is changed here."""

from typing import Any

from allauth.account import admin as of_addresses
from allauth.mfa import admin as of_factors
from django import forms
from django.conf import settings
from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.contrib.admin.widgets import AdminSplitDateTime
from django.contrib.auth.admin import UserAdmin as DjangoUserAdmin
from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html_join

from screening.actions.audit import changes_between, record
from screening.actions.base import Action, Refused
from screening.actions.links import send_link
from screening.actions.passwords import unlock
from screening.actions.second_factor import remove_second_factor
from screening.actions.sites import correct_attempts, hold_attempts
from screening.actions.suspension import Cause, suspend_signing
from screening.forms.accounts import ChangedUserForm, NewUserForm, ReasonForm
from screening.forms.sites import RestedOnForm
from screening.models import AuditEvent, ConsentVersion, Delegation, Site, SiteRole, Study, User
from screening.presenters.history import action_words
from screening.presenters.trail import trail_lines
from screening.queries import subjects_of
from screening.queries.sites import OF_FACTS
from screening.queries.suspension import in_whose_hands

admin.site.site_header = admin.site.site_title = "MIGHTScreen administration"
admin.site.index_title = "Users, sites and rights"
admin.site.unregister(Group)  # rights come from roles at sites
admin.site.unregister([of_addresses.EmailAddress, of_factors.Authenticator])  # secrets are their owner's
_OWN_RIGHTS = (
    "Nobody gives rights to themselves, nor to whoever made their account, sent its link or made them administrator: "
    "another administrator has to do this."
)

_LONGEST_KEY = 9  # digits


class NothingDeleted(admin.ModelAdmin):
    """What was wrong is ended or changed, and stays."""

    def has_delete_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        """Nothing is deleted."""
        return False

    def get_object(self, request: HttpRequest, object_id: str, from_field: str | None = None) -> models.Model | None:
        """An empty name of a field is none."""
        return super().get_object(request, object_id, from_field or None)

    def history_view(self, request: HttpRequest, object_id: str, extra_context: None = None) -> HttpResponse:
        """What the audit trail tells of it."""
        about = QueryDict(mutable=True)
        about.update({"subject_type": self.opts.model_name, "subject_id": unquote(object_id)})
        return redirect(f"{reverse('admin:screening_auditevent_changelist')}?{about.urlencode()}")

    def log_addition(self, *args: Any) -> None:
        """Nothing but the audit trail tells of it."""

    log_change = log_addition

    def lookup_allowed(self, lookup: str, value: str, request: HttpRequest) -> bool:
        """No filter of ours asks for a list of keys, or for a number that is longer than databases can compare."""
        is_too_long = value.isdecimal() and len(value) > _LONGEST_KEY
        return not (lookup.endswith("__in") or is_too_long) and super().lookup_allowed(lookup, value, request)


class Audited(NothingDeleted):
    """Each change leaves one event in the audit trail."""

    fixed_once_made: tuple[str, ...] = ()

    def get_readonly_fields(self, request: HttpRequest, obj: models.Model | None = None) -> tuple[str, ...]:
        """What makes a record what it is does not change."""
        return (*super().get_readonly_fields(request, obj), *(self.fixed_once_made if obj else ()))

    def save_model(self, request: HttpRequest, obj: models.Model, form: forms.ModelForm, change: bool) -> None:
        """Saves what changed, and nothing else, and records it in the same transaction."""
        names = [name for name in form.changed_data if name in {field.name for field in obj._meta.fields}]
        if change and not names:
            return
        before = type(obj).objects.select_for_update(no_key=True).get(pk=obj.pk).__dict__ if change else {}
        obj.save(update_fields=names if change else None)
        columns = [obj._meta.get_field(name).attname for name in names if name != "password"]
        record(
            by=request.user,
            at=timezone.now(),
            action="changed" if change else "created",
            subject=obj,
            site=obj if isinstance(obj, Site) else getattr(obj, "site", None),
            changes=changes_between(
                {name: before.get(name) for name in columns}, {name: getattr(obj, name) for name in columns}
            ),
            reason=form.cleaned_data.get("reason", ""),
        )


class OfOtherPeople(forms.ModelForm):
    """Rights that nobody gives themselves."""

    giver: User

    def clean(self) -> dict[str, Any]:
        """Refuses the signed-in administrator's own rights, and those of whoever may have that account in hand."""
        cleaned = super().clean()
        user = cleaned.get("user", getattr(self.instance, "user", None) if self.instance.pk else None)
        if user and user.pk in in_whose_hands(self.giver.pk):
            raise ValidationError(_OWN_RIGHTS)
        return cleaned


class KnowsGiver(admin.ModelAdmin):
    """Its form knows who is signed in."""

    def get_form(self, request: HttpRequest, obj: models.Model | None = None, **kwargs: Any) -> type[forms.ModelForm]:
        """The form knows who gives."""
        form = super().get_form(request, obj, **kwargs)
        form.giver = request.user
        return form


class RightsAdmin(KnowsGiver, Audited):
    """Roles and delegations."""

    form = OfOtherPeople
    list_select_related = ("user", "site")


class NamedMoment(AdminSplitDateTime):
    """A day and a time whose two fields have their names for those who do not see them."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs)
        for widget, words in zip(self.widgets, ("Day", "Time"), strict=True):
            widget.attrs["aria-label"] = words


@admin.register(SiteRole)
class SiteRoleAdmin(RightsAdmin):
    """Who is what at which site. A role is ended, never deleted."""

    list_display = ("user", "role", "site", "given_at", "ended_at")
    list_filter = ("site", "role")
    fields = ("user", "site", "role", "ended_at")
    fixed_once_made = ("user", "site", "role")
    formfield_overrides = {models.DateTimeField: {"form_class": forms.SplitDateTimeField, "widget": NamedMoment}}


@admin.register(Delegation)
class DelegationAdmin(RightsAdmin):
    """Who may sign where, from which day to which."""

    list_display = ("user", "task", "site", "valid_from", "valid_to")
    list_filter = ("site", "task")
    fields = ("user", "site", "task", "valid_from", "valid_to")
    fixed_once_made = ("user", "site", "task")

    @transaction.atomic
    def save_model(self, request: HttpRequest, obj: Delegation, form: forms.ModelForm, change: bool) -> None:
        """Who may sign is confirmed by a second person."""
        super().save_model(request, obj, form, change)
        if form.changed_data:
            suspend_signing(by=request.user, at=timezone.now(), user=obj.user, cause=Cause.DELEGATION)


@admin.register(User)
class UserAdmin(Audited, DjangoUserAdmin):
    """Accounts. Who leaves may no longer sign in; the account stays."""

    form, add_form = ChangedUserForm, NewUserForm
    list_display = ("username", "name", "is_active", "is_administrator", "last_login")
    list_filter = ("is_active", "is_administrator")
    search_fields = ("username", "name")
    ordering = ("username",)
    filter_horizontal = ()
    fixed_once_made = ("username",)
    fieldsets = ((None, {"fields": ("username", "password", "name", "email", "is_active", "is_administrator")}),)
    own_rights = ("is_active", "is_administrator")
    add_fieldsets = ((None, {"fields": ("username", "name", "email")}),)
    actions = ("end_lock_out", "remove_second_factor")

    def get_fieldsets(self, request: HttpRequest, obj: models.Model | None = None) -> list[tuple[str | None, Any]]:
        """The link to the single sign-on, where there is one."""
        (title, options), *_ = super().get_fieldsets(request, obj)
        link = ("sign_on_subject",) if settings.OIDC else ()
        return [(title, options | {"fields": (*options["fields"], *link)})]

    @admin.action(description="End the wait after too many wrong passwords")
    def end_lock_out(self, request: HttpRequest, users: QuerySet[User]) -> None:
        """They may try again at once."""
        freed = [user.username for user in users if unlock(by=request.user, at=timezone.now(), user=user)]
        names = ", ".join(freed)
        self.message_user(request, f"Can try again now: {names}." if freed else "None of them was locked out.")

    def get_readonly_fields(self, request: HttpRequest, obj: models.Model | None = None) -> tuple[str, ...]:
        """Nobody closes their own account or gives up its rights by a slip: another administrator does."""
        return (*super().get_readonly_fields(request, obj), *(self.own_rights if obj == request.user else ()))

    @admin.action(description="Remove a lost second factor")
    def remove_second_factor(self, request: HttpRequest, users: QuerySet[User]) -> HttpResponse | None:
        """Asks why, then takes it away; its owner signs again once a second person has confirmed the next one."""
        form = ReasonForm(request.POST if "reason" in request.POST else None)
        if not form.is_valid():
            context = self.admin_site.each_context(request) | {"form": form, "users": users}
            return render(request, "admin/remove_second_factor.html", context)
        for user in users:
            try:
                remove_second_factor(by=request.user, at=timezone.now(), user=user, **form.cleaned_data)
            except Refused as refused:
                self.message_user(request, refused.message, messages.ERROR)
            else:
                self.message_user(request, f"{user.name} has no second factor any more.")
        return None

    @transaction.atomic
    def save_model(self, request: HttpRequest, obj: User, form: forms.ModelForm, change: bool) -> None:
        """Nobody knows the password of a new account; another address or sign-on stops the signing."""
        if not change:
            obj.set_unusable_password()
        super().save_model(request, obj, form, change)
        if change and "email" in form.changed_data:
            suspend_signing(by=request.user, at=timezone.now(), user=obj, cause=Cause.EMAIL)
        if change and "sign_on_subject" in form.changed_data:
            suspend_signing(by=request.user, at=timezone.now(), user=obj, cause=Cause.SIGN_ON)

    def response_add(self, request: HttpRequest, obj: User, post_url_continue: str | None = None) -> HttpResponse:
        """The first link goes out at once, to who needs a password."""
        if obj.sign_on:
            self.message_user(request, f"{obj.name} signs in with {settings.OIDC.name}.")
            return redirect("admin:screening_user_change", obj.pk)
        return self._sent(request, obj)

    def user_change_password(self, request: HttpRequest, id: str, form_url: str = "") -> HttpResponse:
        """A link goes to its owner, who alone sets the password; one's own needs the present one."""
        user = self.get_object(request, unquote(id))
        if user == request.user:
            return redirect("change_password")
        if user is None or not self.has_change_permission(request, user):
            raise Http404
        if request.method == "POST":
            return self._sent(request, user)
        context = self.admin_site.each_context(request) | {"person": user, "can_mail": settings.EMAIL_HOST}
        return render(request, "admin/link.html", context)

    def _sent(self, request: HttpRequest, user: User) -> HttpResponse:
        """Where there is no mail, the link is shown on this page and nowhere kept."""
        try:
            link = send_link(by=request.user, at=timezone.now(), user=user, absolute=request.build_absolute_uri)
        except Refused as refused:
            self.message_user(request, refused.message, messages.ERROR)
            return redirect("admin:screening_user_change", user.pk)
        if link:
            context = self.admin_site.each_context(request) | {"person": user, "link": link}
            return render(request, "admin/link.html", context)
        self.message_user(request, f"A link was sent to {user.email}. It works once, and for one hour.")
        return redirect("admin:screening_user_change", user.pk)


class SiteForm(RestedOnForm):
    """A site; nobody makes themselves its principal investigator."""

    giver: User

    def clean_principal_investigator(self) -> User | None:
        """Refuses the signed-in administrator, and whoever may have that account in hand."""
        chosen = self.cleaned_data["principal_investigator"]
        changed = "principal_investigator" in self.changed_data
        if changed and chosen and chosen.pk in in_whose_hands(self.giver.pk):
            raise ValidationError(_OWN_RIGHTS)
        return chosen


@admin.register(Site)
class SiteAdmin(KnowsGiver, Audited):
    """Where people are screened."""

    form = SiteForm

    list_display = ("code", "name", "state", "time_zone", "valid_from", "valid_to")
    fields = (
        "code",
        "name",
        "state",
        "time_zone",
        "age_of_majority",
        "valid_from",
        "valid_to",
        "principal_investigator",
        "reason",
    )
    fixed_once_made = ("code",)

    @transaction.atomic
    def save_model(self, request: HttpRequest, obj: Site, form: forms.ModelForm, change: bool) -> None:
        """The attempts whose verdicts rest on what is changed are evaluated again."""
        held = hold_attempts(obj) if OF_FACTS & set(form.changed_data) else []
        super().save_model(request, obj, form, change)
        names, reason = form.changed_data if change else (), form.cleaned_data["reason"]
        correct_attempts(held, obj, names=names, by=request.user, at=timezone.now(), reason=reason)


@admin.register(ConsentVersion)
class ConsentVersionAdmin(Audited):
    """The consent forms of each site."""

    list_display = ("site", "version", "valid_from", "valid_to")
    list_filter = ("site",)
    fixed_once_made = ("site", "version")


class StudyForm(forms.ModelForm):
    """The numbers of the study; changing them needs a reason."""

    reason = forms.CharField(max_length=200, label="Reason for the change")


@admin.register(Study)
class StudyAdmin(Audited):
    """The study itself."""

    form = StudyForm

    def has_add_permission(self, request: HttpRequest) -> bool:
        """There is one study."""
        return False


class DoneFilter(admin.SimpleListFilter):
    """What was done, in words."""

    title, parameter_name = "what was done", "action"

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin) -> list[tuple[str, str]]:
        """Everything that people do."""
        return Action.choices

    def queryset(self, request: HttpRequest, events: QuerySet[AuditEvent]) -> QuerySet[AuditEvent]:
        """The events of the action that was chosen."""
        return events.filter(action=self.value()) if self.value() else events


@admin.register(AuditEvent)
class AuditEventAdmin(NothingDeleted):
    """The audit trail, to read."""

    list_display = ("number", "at", "by", "done", "site", "visit")
    list_filter = (DoneFilter, ("by", admin.RelatedOnlyFieldListFilter), "site", "at")
    list_select_related = ("by", "site", "visit__participant")
    date_hierarchy = "at"
    ordering = ("-pk",)
    fields = readonly_fields = ("at", "by", "done", "site", "subject", "changed", "reason", "prev_hash", "hash")

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Events come from what people do."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        """Nothing is changed."""
        return False

    @admin.display(description="number", ordering="pk")
    def number(self, event: AuditEvent) -> int:
        """Its position in the trail."""
        return event.pk

    @admin.display(description="what was done")
    def done(self, event: AuditEvent) -> str:
        """In words."""
        return action_words(event)

    @admin.display(description="about")
    def subject(self, event: AuditEvent) -> str:
        """What it was done to."""
        return next(trail_lines([event], subjects_of([event]))).about

    @admin.display(description="changes")
    def changed(self, event: AuditEvent) -> str:
        """From what to what."""
        lines = trail_lines([event], {}) if event.changes else ()
        rows = ((line.what, line.before, line.after) for line in lines)
        return format_html_join("", "<div>{}: {} → {}</div>", rows) or "—"
