"""Examples of what accounts are made of, for the walks over all pages; where there is none, what is nowhere."""

from typing import Any

from allauth.mfa.models import Authenticator


def a_passkey() -> dict[str, Any]:
    """A passkey of anybody."""
    keys = Authenticator.objects.filter(type=Authenticator.Type.WEBAUTHN)
    return {"pk": keys.values_list("pk", flat=True).first() or 0}
