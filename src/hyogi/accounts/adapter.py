"""What Hyogi changes in the sign-in library: nobody signs himself up."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest


class Adapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Accounts come from invitations and from the console only."""

    def is_open_for_signup(self, request: HttpRequest, *args: Any) -> bool:
        return False
