"""Settings. A person who installs Hyogi needs none of them: `HYOGI_HOME` and `DATABASE_URL` say all there is to say."""

import os
from pathlib import Path

from hyogi.config.home import address, database, home, hosts, mail_server, secret
from hyogi.foundation.translations import catalogues, compile_catalogues

HYOGI_HOME = home()
SECRET_KEY = secret("django")
DEBUG = False
ALLOWED_HOSTS = hosts()

ROOMS = [
    "foundation",
    "design",
    "organisation",
    "accounts",
    "regimes",
    "cycles",
    "rollups",
    "indicators",
    "reports",
    "reviews",
    "meetings",
    "ballots",
    "followup",
    "results",
    "directives",
    "practices",
    "succession",
    "records",
    "papers",
    "site",
    "ops",
]
"""The rooms that stand, in the order in which they stand on one another. Rooms with a door plate only are not apps."""

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    *[f"hyogi.{room}" for room in ROOMS],
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "csp",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "hyogi.accounts.middleware.WhoAmI",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "hyogi.foundation.middleware.Answers",
]
FORM_RENDERER = "hyogi.design.form_renderer.Drawn"
TEMPLATES = [
    {
        "BACKEND": "hyogi.foundation.templates.Templates",
        "DIRS": [Path(__file__).parent / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "hyogi.site.context.surroundings",
            ],
            "builtins": [
                "django.templatetags.i18n",
                "hyogi.foundation.templatetags.hyogi_once",
                "hyogi.design.templatetags.hyogi_design",
            ],
        },
    }
]
ROOT_URLCONF = "hyogi.config.urls"
ASGI_APPLICATION = "hyogi.config.asgi.application"

DATABASES = {"default": database(os.environ.get("DATABASE_URL"))}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "foundation_cache",
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    }
}
"""Counts attempts to sign in, for all processes together; small limits would forget them in a full hall."""

AUTH_USER_MODEL = "accounts.Account"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
]

LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English"), ("ja", "日本語"), ("zh-hans", "简体中文")]
compile_catalogues(catalogues(Path(__file__).parent.parent))
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Asia/Shanghai"

STATIC_URL = "/static/"
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = False

HTTPS = os.environ.get("HYOGI_HTTPS") == "1"
"""Set where Hyogi stands behind HTTPS; without it Hyogi runs on a hall's plain network and says what is lost."""
if HTTPS:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_HSTS_SECONDS = 31_536_000
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = HTTPS
SESSION_COOKIE_AGE = 12 * 60 * 60
SESSION_COOKIE_HTTPONLY = LANGUAGE_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = LANGUAGE_COOKIE_SAMESITE = "Lax"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CSRF_FAILURE_VIEW = "hyogi.site.views.form_expired"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'"],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "form-action": ["'self'"],
        "base-uri": ["'none'"],
        "frame-ancestors": ["'none'"],
    }
}
MESSAGE_STORAGE = "django.contrib.messages.storage.cookie.CookieStorage"
DATA_UPLOAD_MAX_MEMORY_SIZE = 8 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000  # the count of one class: every reporter, item and mark is a field
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
ADDRESS = address(HTTPS)
"""Where the pages are found, for mails that no page sends; empty where nobody said."""
globals().update(mail_server(os.environ.get("HYOGI_SMTP"), os.environ.get("HYOGI_MAIL_FROM")))

LOGIN_URL = "/account/login/"
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = "/"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_ADAPTER = "hyogi.accounts.adapter.Adapter"
ACCOUNT_FORMS = {
    "login": "hyogi.accounts.forms.SignInForm",
    "reauthenticate": "hyogi.accounts.forms.ReauthenticateForm",
    "change_password": "hyogi.accounts.forms.ChangePasswordForm",
}
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = False
"""Changing the password ends every other session; the one in which it was changed goes on under a new key."""
ACCOUNT_RATE_LIMITS = {
    "login": "1000/m/ip",
    "login_failed": "10/m/key,500/5m/ip",
    "invitation": "100/5m/ip",
    "reauthenticate": "10/m/user",
    "change_password": "10/m/user",
}
"""A whole hall signs in through one address, so addresses have wide limits. The narrow one is per account and device
(`accounts.adapter`): a stranger who guesses does not lock out the owner, who has signed in from his device before."""
ALLAUTH_TRUSTED_PROXY_COUNT = 1 if HTTPS else 0
MFA_ADAPTER = "hyogi.accounts.adapter.SecondFactorAdapter"
MFA_FORMS = {
    "authenticate": "hyogi.accounts.forms.SecondFactorForm",
    "reauthenticate": "hyogi.accounts.forms.ReauthenticateByCodeForm",
    "activate_totp": "hyogi.accounts.forms.ActivateTotpForm",
    "add_webauthn": "hyogi.accounts.forms.AddPasskeyForm",
    "edit_webauthn": "hyogi.accounts.forms.RenamePasskeyForm",
}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not HTTPS
MFA_TOTP_ISSUER = "Hyogi"
MFA_TOTP_TOLERANCE = 1
MFA_RATE_LIMITS = {"webauthn_login": "1000/m/ip"}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
SOURCE_URL = os.environ.get("HYOGI_SOURCE", "")
"""Where readers find the source code of what runs here: whoever runs a changed version offers it (AGPL, section 13)."""
SILENCED_SYSTEM_CHECKS = [
    "security.W005",  # HSTS for subdomains and
    "security.W021",  # preloading bind names that are not Hyogi's to bind
    "security.W008",  # the proxy that brings HTTPS redirects to it; the health page must answer it in plain HTTP
]
