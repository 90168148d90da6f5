"""All settings. They are read from the environment and are safe where it says nothing."""

import os
import sys
from datetime import timedelta
from pathlib import Path

import dj_database_url
from csp.constants import NONE, SELF

from mightscreen.provider import Provider
from mightscreen.secrets import audit_key, identity_keys, secret_key


def _on(name: str) -> bool:
    return os.environ.get(name, "") == "1"


def _listed(name: str) -> list[str]:
    return [part.strip() for part in os.environ.get(name, "").split(",") if part.strip()]


BASE_DIR = Path(__file__).resolve().parent.parent
VAR_DIR = Path(os.environ.get("VAR_DIR", BASE_DIR / "var"))
SPEC_TABLES_DIR = BASE_DIR / "tests" / "spec"  # the worked cases that the protocol page shows

TESTING = "pytest" in sys.modules
DEBUG = _on("DEBUG")
DEMO = _on("DEMO")
PRESCREENER = _on("PRESCREENER")  # open to strangers; its wording needs the approval of an ethics committee
LOCAL = DEBUG or DEMO or TESTING  # plain HTTP on this machine

SECRET_KEY = "for-tests-only" * 5 if TESTING else secret_key(VAR_DIR, demo=DEMO)
IDENTITY_KEYS = ["dGhpcyBrZXkgaXMgZm9yIHRoZSB0ZXN0cyBvbmx5ISE="] if TESTING else identity_keys(VAR_DIR, demo=DEMO)
AUDIT_KEY = "for-tests-only" * 5 if TESTING else audit_key(VAR_DIR, demo=DEMO)
AUDIT_ANCHOR = Path(os.environ.get("AUDIT_ANCHOR", VAR_DIR / "audit-anchor.log"))
AUDIT_ANCHOR_MINUTES = 10  # of activity, at most, between two lines of the anchor
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]", "testserver"] if LOCAL else _listed("ALLOWED_HOSTS")
CSRF_TRUSTED_ORIGINS = _listed("CSRF_TRUSTED_ORIGINS")

INSTALLED_APPS = [
    "screening",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "crispy_forms",
    "crispy_bootstrap5",
    "django_htmx",
    "django_filters",
    "csp",
    "axes",
    "allauth",
    "allauth.account",
    "allauth.mfa",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "csp.middleware.CSPMiddleware",
    "screening.views.headers.NothingKept",
    "screening.views.errors.InWords",  # after all that gives headers, so that its pages have them too
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "screening.views.sessions.Sessions",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "screening.views.carry_over.SignInFirst",
    "django.contrib.messages.middleware.MessageMiddleware",
    "screening.views.sessions.EndsInTheEnd",
    "screening.views.second_factor.SecondFactorFirst",
    "django_htmx.middleware.HtmxMiddleware",
]
ROOT_URLCONF = "mightscreen.urls"
WSGI_APPLICATION = "mightscreen.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "mightscreen.context.demo",
                "screening.views.chrome.chrome",
            ]
        },
    }
]
CRISPY_ALLOWED_TEMPLATE_PACKS = CRISPY_TEMPLATE_PACK = "bootstrap5"

# A save that was acknowledged is on the disk, and two writers queue up instead of failing. What cannot be reached is
# answered within 5 seconds with a page that says so (views/errors.py), so each wait is shorter. Commands of manage.py
# may take their time.
DATABASE_PATIENCE = 4.5  # seconds that a request waits for PostgreSQL, all in all (see patience)
STATEMENT_TIMEOUT = int(
    os.environ.get("STATEMENT_TIMEOUT", "0" if TESTING else "4500")
)  # milliseconds; 0 is as long as it takes
_SQLITE = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 4,
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;",
}
_POSTGRESQL = {
    "connect_timeout": 2,
    "options": f"-c statement_timeout={STATEMENT_TIMEOUT} -c lock_timeout=4000 "
    "-c idle_in_transaction_session_timeout=60000",
    "keepalives_idle": 1,
    "keepalives_interval": 1,
    "keepalives_count": 2,
    "tcp_user_timeout": 2500,
}
_database = dj_database_url.config(
    default=f"sqlite:///{VAR_DIR / 'mightscreen.sqlite3'}", conn_max_age=60, conn_health_checks=True
)
_ON_THIS_MACHINE = ("", "localhost", "127.0.0.1", "::1")
if not (_database.get("HOST", "") in _ON_THIS_MACHINE or _database.get("HOST", "").startswith("/")):
    _POSTGRESQL["sslmode"] = "verify-full"
_database["OPTIONS"] = {
    **(_SQLITE if _database["ENGINE"].endswith("sqlite3") else _POSTGRESQL),
    **_database.get("OPTIONS", {}),
}
DATABASES = {"default": _database}
if _database["ENGINE"].endswith("sqlite3"):
    VAR_DIR.mkdir(parents=True, exist_ok=True)
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "screening.User"
_PASSWORDS = "django.contrib.auth.password_validation"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"{_PASSWORDS}.UserAttributeSimilarityValidator", "OPTIONS": {"user_attributes": ("username", "name")}},
    {"NAME": f"{_PASSWORDS}.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": f"{_PASSWORDS}.CommonPasswordValidator"},
    {"NAME": f"{_PASSWORDS}.NumericPasswordValidator"},
]
if TESTING:
    PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
