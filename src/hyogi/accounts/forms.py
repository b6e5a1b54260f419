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

PASSWORD_HINT = _(
    "At least ten characters, not a common password and not like your user name. Several words in a row are easy to "
    "remember and hard to guess."
)

CODE_HINT = _("The six digits that your authenticator app shows now, or one of your recovery codes.")


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


class AddressForm(forms.Form):
    """Where reminders go."""

    email = forms.EmailField(
        label=_("Mail address"),
        required=False,
        help_text=_("Reminders of what is due go there. Signing in needs no address, and nobody else sees it."),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )


class NewPasswordForm(forms.Form):
    """A printed code and a new password, twice."""

    code = forms.CharField(
        label=_("Code"),
        max_length=60,
        help_text=_("Sixteen signs in four groups, as on the sheet. Small letters and missing dashes do not matter."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}),
    )
    password = forms.CharField(
        label=_("Password"),
        help_text=PASSWORD_HINT,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    again = forms.CharField(
        label=_("Password, once more"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        if given.get("password") and given.get("again") and given["password"] != given["again"]:
            self.add_error("again", _("This is not the same password as above."))
        return given


class WelcomeForm(NewPasswordForm):
    """A printed code, and how its holder wants to sign in from now on."""

    username = forms.CharField(
        label=_("User name"),
        max_length=100,
        help_text=_("Choose it yourself: letters of any script, digits, and . _ - @"),
        widget=forms.TextInput(attrs={"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"}),
    )
    field_order = ("code", "username", "password", "again")


class InviteForm(forms.Form):
    """For how long invitations hold."""

    days = forms.TypedChoiceField(
        label=_("The codes hold for"),
        coerce=int,
        initial=30,
        choices=[(7, _("7 days")), (30, _("30 days")), (90, _("90 days"))],
    )


class GrantForm(forms.Form):
    """Who shall administer as well."""

    username = forms.CharField(
        label=_("User name of the account"),
        max_length=150,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"}),
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

    name = forms.CharField(required=False, max_length=60)
    passwordless = forms.BooleanField(required=False, initial=True, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **options: Any):
        super().__init__(*args, **options)
        _said(self, "name", _("Name of the passkey"), _("So that you know it again: “my phone”, “blue key”."))


class RenamePasskeyForm(passkey_forms.EditWebAuthnForm):
    """Another name for a passkey."""

    name = forms.CharField(max_length=60)

    def __init__(self, *args: Any, **options: Any):
        super().__init__(*args, **options)
        _said(self, "name", _("Name of the passkey"))
