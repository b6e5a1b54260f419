"""What Hyogi changes in the sign-in library: nobody signs himself up, guessing is slowed, and its words are ours."""

import hashlib
import secrets
from typing import Any

import segno
from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.authentication import get_authentication_records as records
from allauth.mfa.adapter import DefaultMFAAdapter
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from hyogi.accounts.actions import note_sign_in
from hyogi.accounts.devices import device_of
from hyogi.accounts.models import Account
from hyogi.accounts.queries import actor_of
from hyogi.design import saying

SAID = {
    "account/messages/logged_out.txt": _("You are signed out."),
    "account/messages/password_changed.txt": _(
        "The password is changed. All other sessions of this account have ended."
    ),
    "mfa/messages/totp_activated.txt": _("The authenticator app now guards this account."),
    "mfa/messages/totp_deactivated.txt": _("The authenticator app no longer guards this account."),
    "mfa/messages/webauthn_added.txt": _("The passkey is added. You can sign in with it alone."),
    "mfa/messages/webauthn_removed.txt": _("The passkey is removed. It no longer opens this account."),
    "mfa/messages/recovery_codes_generated.txt": _("New recovery codes are made. The old ones no longer work."),
}
DEVICE = "device"
DEVICE_FOR = 180 * 24 * 3600
MOST_ON_A_DEVICE = 8


class Adapter(DefaultAccountAdapter):
    """Accounts come from invitations and from the console only.

    Failed attempts are counted per account *and device*. A device on which the account was signed in before carries a
    signed cookie and is counted apart; all others share one count. So a stranger who tries a user name over and over
    is slowed without locking its owner out, and a hall behind one address is not taken for one guesser.
    """

    error_messages = DefaultAccountAdapter.error_messages | {
        "username_password_mismatch": _(
            "User name and password do not belong together. Check both, also whether capitals are locked."
        ),
        "too_many_login_attempts": _(
            "This was tried too often with a password that does not fit. Wait a minute and try again."
        ),
        "incorrect_code": _("This code does not fit, or its time has passed. Take the next one that is shown."),
        "incorrect_password": _("This is not the password of the account. Nothing was changed."),
        "enter_current_password": _("This is not your present password. Nothing was changed."),
        "rate_limited": _("This was tried too often in a short time. Wait a minute and try again."),
    }

    def is_open_for_signup(self, request: HttpRequest, *args: Any) -> bool:
        return False

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        return "/"

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        return "/account/"

    def post_login(self, request: HttpRequest, user: Any, **options: Any) -> HttpResponse:
        response: HttpResponse = super().post_login(request, user, **options)
        remember_device(request, response, user)
        if not request.session.session_key:
            request.session.create()
        actor, _tenures = actor_of(user, request.session)
        note_sign_in(
            actor,
            user,
            session_key=request.session.session_key or "",
            device=device_of(request.headers.get("User-Agent", "")),
            method="+".join(record.get("type") or record["method"] for record in records(request, user)),
        )
        return response

    def add_message(
        self, request: HttpRequest, level: int, message_template: str | None = None, *args: Any, **options: Any
    ) -> None:
        """What was done is said in our words; of the library's own, only what did not fit comes through."""
        if message_template in SAID:
            saying.told(request, SAID[message_template])
        elif options.get("message"):
            super().add_message(request, level, message=options["message"])

    def _get_login_attempts_cache_key(self, request: HttpRequest, **credentials: Any) -> str:
        login = str(credentials.get("username", "")).strip().lower()
        return f"{login}:{_known_device(request, login)}"


class SecondFactorAdapter(DefaultMFAAdapter):
    """The drawing for authenticator apps without inline styles, and our words."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": Adapter.error_messages["incorrect_code"],
    }

    def build_totp_svg(self, url: str) -> str:
        return str(segno.make(url, error="m").svg_inline(omitsize=True, border=3, dark="#000", light="#fff"))


def remember_device(request: HttpRequest, response: HttpResponse, account: Account) -> None:
    """Mark the device as one on which the account was signed in. The mark opens nothing by itself."""
    mark = _mark(request)
    names = [name for name in mark["for"] if name != _short(account.username)][: MOST_ON_A_DEVICE - 1]
    value = signing.dumps({"id": mark["id"], "for": [_short(account.username), *names]}, salt=DEVICE)
    response.set_cookie(
        DEVICE, value, max_age=DEVICE_FOR, httponly=True, samesite="Lax", secure=request.is_secure(), path="/account/"
    )


def _known_device(request: HttpRequest, login: str) -> str:
    """The id of the device where the account was signed in on it before, else nothing."""
    mark = _mark(request)
    return str(mark["id"]) if _short(login) in mark["for"] else ""


def _mark(request: HttpRequest) -> dict[str, Any]:
    try:
        found = signing.loads(request.COOKIES.get(DEVICE, ""), salt=DEVICE, max_age=DEVICE_FOR)
    except signing.BadSignature:
        found = None
    return found if isinstance(found, dict) else {"id": secrets.token_urlsafe(12), "for": []}


def _short(username: str) -> str:
    return hashlib.sha256(username.strip().lower().encode()).hexdigest()[:16]