AUTHENTICATION_BACKENDS = ["axes.backends.AxesStandaloneBackend", "django.contrib.auth.backends.ModelBackend"]
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False  # it ends by itself, whoever goes on guessing
AXES_LOCKOUT_PARAMETERS = ["username"]
AXES_USERNAME_CALLABLE = "screening.actions.passwords.lock_name"
AXES_DISABLE_ACCESS_LOG = True  # the audit trail is the one record
AXES_ENABLE_ADMIN = AXES_VERBOSE = False
# Its middleware would put another page in place of the sign-in form; addresses do not count, and browsers neither.
SILENCED_SYSTEM_CHECKS = ["axes.W002", "axes.W006"]
# Of django-allauth, the second factor and the confirmation that it is still the same person; the sign-in is ours.
MFA_REQUIRED = os.environ.get("MFA_REQUIRED", "0" if DEMO or TESTING else "1") == "1"
MFA_ADAPTER = "screening.actions.adapters.SecondFactors"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes", "webauthn"]
MFA_FORMS = {
    "authenticate": "screening.forms.second_factor.CodeForm",
    "reauthenticate": "screening.forms.second_factor.CodeAgainForm",
    "activate_totp": "screening.forms.second_factor.ActivateForm",
    "add_webauthn": "screening.forms.second_factor.AddPasskeyForm",
    "edit_webauthn": "screening.forms.second_factor.RenamePasskeyForm",
    "authenticate_webauthn": "screening.forms.second_factor.PasskeyForm",
    "reauthenticate_webauthn": "screening.forms.second_factor.PasskeyAgainForm",
}
# Single sign-on by OpenID Connect; None is off.
OIDC = None if TESTING else Provider.from_environment(local=LOCAL)
OIDC_PATIENCE = 4  # seconds that a request waits for the provider, all in all
OIDC_LEEWAY = 10  # seconds that its clock may be wrong
OIDC_BEGUN_FOR = 10 * 60  # seconds from the button here until the way back
MFA_TOTP_ISSUER = "MIGHTScreen"
MFA_TOTP_TOLERANCE = 1  # steps of 30 seconds that a clock may be wrong; a code still works once
MFA_WEBAUTHN_USER_VERIFICATION = "required"
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = LOCAL
ACCOUNT_ADAPTER = "screening.actions.adapters.Accounts"
ACCOUNT_FORMS = {"reauthenticate": "screening.forms.second_factor.PasswordAgainForm"}
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_RATE_LIMITS = False  # it would count addresses; a name is what is locked
ACCOUNT_REAUTHENTICATION_TIMEOUT = 5 * 60
LOGIN_URL = "sign_in"
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = "sign_in"
FILE_UPLOAD_HANDLERS = ["screening.views.uploads.NoFiles"]
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000  # a form with 100 rows in each list, and a reason for each, sends 6,500
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"  # they may name a screening number
CSRF_FAILURE_VIEW = "screening.views.errors.csrf_failure"

SIMPLE_HISTORY_DATE_INDEX = False  # a version is found by its row, never by its day

SESSION_COOKIE_AGE = 15 * 60  # seconds without a request
SESSION_LONGEST = 12 * 3600  # seconds after signing in, however busy
SESSION_RENEWED = 30  # seconds: requests that follow one another more closely count as one
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = not LOCAL
if not LOCAL:  # a name that browsers take from this host alone, over TLS
    SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = "__Host-sessionid", "__Host-csrftoken"
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Strict"
SECURE_HSTS_SECONDS = 0 if LOCAL else 365 * 24 * 3600
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = not LOCAL
if _on("BEHIND_TLS_PROXY"):  # only where a proxy sets this header itself
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],  # Bootstrap draws its arrows and ticks as data: images
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    }
}

# Links to set a password go by mail; where no server is named they are shown to the administrator once.
EMAIL_HOST = os.environ.get("EMAIL_HOST", "")
EMAIL_PORT = int(os.environ.get("EMAIL_PORT", "587"))
EMAIL_HOST_USER = os.environ.get("EMAIL_HOST_USER", "")
EMAIL_HOST_PASSWORD = os.environ.get("EMAIL_HOST_PASSWORD", "")
EMAIL_USE_TLS = os.environ.get("EMAIL_USE_TLS", "1") == "1"
EMAIL_TIMEOUT = 5
_mail = "smtp" if EMAIL_HOST else "console" if LOCAL else "dummy"  # a link is not for the log of a real server
EMAIL_BACKEND = f"django.core.mail.backends.{_mail}.EmailBackend"
DEFAULT_FROM_EMAIL = os.environ.get("EMAIL_FROM", "mightscreen@localhost")
PASSWORD_RESET_TIMEOUT = 3600

LANGUAGE_CODE = "en"
USE_I18N = False
USE_TZ = True
TIME_ZONE = "UTC"
FORMAT_MODULE_PATH = "mightscreen.formats"

STATIC_URL = "static/"
STATIC_ROOT = BASE_DIR / "staticfiles"
STATICFILES_DIRS = [BASE_DIR / "static"]
WHITENOISE_USE_FINDERS = WHITENOISE_AUTOREFRESH = LOCAL
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if LOCAL
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "plain": {
            "()": "mightscreen.logs.WithoutValues",
            "format": "{asctime} {levelname} {name} {message}",
            "style": "{",
        }
    },
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {"django": {"handlers": ["console"], "level": "WARNING", "propagate": False}},
}
