"""The pages of the sign-in library that Hyogi uses, one by one. No sign-up, no e-mail, no foreign accounts.

Names stand without a namespace, because the library asks for them so.
"""

from typing import Any

from allauth.account import views as account
from allauth.mfa.base import views as factors
from allauth.mfa.recovery_codes import views as recovery_codes
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as passkeys
from django.urls import URLPattern

from hyogi.accounts.library_views import AddPasskey, ListPasskeys, SignIn
from hyogi.accounts.queries.specimens import a_passkey
from hyogi.foundation.pages import Specimen, library
from hyogi.foundation.policy import Action

LOOK = ("GET", "HEAD")
FORWARDS = Specimen(statuses=(302,))
"""Most of them forward who is not at this step of signing in, or has not shown lately that it is him."""
NONE_YET = Specimen(statuses=(302, 404))
A_KEY = Specimen(a_passkey, statuses=(302, 404))


def _own(route: str, view: Any, name: str, specimen: Specimen = FORWARDS, **options: Any) -> URLPattern:
    return library(route, view, name=name, action=Action.MANAGE_OWN_ACCOUNT, specimen=specimen, **options)


def _open(route: str, view: Any, name: str, specimen: Specimen = FORWARDS, **options: Any) -> URLPattern:
    return library(route, view, name=name, action=Action.SIGN_IN, specimen=specimen, **options)


urlpatterns = [
    _open("login/", SignIn.as_view(), "account_login"),
    _open("login/second-step/", factors.authenticate, "mfa_authenticate"),
    _open("login/passkey/", passkeys.login_webauthn, "mfa_login_webauthn"),
    _open("logout/", account.logout, "account_logout"),
    _open("inactive/", account.account_inactive, "account_inactive", Specimen(), methods=LOOK),
    _own("password/", account.password_change, "account_change_password"),
    _own("again/", account.reauthenticate, "account_reauthenticate"),
    _own("again/code/", factors.reauthenticate, "mfa_reauthenticate"),
    _own("again/passkey/", passkeys.reauthenticate_webauthn, "mfa_reauthenticate_webauthn"),
    _own("second-factor/", factors.index, "mfa_index", Specimen(), methods=LOOK),
    _own("second-factor/app/", totp.activate_totp, "mfa_activate_totp"),
    _own("second-factor/app/remove/", totp.deactivate_totp, "mfa_deactivate_totp", NONE_YET),
    _own("second-factor/codes/", recovery_codes.view_recovery_codes, "mfa_view_recovery_codes", NONE_YET, methods=LOOK),
    _own("second-factor/codes/new/", recovery_codes.generate_recovery_codes, "mfa_generate_recovery_codes"),
    _own(
        "second-factor/codes/download/",
        recovery_codes.download_recovery_codes,
        "mfa_download_recovery_codes",
        NONE_YET,
        methods=LOOK,
        media_type="text/plain",
    ),
    _own("passkeys/", ListPasskeys.as_view(), "mfa_list_webauthn", Specimen(), methods=LOOK),
    _own("passkeys/add/", AddPasskey.as_view(), "mfa_add_webauthn"),
    _own("passkeys/<int:pk>/name/", passkeys.edit_webauthn, "mfa_edit_webauthn", A_KEY),
    _own("passkeys/<int:pk>/remove/", passkeys.remove_webauthn, "mfa_remove_webauthn", A_KEY),
]
