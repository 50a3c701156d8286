"""Every setting of Trellis, read top to bottom; the environment says what differs."""

from pathlib import Path

import environ
import structlog
from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _

env = environ.Env()

BASE_DIR = Path(__file__).resolve().parent.parent
VAR_DIR = Path(env.str("TRELLIS_VAR", default=str(BASE_DIR / "var")))

# The installation
DEBUG = env.bool("TRELLIS_DEBUG", default=False)
DEMO = env.bool("TRELLIS_DEMO", default=False)
SITE_URL = env.str("TRELLIS_SITE_URL", default="http://localhost:8000").rstrip("/")
# Whom people write to about privacy, accessibility or a lost account; said on those pages.
CONTACT = env.str("TRELLIS_CONTACT", default="")
ALLOWED_HOSTS = env.list("TRELLIS_HOSTS", default=["localhost", "127.0.0.1"])
CSRF_TRUSTED_ORIGINS = env.list("TRELLIS_TRUSTED_ORIGINS", default=[])


def _secret_key() -> str:
    """The key from the environment, else from the file that set-up wrote (0600)."""
    given = env.str("TRELLIS_SECRET_KEY", default="")
    return given or (VAR_DIR / "secret-key").read_text(encoding="ascii").strip()


SECRET_KEY = _secret_key()

# Rooms, lowest floor last
INSTALLED_APPS = [
    "desk",
    "guide",
    "actionplans",
    "programme",
    "cohorts",
    "remarks",
    "outbox",
    "accounts",
    "rules.apps.AutodiscoverRulesConfig",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "django_htmx",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.forms",
]
MIDDLEWARE = [
    "desk.middleware.SafetyHeadersMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "accounts.middleware.RateLimitMiddleware",
    "accounts.middleware.SignInMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "cohorts.middleware.StandingMiddleware",
    "accounts.middleware.TimeZoneMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "desk.middleware.RefusedMiddleware",
]
ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "desk.views.context.page_context",
            ],
        },
    }
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

# Data: SQLite by default, PostgreSQL when configured
DATABASES = {"default": env.db_url("DATABASE_URL", default=f"sqlite:///{VAR_DIR}/trellis.sqlite3")}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["OPTIONS"] = {
        "timeout": 20,
        "transaction_mode": "IMMEDIATE",
        # FULL: a stored text survives a power cut, not only a crash.
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;",
    }
else:
    DATABASES["default"]["CONN_MAX_AGE"] = 60
    DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
