"""The addresses of the pages."""

from django.urls import URLPattern, path

from screening.views import (
    account,
    digest,
    dispositions,
    monitoring,
    participants,
    prescreening,
    raised_queries,
    review,
    vouching,
    worksheet,
)
from screening.views.amendment import activate_protocol, amendment, amendment_file
from screening.views.beside import value_history_page
from screening.views.calendar import calendar
from screening.views.check import check
from screening.views.exports import (
    code_list_file,
    exports,
    monitoring_file,
    prescreening_log_file,
    record_file,
    screening_log_file,
    trail_file,
)
from screening.views.find import find
from screening.views.guide import guide
from screening.views.health import health
from screening.views.home import home
from screening.views.links import forgotten, set_password
from screening.views.medicines import medicines
from screening.views.participant_list import participant_list
from screening.views.protocol import criterion, protocol
from screening.views.register import register
from screening.views.screening import form, live
from screening.views.sign_in import change_password, sign_in, sign_out
from screening.views.study import study, study_file, suppose
from screening.views.trail import audit_trail

_PERSON = "participants/<str:number>/"
_ATTEMPT = f"{_PERSON}attempts/<int:attempt>/"

urlpatterns: list[URLPattern] = [
    path("", home, name="home"),
    path("find/", find, name="find"),
    path("health/", health, name="health"),
    path("check/", check, name="check"),
    path("sign-in/", sign_in, name="sign_in"),
    path("sign-in/code/", account.enter_code, name="mfa_authenticate"),
    path("sign-in/anew/", account.to_sign_in, name="account_login"),
    path("sign-out/", sign_out, name="sign_out"),
    path("password/", change_password, name="change_password"),
    path("password/forgotten/", forgotten, name="forgotten"),
    path("password/set/<uidb64>/<token>/", set_password, name="set_password"),
    path("account/", account.second_factor, name="mfa_index"),
    path("account/app/", account.add_app, name="mfa_activate_totp"),
    path("account/app/remove/", account.remove_app, name="mfa_deactivate_totp"),
    path("account/recovery-codes/", account.recovery_codes, name="mfa_view_recovery_codes"),
    path("account/recovery-codes/new/", account.new_recovery_codes, name="mfa_generate_recovery_codes"),
    path("account/passkeys/", account.to_second_factor, name="mfa_list_webauthn"),
    path("account/passkeys/new/", account.add_passkey, name="mfa_add_webauthn"),
    path("account/passkeys/<int:pk>/name/", account.rename_passkey, name="mfa_edit_webauthn"),
    path("account/passkeys/<int:pk>/remove/", account.remove_passkey, name="mfa_remove_webauthn"),
    path("account/confirm/", account.confirm_by_password, name="account_reauthenticate"),
    path("account/confirm/code/", account.confirm_by_code, name="mfa_reauthenticate"),
    path("account/confirm/passkey/", account.confirm_by_passkey, name="mfa_reauthenticate_webauthn"),
    path("account/daily-e-mail/", digest.digest, name="digest"),
    path("signers/", vouching.signers, name="signers"),
    path("signers/<int:key>/confirm/", vouching.confirm, name="confirm_signer"),
    path("protocol/", protocol, name="protocol"),
    path("protocol/amendment/", amendment, name="amendment"),
    path("protocol/activate/", activate_protocol, name="activate_protocol"),
    path("protocol/<str:code>/", criterion, name="criterion"),
    path("study/", study, name="study"),
    path("study/what-if/", suppose, name="what_if"),
    path("study/files/<str:kind>/", study_file, name="study_file"),
    path("exports/", exports, name="exports"),
    path("exports/screening-log/", screening_log_file, name="screening_log_file"),
    path("exports/pre-screening-log/", prescreening_log_file, name="prescreening_log_file"),
    path("exports/audit-trail/", trail_file, name="trail_file"),
    path("exports/amendment/", amendment_file, name="amendment_file"),
    path("exports/monitoring/", monitoring_file, name="monitoring_file"),
    path("exports/record/", record_file, name="record_file"),
    path("exports/code-list/", code_list_file, name="code_list_file"),
    path("audit-trail/", audit_trail, name="audit_trail"),
    path("guide/", guide, name="guide"),
    path("worksheet/", worksheet.blank, name="worksheet"),
    path("monitoring/", monitoring.monitoring, name="monitoring"),
    path("pre-screening/", prescreening.prescreening, name="prescreening"),
    path("pre-screening/<int:key>/", prescreening.prescreening_entry, name="prescreening_entry"),
    path("medicines/", medicines, name="medicines"),
    path(_ATTEMPT, form, name="form"),
    path(f"{_ATTEMPT}live/", live, name="live"),
    path(f"{_ATTEMPT}calendar/", calendar, name="calendar"),
    path(f"{_ATTEMPT}history/<str:field>/", value_history_page, name="value_history"),
    path("participants/", participant_list, name="participants"),
    path("participants/new/", register, name="register"),
    path(_PERSON, participants.participant, name="participant"),
    path(f"{_PERSON}identity/", participants.identity, name="identity"),
    path(f"{_PERSON}identity/change/", participants.change_identity, name="change_identity"),
    path(f"{_PERSON}new-attempt/", dispositions.new_attempt, name="new_attempt"),
    path(f"{_ATTEMPT}worksheet/", worksheet.filled, name="filled_worksheet"),
    path(f"{_ATTEMPT}review/", review.review, name="review"),
    path(f"{_ATTEMPT}rule/<str:code>/", review.rule, name="rule"),
    path(f"{_ATTEMPT}judge/", review.judge, name="judge"),
    path(f"{_ATTEMPT}return/", review.return_visit, name="return"),
    path(f"{_ATTEMPT}sign/", review.sign, name="sign"),
    path(f"{_ATTEMPT}verify/<str:code>/", review.verify, name="verify"),
    path(f"{_ATTEMPT}verify/", monitoring.verify_several, name="verify_several"),
    path(f"{_ATTEMPT}queries/", raised_queries.raise_query, name="raise_query"),
    path(f"{_ATTEMPT}queries/<int:key>/answer/", raised_queries.answer_query, name="answer_query"),
    path(f"{_ATTEMPT}queries/<int:key>/close/", raised_queries.close_query, name="close_query"),
    path(f"{_ATTEMPT}move/", dispositions.move, name="move"),
    path(f"{_ATTEMPT}reopen/", dispositions.reopen, name="reopen"),
    path(f"{_ATTEMPT}decline/", dispositions.decline, name="decline"),
    path(f"{_ATTEMPT}withdraw/", dispositions.withdraw, name="withdraw"),
    path(f"{_ATTEMPT}enrol/", dispositions.enrol, name="enrol"),
    path(f"{_ATTEMPT}discontinue/", dispositions.discontinue, name="discontinue"),
]
