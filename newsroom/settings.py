"""All settings, in one file; what differs between places comes from the environment (see README)."""

import sys
from email.utils import formataddr
from pathlib import Path
from urllib.parse import urlsplit

import dj_database_url
from django.core.exceptions import ImproperlyConfigured
from django.utils.csp import CSP

from newsroom import database, env

BASE_DIR = Path(__file__).resolve().parent.parent
DATA_DIR = env.read("DATA_DIR", env.folder, BASE_DIR / ".data")

DATABASE_URL = env.read("DATABASE_URL", env.database_address, "")
IS_LOCAL = not DATABASE_URL
DEBUG = env.read("DEBUG", env.boolean, False)
PORT = env.read("PORT", env.port, 8000)
SITE_URL = env.read("SITE_URL", env.address, f"http://127.0.0.1:{PORT}")
SITE_NAME = "Newsroom"


def _secret_key() -> str:
    """SECRET_KEY; on a local run, one that is made once and kept in DATA_DIR."""
    key = env.read("SECRET_KEY", str, "")
    if key:
        return key
    if not IS_LOCAL and not DEBUG:
        raise ImproperlyConfigured(
            "SECRET_KEY is not set: a site that runs on DATABASE_URL with DEBUG off needs a secret of its own."
        )
    from django.core.management.utils import get_random_secret_key

    DATA_DIR.mkdir(parents=True, exist_ok=True)
    kept = DATA_DIR / "secret_key"
    if not kept.exists():
        kept.touch(mode=0o600)
        kept.write_text(get_random_secret_key() + get_random_secret_key())
    return kept.read_text()


SECRET_KEY = _secret_key()
ALLOWED_HOSTS = env.read("ALLOWED_HOSTS", env.words, ["127.0.0.1", "localhost", "[::1]"])
CSRF_TRUSTED_ORIGINS: list[str] = env.read("CSRF_TRUSTED_ORIGINS", env.origins, [])

INSTALLED_APPS = [
    "desk",
    "pages",
    "articles",
    "companies",
    "images",
    "embargoes",
    "taggit",
    "procrastinate.contrib.django",
    "desk.admin_config.DeskAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    # A few random bytes in each answer hide how long what is secret in it is.
    "django.middleware.gzip.GZipMiddleware",
    "django.middleware.csp.ContentSecurityPolicyMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "newsroom.freshness.FreshnessMiddleware",
    "django.middleware.http.ConditionalGetMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "newsroom.language.LanguageMiddleware",
    "newsroom.outage.DatabaseOutageMiddleware",
    "newsroom.queries.UnreadableMiddleware",
    "pages.errors.EmptyRefusalMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
]

ROOT_URLCONF = "newsroom.urls"
WSGI_APPLICATION = "newsroom.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.csp",
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "pages.masthead.masthead",
            ],
        },
    }
]
# Templates of the project come before the admin's own of the same name.
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"
INSTALLED_APPS.append("django.forms")

_database = dj_database_url.parse(DATABASE_URL or database.embedded_address(DATA_DIR / "postgres"))
_database["CONN_MAX_AGE"] = 0
# A connection is tried before it is handed out, so that a restarted server costs no restart here.
_database["CONN_HEALTH_CHECKS"] = True
# A cursor at the server asks three times for what fits into one answer, and nothing here reads more than that.
_database["DISABLE_SERVER_SIDE_CURSORS"] = True
_database["OPTIONS"] = {**_database.get("OPTIONS", {}), "pool": {"min_size": 1, "max_size": 8, "timeout": 5}}
DATABASES = {"default": _database}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "desk.bundles.BundlingStorage"},
}
STATIC_URL = "/static/"
STATIC_ROOT = DATA_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
WHITENOISE_MAX_AGE = 3600
# Source maps are for developers' tools only, and large: not worth the seconds that compressing them takes.
WHITENOISE_SKIP_COMPRESS_EXTENSIONS = ("jpg", "png", "webp", "avif", "gz", "br", "woff2", "map")
MEDIA_URL = "/media/"
MEDIA_ROOT = DATA_DIR / "media"
DATA_UPLOAD_MAX_MEMORY_SIZE = 6_000_000

CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}

# Without EMAIL_URL, mails are kept as files: nothing fails, and nothing is sent.
_mail = env.read("EMAIL_URL", env.mail, env.mail_folder(DATA_DIR / "mail"))
MAILERS = {"default": _mail.mailer}
_sender = _mail.sender or f"newsroom@{urlsplit(SITE_URL).hostname}"
DEFAULT_FROM_EMAIL = formataddr((SITE_NAME, _sender))
MAIL_DOMAIN = _sender.rpartition("@")[2]

# Side effects of stories. What is empty is off.
PURGE_URL = env.read("PURGE_URL", env.address, "")
SITEMAP_PINGS: list[str] = env.read("SITEMAP_PINGS", env.pings, [])
WEBSUB_HUBS: list[str] = env.read("WEBSUB_HUBS", env.origins, [])
# Places in a private network that webhooks may be sent to all the same.
WEBHOOKS_INSIDE: list[str] = env.read("WEBHOOKS_INSIDE", env.places, [])

LANGUAGE_CODE = env.read("LANGUAGE_CODE", env.language, "it")
LANGUAGES = [("it", "Italiano"), ("en", "English")]
LOCALE_PATHS = [BASE_DIR / "locale"]
TIME_ZONE = env.read("TIME_ZONE", env.zone, "Europe/Rome")
USE_TZ = True
# What the clocks show there is told beside every time that is scheduled.
OTHER_ZONES = env.read("OTHER_ZONES", env.zones, ["Europe/London", "America/New_York", "Asia/Shanghai"])

LOGIN_URL = "admin:login"
LOGIN_REDIRECT_URL = "admin:index"
AUTHENTICATION_BACKENDS = ["newsroom.backends.OneQueryBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
TAGGIT_CASE_INSENSITIVE = True
TAGGIT_STRIP_UNICODE_WHEN_SLUGIFYING = True

SECURE_CSP: dict[str, list[str]] = {
    "default-src": [CSP.NONE],
    # The nonce is written only where a template asks for it: in the admin, never on a public page.
    "script-src": [CSP.SELF, CSP.NONCE],
    "style-src": [CSP.SELF],
    "img-src": [CSP.SELF, "data:"],
    "font-src": [CSP.SELF],
    "connect-src": [CSP.SELF],
    "form-action": [CSP.SELF],
    "frame-ancestors": [CSP.NONE],
    "base-uri": [CSP.NONE],
}
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
X_FRAME_OPTIONS = "DENY"
CSRF_FAILURE_VIEW = "pages.errors.csrf_failure"
IS_SECURE = SITE_URL.startswith("https://")
SECURE_SSL_REDIRECT = False  # the proxy in front ends TLS and redirects
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if IS_SECURE else None
SECURE_HSTS_SECONDS = 31_536_000 if IS_SECURE else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = IS_SECURE
SECURE_HSTS_PRELOAD = IS_SECURE
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = IS_SECURE
SESSION_COOKIE_AGE = 60 * 60 * 24 * 14
# W008: see SECURE_SSL_REDIRECT above.
SILENCED_SYSTEM_CHECKS = ["security.W008"]

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line", "stream": sys.stderr}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
