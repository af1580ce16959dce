"""Which settings does the site run under? All from the environment; production refuses what is unsafe."""

import os
from pathlib import Path

from django.utils.csp import CSP
from django.utils.translation import gettext_lazy as _

from commontable.front.site.mail import mailer, site_url
from commontable.front.site.pool import still_there
from commontable.front.site.postgres.urls import parse_url
from commontable.front.site.secrets import secret_key

ENV = os.environ
ROOT = Path(__file__).resolve().parents[2]
PRODUCTION = ENV.get("CT_PRODUCTION") == "1"
DEBUG = ENV.get("CT_DEBUG") == "1"
DATA = Path(ENV.get("CT_DATA", ROOT.parents[1] / "var"))
SECRET_KEY = secret_key(ENV, DATA)
KEYFILE = Path(ENV.get("CT_KEYFILE", DATA / "keyfile"))
SNAPSHOTS = DATA / "snapshots"
"""Where the de-identified copies lie that figures are made of."""
SNAPSHOT_DAYS = int(ENV.get("CT_SNAPSHOT_DAYS", "30"))
"""How long one is kept at most."""
KEYSTORE = ENV.get("CT_KEYSTORE", "")
"""The shares of data keys, apart from the database: by default the file `keystore` beside the keyfile."""
PKCS11 = {
    "module": ENV.get("CT_PKCS11_MODULE", ""),
    "token": ENV.get("CT_PKCS11_TOKEN", "commontable"),
    "key": ENV.get("CT_PKCS11_KEY", "keyfile"),
    "pin_file": ENV.get("CT_PKCS11_PIN_FILE", str(DATA / "pkcs11-pin")),
}
"""The token that locks the keyfile, where there is one."""
ALLOWED_HOSTS = ENV.get("CT_ALLOWED_HOSTS", "127.0.0.1,localhost,[::1]").split(",")
CSRF_TRUSTED_ORIGINS = [origin for origin in ENV.get("CT_TRUSTED_ORIGINS", "").split(",") if origin]
HOST_LINE = ENV.get("CT_HOST_LINE", "")
OPEN_DATA_LICENCE = ENV.get("CT_OPEN_DATA_LICENCE", "")
"""The address of the licence under which published numbers may be used; none is said where there is none."""

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "django_htmx",
    "procrastinate.contrib.django",
    "commontable.groundwork.vocabulary",
    "commontable.groundwork.access",
    "commontable.groundwork.accounts",
    "commontable.groundwork.ledger",
    "commontable.groundwork.queue",
    "commontable.groundwork.keys",
    "commontable.groundwork.upkeep",
    "commontable.groundwork.design",
    "commontable.partnership.agencies",
    "commontable.partnership.agreements",
    "commontable.partnership.tables",
    "commontable.partnership.meetings",
    "commontable.response.situations",
    "commontable.response.agenda",
    "commontable.response.identity",
    "commontable.response.repeats",
    "commontable.response.disclosure",
    "commontable.response.filters",
    "commontable.response.interventions",
    "commontable.response.emergency",
    "commontable.response.answering",
    "commontable.response.closing",
    "commontable.response.moves",
    "commontable.response.returns",
    "commontable.response.past",
    "commontable.insight.snapshot",
    "commontable.insight.release",
    "commontable.insight.maps",
    "commontable.insight.explorer",
    "commontable.insight.reports",
    "commontable.front.desk",
    "commontable.front.set_up",
    "commontable.front.room",
    "commontable.front.site",
]

MIDDLEWARE = [
    "commontable.front.site.headers.Headers",
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.csp.ContentSecurityPolicyMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "commontable.front.site.language.AccountLanguage",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "commontable.front.site.transaction.ActorTransaction",
]

ROOT_URLCONF = "commontable.front.site.urls"
ASGI_APPLICATION = "commontable.front.site.asgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.csp",
                "django.template.context_processors.i18n",
                "commontable.front.site.context.everywhere",
            ],
        },
    }
]

FORM_RENDERER = "commontable.groundwork.design.renderer.Renderer"

REQUESTS_AT_ONCE = int(ENV.get("CT_POOL", "8"))
"""So many requests a web process answers at once, each with a thread and a connection. The next waits its turn."""

_POOL = {"min_size": 1, "max_size": REQUESTS_AT_ONCE, "timeout": 10, "check": still_there}

# Planning behind row policies takes four fifths of the database's time: a statement asked five times is kept as planned.
# What it may see is in settings of the transaction, which the plan reads anew each time; no policy function is immutable.
PREPARED = {"server_side_binding": True, "prepare_threshold": 5 if ENV.get("CT_PREPARE", "1") == "1" else None}


def _database(url: str, **options) -> dict:
    fields = parse_url(url)
    # A connection is asked before a request gets it: one that the database closed in the meantime is nobody's lost press.
    return {
        **fields,
        "CONN_MAX_AGE": 0,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {**fields.get("OPTIONS", {}), **options},
    }