# Files: a folder by default, an object store when configured
STORAGE_URL = env.str("TRELLIS_STORAGE_URL", default=f"file://{VAR_DIR.absolute()}/media")
MEDIA_ROOT = Path(STORAGE_URL.removeprefix("file://"))
STORAGES = {
    "default": (
        {"BACKEND": "django.core.files.storage.FileSystemStorage"}
        if STORAGE_URL.startswith("file:///")
        else {"BACKEND": "desk.adapters.store.ObjectStore", "OPTIONS": {"address": STORAGE_URL}}
    ),
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024

# Background work: one process by itself, Redis when configured
REDIS_URL = env.str("TRELLIS_REDIS_URL", default="")
CELERY_BROKER_URL = REDIS_URL or "memory://localhost"
CELERY_TASK_IGNORE_RESULT = True
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
# A click never waits for a queue that is down: one try, a second at most.
QUEUE_PATIENCE = {
    "socket_timeout": 1,
    "socket_connect_timeout": 1,
    "max_retries": 1,
    "interval_start": 0,
    "interval_step": 0,
    "interval_max": 0,
}
CELERY_BROKER_TRANSPORT_OPTIONS = QUEUE_PATIENCE if REDIS_URL else {"polling_interval": 0.2}
CELERY_TASK_PUBLISH_RETRY = False
TICK_SECONDS = env.int("TRELLIS_TICK_SECONDS", default=15)
BUILD_LEASE_SECONDS = env.int("TRELLIS_BUILD_LEASE_SECONDS", default=30)
# What is kept goes by the hash of its content: it is never wrong, only unasked for after a month.
CACHES = {
    "default": {"TIMEOUT": 30 * 24 * 60 * 60}
    | (
        {
            "BACKEND": "desk.adapters.cache.PatientRedisCache",
            "LOCATION": REDIS_URL,
            "OPTIONS": {"socket_timeout": 1, "socket_connect_timeout": 1},
        }
        if REDIS_URL
        # As many as the sections and pages of some editions; Django's 300 would be thrown out all the time.
        else {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "OPTIONS": {"MAX_ENTRIES": 1000}}
    )
}

# Who signs in, and how
AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = [
    "rules.permissions.ObjectPermissionBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in ("UserAttributeSimilarityValidator", "MinimumLengthValidator", "CommonPasswordValidator")
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = reverse_lazy("desk:desk")
LOGOUT_REDIRECT_URL = "/"
ACCOUNT_ADAPTER = "accounts.adapters.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
# Some city halls hold unknown mail back for minutes; the page of the code says how long it works.
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 15 * 60
ACCOUNT_LOGIN_BY_CODE_SUPPORTS_RESEND = True
ACCOUNT_CHANGE_EMAIL = True  # one address a person, changed once the new one has answered
ACCOUNT_EMAIL_NOTIFICATIONS = True  # a changed password or address is told to who should know
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_USER_DISPLAY = "accounts.models.user.display_name"
ACCOUNT_EMAIL_VERIFICATION = "none"  # an invitation has proved the address already
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_FORMS = {
    "login": "accounts.forms.sign_in.SignInForm",
    "request_login_code": "accounts.forms.sign_in.AskCodeForm",
    "confirm_login_code": "accounts.forms.sign_in.CodeForm",
    "reauthenticate": "accounts.forms.sign_in.AskAgainForm",
    "reset_password": "accounts.forms.sign_in.ResetPasswordForm",
    "reset_password_from_key": "accounts.forms.sign_in.ChooseNewPasswordForm",
    "change_password": "accounts.forms.sign_in.ChangePasswordForm",
    "set_password": "accounts.forms.sign_in.SetPasswordForm",
    "add_email": "accounts.forms.sign_in.AddressForm",
}
MFA_FORMS = {
    "authenticate": "accounts.forms.sign_in.AppCodeForm",
    "reauthenticate": "accounts.forms.sign_in.AppCodeAgainForm",
    "activate_totp": "accounts.forms.sign_in.BindAppForm",
}
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SITE_URL.startswith("https://")
CSRF_FAILURE_VIEW = "desk.views.errors.csrf_failure"
SECURE_REFERRER_POLICY = "same-origin"
SECURE_HSTS_SECONDS = 31_536_000 if SESSION_COOKIE_SECURE else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if SESSION_COOKIE_SECURE else None
X_FRAME_OPTIONS = "DENY"
# Writes in a minute by one person, or by one address signed out; the longest prefix counts.
RATE_LIMITS = {"/": 3000, "/accounts/invitation/": 60}
# A whole cohort signs in from one room at nine; guesses at one account stay at allauth's own limit.
ACCOUNT_RATE_LIMITS = {"login": "300/m/ip"}
# Behind a proxy: the header in which it names the reader's address.
RATE_LIMIT_ADDRESS_HEADER = env.str("TRELLIS_ADDRESS_HEADER", default="")
# The same for the limits of sign-in; else everybody behind a proxy shares one, and a stranger uses it up.
_IN_A_LIST = RATE_LIMIT_ADDRESS_HEADER.lower() == "x-forwarded-for"
ALLAUTH_TRUSTED_PROXY_COUNT = 1 if _IN_A_LIST else 0
ALLAUTH_TRUSTED_CLIENT_IP_HEADER = None if _IN_A_LIST else RATE_LIMIT_ADDRESS_HEADER or None

# Mail goes to files until a server is named
EMAIL_URL = env.str("TRELLIS_MAIL_URL", default="")
if EMAIL_URL:
    vars().update(env.email_url_config(EMAIL_URL))
else:
    EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    EMAIL_FILE_PATH = VAR_DIR / "mail"
DEFAULT_FROM_EMAIL = env.str("TRELLIS_MAIL_FROM", default="Trellis <trellis@localhost>")

# Words and time
LANGUAGE_CODE = "en-gb"
LANGUAGES = [("en-gb", _("British English"))]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"
LOCALE_PATHS = [BASE_DIR / "locale"]

# Files that the browser asks for, built by ./trellis
STATIC_URL = "static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
WHITENOISE_MAX_AGE = 3600

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "plain": {
            "()": "structlog.stdlib.ProcessorFormatter",
            "processors": [
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                structlog.processors.KeyValueRenderer(key_order=["timestamp", "level", "logger", "event"]),
            ],
            "foreign_pre_chain": [
                structlog.stdlib.add_logger_name,
                structlog.stdlib.add_log_level,
                structlog.processors.TimeStamper(fmt="iso"),
            ],
        }
    },
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["console"], "level": env.str("TRELLIS_LOG", default="INFO")},
    "loggers": {"pikepdf": {"level": "WARNING"}, "fontTools": {"level": "WARNING"}},
}

# One account per address is held by a constraint on the lower-cased address.
SILENCED_SYSTEM_CHECKS = ["auth.W004"]
