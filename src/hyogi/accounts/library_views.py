"""The few pages of the sign-in library that need something more before their template may be shown."""

from typing import Any

from allauth.account.views import LoginView
from allauth.mfa.webauthn.views import AddWebAuthnView, ListWebAuthnView

from hyogi.accounts.queries import awaits_first_administrator
from hyogi.foundation.models import Installation


class SignIn(LoginView):  # type: ignore[misc]
    """Signing in; says how the first administrator comes about while there is none."""

    def get_context_data(self, **options: Any) -> dict[str, Any]:
        is_demo = self.request.installation.kind == Installation.DEMO
        return super().get_context_data(**options) | {
            "is_demo": is_demo,
            "awaits_administrator": not is_demo and awaits_first_administrator(),
        }


class AddPasskey(AddWebAuthnView):  # type: ignore[misc]
    """Making a passkey; what does not fit is worked out before the template, which may not read."""

    def get_context_data(self, **options: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**options)
        context["form"].is_valid()
        return context


class ListPasskeys(ListWebAuthnView):  # type: ignore[misc]
    """The passkeys of the account, read before the template, which may not read."""

    def get_queryset(self) -> list[Any]:
        return list(super().get_queryset().order_by("created_at"))