DATABASES = {"default": _database(ENV["DATABASE_URL"], pool=_POOL, **PREPARED)} if "DATABASE_URL" in ENV else {}
if "DATABASE_OWNER_URL" in ENV:
    DATABASES["owner"] = _database(ENV["DATABASE_OWNER_URL"])
if ENV.get("CT_NO_POOL") == "1" and DATABASES:
    DATABASES["default"]["OPTIONS"].pop("pool")

LISTEN_URL = ENV.get("DATABASE_LISTEN_URL", "")
"""Where the web process hears that a meeting changed: a session of its own, as a role that reads nothing."""

METRICS_TOKEN = ENV.get("CT_METRICS_TOKEN", "")
"""Who says it may read how the installation is. Empty: nobody may."""

# Unique with nulls alike and columns made of others are in PostgreSQL 15, our floor; without a database the checks cannot know.
SILENCED_SYSTEM_CHECKS = ["models.W047", "fields.E220", "fields.E222"]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "accounts.Account"
AUTHENTICATION_BACKENDS = ["commontable.groundwork.accounts.backend.PasswordBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
LOGIN_URL = "site:sign_in"

SESSION_ENGINE = "commontable.front.site.session_store"
SESSION_COOKIE_NAME = "__Host-session" if PRODUCTION else "session"
SESSION_COOKIE_SAMESITE = "Strict"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SECURE = PRODUCTION
SESSION_COOKIE_AGE = 12 * 60 * 60
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
ROOM_COOKIE_NAME = "__Secure-room" if PRODUCTION else "room"
CSRF_COOKIE_NAME = "__Host-csrf" if PRODUCTION else "csrf"
CSRF_COOKIE_SAMESITE = "Strict"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SECURE = PRODUCTION
CSRF_FAILURE_VIEW = "commontable.front.site.faults.csrf_failure"

SECURE_HSTS_SECONDS = 31_536_000 if PRODUCTION else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = PRODUCTION
SECURE_SSL_REDIRECT = PRODUCTION and ENV.get("CT_TLS_REDIRECT", "1") == "1"
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if ENV.get("CT_BEHIND_PROXY") == "1" else None
SECURE_REFERRER_POLICY = "same-origin"  # with "no-referrer" browsers send Origin: null and every form is refused
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_CSP = {
    "default-src": [CSP.NONE],
    "script-src": [CSP.SELF],
    "style-src": [CSP.SELF],
    "img-src": [CSP.SELF],
    "font-src": [CSP.SELF],
    "connect-src": [CSP.SELF],
    "form-action": [CSP.SELF],
    "base-uri": [CSP.NONE],
    "frame-ancestors": [CSP.NONE],
}

MAIL_IS_SET_UP = bool(ENV.get("CT_SMTP_URL"))
MAILERS = {"default": mailer(ENV)}
DEFAULT_FROM_EMAIL = ENV.get("CT_MAIL_FROM", "")
SITE_URL = site_url(ENV)

LANGUAGE_CODE = "en"
LANGUAGES = [("en", _("English")), ("fr", _("French"))]
LOCALE_PATHS = [ROOT / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = ENV.get("CT_TIME_ZONE", "UTC")

STATIC_URL = "static/"
STATIC_ROOT = DATA / "static" if PRODUCTION else None
# Named by their content, so that a browser may keep them for ever; a checkout serves them as they are.
if PRODUCTION:
    STORAGES = {
        "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
        "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
    }
WHITENOISE_USE_FINDERS = not PRODUCTION
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2000
# A list of people and a document are kept in memory or not taken at all: nothing uploaded is ever laid down on disk.
FILE_UPLOAD_HANDLERS = ["commontable.front.site.uploads.InMemory"]
LARGEST_LIST = 1024 * 1024
LARGEST_DOCUMENT = 20 * 1024 * 1024 + 4096
# What the server reads before any handler is asked: from here on Django would lay it down on disk, unsealed.
FILE_UPLOAD_MAX_MEMORY_SIZE = LARGEST_DOCUMENT
# A virus scanner (clamd), asked about each document: the path of its socket, or host:port. Empty: none is asked.
CLAMD = ENV.get("CT_CLAMD", "")
# A folder with trained pipelines (en, fr) that read for names beside the rules. Empty: none are loaded.
LOCAL_NAMES = ENV.get("CT_LOCAL_NAMES", "")

PROCRASTINATE_AUTODISCOVER_MODULE_NAME = "jobs"
PROCRASTINATE_WORKER_DEFAULTS = {"delete_jobs": "successful", "shutdown_graceful_timeout": 5.0}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {
            "class": "commontable.front.site.logs.Line",
            "format": "{asctime} {levelname} {name} {message}",
            "style": "{",
        }
    },
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "INFO"},
    "filters": {"secrets": {"()": "commontable.front.site.logs.WithoutSecrets"}},
    "loggers": {"django.request": {"filters": ["secrets"]}, "procrastinate": {"level": "WARNING"}},
}
