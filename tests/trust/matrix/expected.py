"""What is expected of every address: who may, by which method, with what sent. A new address needs its entry."""

from dataclasses import dataclass, field

COORD, PI, MON, ADM = ROLES = ("coordinator", "investigator", "monitor", "administrator")
RECORDERS = (COORD, PI)


@dataclass(frozen=True)
class Page:
    """``get`` and ``post`` are the roles that may; empty where the method is not there at all.

    ``visit`` names the attempt it is about (see ``visits`` in the test), ``more`` the rest of its
    address, ``sent`` what a browser would send.
    """

    get: tuple[str, ...] = ()
    post: tuple[str, ...] = ()
    visit: str = ""
    more: tuple[object, ...] = ()
    sent: dict[str, object] = field(default_factory=dict)
    of_person: bool = False
    is_open: bool = False

    @property
    def methods(self):
        """By method the roles that may use it."""
        return {method: roles for method, roles in (("GET", self.get), ("POST", self.post)) if roles}


_REASON = {"reason": "family", "day": "03-NOV-2026"}
_FILE = {"format": "csv"}

PAGES = {
    "home": Page(get=ROLES),
    "find": Page(post=ROLES, sent={"number": "UAB-001"}),
    "health": Page(get=ROLES, is_open=True),
    "check": Page(get=ROLES, post=ROLES, sent={"next": "1", "answer": "yes"}, is_open=True),
    "sign_in": Page(get=ROLES, post=ROLES, is_open=True),
    "sign_on": Page(post=ROLES, sent={"next": "/"}, is_open=True),
    "sign_on_answer": Page(get=ROLES, is_open=True),
    "send_again": Page(get=ROLES),
    "sign_out": Page(post=ROLES),
    "change_password": Page(get=ROLES, post=ROLES, sent={"old_password": "a"}),
    "forgotten": Page(get=ROLES, post=ROLES, sent={"email": "nobody"}, is_open=True),
    "set_password": Page(get=ROLES, post=ROLES, more=("MQ", "a-token"), is_open=True),
    "mfa_authenticate": Page(get=ROLES, post=ROLES, is_open=True),
    "account_login": Page(get=ROLES, is_open=True),
    "mfa_index": Page(get=ROLES),
    "mfa_activate_totp": Page(get=ROLES, post=ROLES, sent={"code": "123456"}),
    "mfa_deactivate_totp": Page(get=ROLES, post=ROLES),
    "mfa_view_recovery_codes": Page(get=ROLES),
    "mfa_generate_recovery_codes": Page(get=ROLES, post=ROLES),
    "mfa_list_webauthn": Page(get=ROLES),
    "mfa_add_webauthn": Page(get=ROLES, post=ROLES, sent={"credential": "{}"}),
    "mfa_edit_webauthn": Page(get=ROLES, post=ROLES, more=(1,), sent={"name": "Mine"}),
    "mfa_remove_webauthn": Page(get=ROLES, post=ROLES, more=(1,)),
    "account_reauthenticate": Page(get=ROLES, post=ROLES, sent={"password": "a"}),
    "mfa_reauthenticate": Page(get=ROLES, post=ROLES, sent={"code": "123456"}),
    "mfa_reauthenticate_webauthn": Page(get=ROLES, post=ROLES, sent={"credential": "{}"}),
    "digest": Page(get=ROLES, post=ROLES, sent={"wanted": "yes"}),
    "signers": Page(get=(PI, ADM)),
    "confirm_signer": Page(post=(PI, ADM), more=("signer",)),
    "administration_sign_in": Page(get=(ADM,)),
    "administration_password": Page(get=ROLES),
    "protocol": Page(get=ROLES),
    "amendment": Page(get=(PI, MON, ADM)),
    "amendment_file": Page(post=(PI, MON, ADM), sent={"before": "1.0", "after": "1.0"}),
    "activate_protocol": Page(post=(ADM,), sent={"version": "1.0", "reason": "Approved."}),
    "criterion": Page(get=ROLES, more=("I04",)),
    "guide": Page(),  # only in the demonstration
    "worksheet": Page(get=ROLES),
    "monitoring": Page(get=ROLES),
    "monitoring_file": Page(post=(PI, MON, ADM), sent=_FILE | {"kind": "queries"}),
    "study": Page(get=ROLES),
    "what_if": Page(get=ROLES, sent={"change": "weight_more_than_kg", "of": "weight_more_than_kg", "value": "130"}),
    "study_file": Page(post=(PI, MON, ADM), more=("flow",), sent={"site": "UAB"}),
    "medicines": Page(get=ROLES, sent={"q": "pred"}),
    "exports": Page(get=(PI, MON, ADM)),
    "screening_log_file": Page(post=(PI, MON, ADM), sent=_FILE),
    "prescreening_log_file": Page(post=(PI, MON, ADM), sent=_FILE),
    "audit_trail": Page(get=(PI, MON, ADM)),
    "trail_file": Page(post=(PI, MON, ADM), sent=_FILE),
    "record_file": Page(post=(PI, MON, ADM), sent={"participant": "UAB-001"}),
    "code_list_file": Page(post=(PI,), sent=_FILE | {"site": "UAB"}),
    "prescreening": Page(get=ROLES, post=RECORDERS),
    "prescreening_entry": Page(get=RECORDERS, post=RECORDERS, more=("prescreening",)),
    "participants": Page(get=ROLES),
    "save_filter": Page(post=ROLES, sent={"name": "In review", "status": "in_review"}),
    "delete_filter": Page(post=ROLES, sent={"key": "1"}),
    "register": Page(get=RECORDERS, post=RECORDERS),
    "participant": Page(get=ROLES, visit="draft", of_person=True),
    "identity": Page(post=RECORDERS, visit="draft", of_person=True),
    "change_identity": Page(post=RECORDERS, visit="draft", of_person=True, sent={"surname": "Madeup"}),
    "new_attempt": Page(get=RECORDERS, visit="failed", of_person=True),
    "form": Page(get=ROLES, post=RECORDERS, visit="draft"),
    "calendar": Page(get=ROLES, visit="draft"),
    "live": Page(post=ROLES, visit="draft"),
    "value_history": Page(get=ROLES, visit="in review", more=("status",)),
    "review": Page(get=ROLES, visit="in review"),
    "rule": Page(post=(PI,), visit="in review", more=("I07",), sent={"I07-verdict": "PASS", "I07-reason": "No rash."}),
    "judge": Page(post=(PI,), visit="in review", sent={"unadvisable": "no", "reason": "Nothing speaks against it."}),
    "return": Page(
        post=(PI,), visit="in review", sent={"return-subject": "I04", "return-text": "Please check the date."}
    ),
    "sign": Page(post=(PI,), visit="in review", sent={"sign-username": "a", "sign-password": "b", "sign-version": "1"}),
    "verify": Page(post=(MON,), visit="in review", more=("I04",)),
    "verify_several": Page(post=(MON,), visit="in review", sent={"codes": "I04"}),
    "filled_worksheet": Page(get=ROLES, visit="draft"),
    "raise_query": Page(
        get=(PI, MON), post=(PI, MON), visit="in review", sent={"query-subject": "I04", "query-text": "Which report?"}
    ),
    "answer_query": Page(get=RECORDERS, post=RECORDERS, visit="in review", more=("query",)),
    "close_query": Page(post=(PI, MON), visit="in review", more=("query",)),
    "move": Page(get=RECORDERS, post=RECORDERS, visit="draft", sent={"reason": "Approved."}),
    "reopen": Page(get=(PI,), post=(PI,), visit="eligible", sent={"reason": "The weight was wrong."}),
    "decline": Page(get=RECORDERS, post=RECORDERS, visit="draft", sent=_REASON),
    "withdraw": Page(get=RECORDERS, post=RECORDERS, visit="draft", sent=_REASON),
    "enrol": Page(get=RECORDERS, post=RECORDERS, visit="eligible"),
    "discontinue": Page(get=RECORDERS, post=RECORDERS, visit="eligible", sent=_REASON),
}

_OPERATIONS = ("changelist", "add", "change", "history", "delete")
ADMINISTRATION = {
    *("index", "login", "logout", "password_change", "password_change_done", "autocomplete", "jsi18n", "view_on_site"),
    *("app_list", "catch_all", "auth_user_password_change"),
    *(
        f"screening_{model}_{operation}"
        for model in ("siterole", "delegation", "user", "site", "consentversion", "study", "auditevent")
        for operation in _OPERATIONS
    ),
}
"""The addresses of the administration: for administrators alone."""
