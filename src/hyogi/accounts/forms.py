"""The forms of signing in. The library checks them; labels, hints and limits are ours."""

from typing import Any

from allauth.account import forms as account_forms
from allauth.core.internal.cryptokit import normalize_user_code
from allauth.mfa.adapter import get_adapter as second_factor_adapter
from allauth.mfa.base import forms as factor_forms
from allauth.mfa.totp import forms as totp_forms
from allauth.mfa.webauthn import forms as passkey_forms
from django import forms
from django.core.cache import cache
from django.utils.translation import gettext_lazy as _

REPLAY_SECONDS = 120
"""Longer than a code of an authenticator app is taken for, so that none is taken twice."""


def _said(form: forms.BaseForm, name: str, label: Any, hint: Any = "", **attrs: Any) -> None:
    """Our words on a field of the library, instead of its placeholder."""
    field = form.fields[name]
    field.label, field.help_text = label, hint
    field.widget.attrs.pop("placeholder", None)
    field.widget.attrs.update(attrs)


class SignInForm(account_forms.LoginForm):
    """User name and password."""

    def __init__(self, *args: Any, **options: Any):
        super().__init__(*args, **options)
        _said(self, "login", _("User name"), autocapitalize="none", spellcheck="false", autocomplete="username")
        _said(self, "password", _("Password"))
        _said(
            self,
            "remember",
            _("Stay signed in on this device for twelve hours"),
            _("Leave this empty on a device that others use as well."),
        )


class ReauthenticateForm(account_forms.ReauthenticateForm):
    """The password once more, before something that protects the account is changed."""

    def __init__(self, *args: Any, **options: Any):
        super().__init__(*args, **options)
        _said(self, "password", _("Password"))


class ChangePasswordForm(account_forms.ChangePasswordForm):
    """The present password, and the new one twice."""

    def __init__(self, *args: Any, **options: Any):
        super().__init__(*args, **options)
        _said(self, "oldpassword", _("Present password"))
        _said(self, "password1", _("New password"), PASSWORD_HINT)
        _said(self, "password2", _("New password, once more"))


PASSWORD_HINT = _(
    "At least ten characters, not a common password and not like your user name. Several words in a row are easy to "
    "remember and hard to guess."
)


class _OnceOnlyCode:
    """A code that was taken is not taken again, in whichever of its seconds it is tried."""

    user: Any

    def clean_code(self) -> str:
        code: str = super().clean_code()  # type: ignore[misc]
        if not cache.add(f"code-taken:{self.user.pk}:{normalize_user_code(code)}", 1, timeout=REPLAY_SECONDS):
            raise second_factor_adapter().validation_error("incorrect_code")
        return code


class SecondFactorForm(_OnceOnlyCode, factor_forms.AuthenticateForm):
    """The second step of signing in."""

    def __init__(self, *args: Any, **options: Any):
        super().__init__(*args, **options)
        _said(self, "code", _("Code"), CODE_HINT, inputmode="numeric", autocomplete="one-time-code")


class ReauthenticateByCodeForm(_OnceOnlyCode, factor_forms.ReauthenticateForm):
    """A code once more, before something that protects the account is changed."""

    def __init__(self, *args: Any, **options: Any):
        super().__init__(*args, **options)
        _said(self, "code", _("Code"), CODE_HINT, inputmode="numeric", autocomplete="one-time-code")


CODE_HINT = _("The six digits that your authenticator app shows now, or one of your recovery codes.")


class ActivateTotpForm(totp_forms.ActivateTOTPForm):
    """The first code of an authenticator app, which proves that it was set up."""

    def __init__(self, *args: Any, **options: Any):
        super().__init__(*args, **options)
        _said(
            self,
            "code",
            _("Code that the app shows"),
            _("Six digits. They change every thirty seconds."),
            inputmode="numeric",
            autocomplete="one-time-code",
        )


class AddPasskeyForm(passkey_forms.AddWebAuthnForm):
    """A name for the passkey. Every passkey of Hyogi also opens the account by itself."""

    passwordless = forms.BooleanField(required=False, initial=True, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **options: Any):
        super().__init__(*args, **options)
        self.fields["name"].max_length = 60
        _said(self, "name", _("Name of the passkey"), _("So that you know it again: “my phone”, “blue key”."))


class RenamePasskeyForm(passkey_forms.EditWebAuthnForm):
    """Another name for a passkey."""

    def __init__(self, *args: Any, **options: Any):
        super().__init__(*args, **options)
        _said(self, "name", _("Name of the passkey"))
