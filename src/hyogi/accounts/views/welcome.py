"""Pages for whoever holds a printed code: the first sign-in, and a new password."""

from collections.abc import Callable
from typing import Any

from allauth.account.utils import perform_login
from allauth.core import ratelimit
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters

from hyogi.accounts import actions
from hyogi.accounts.forms import NewPasswordForm, WelcomeForm
from hyogi.accounts.models import Account
from hyogi.design import saying
from hyogi.foundation.pages import render
from hyogi.foundation.refusals import Refusal

GUESSES = "invitation"


@sensitive_post_parameters("code", "password", "again")
def welcome(request: HttpRequest) -> HttpResponse:
    """Make the account that an invitation is for, and sign in. The form needs no key: a code counts once."""
    form = WelcomeForm(request.POST or None)
    return _by_code(
        request,
        form,
        "accounts/welcome.html",
        lambda given: actions.accept_invitation(given["code"], username=given["username"], password=given["password"]),
        _("Your account is made, and you are signed in."),
    )


@sensitive_post_parameters("code", "password", "again")
def new_password(request: HttpRequest) -> HttpResponse:
    """Set a new password by a code, and sign in. The form needs no key: a code counts once."""
    form = NewPasswordForm(request.POST or None)
    return _by_code(
        request,
        form,
        "accounts/new_password.html",
        lambda given: actions.use_recovery(given["code"], password=given["password"]),
        _("The new password is set, and you are signed in. Second steps of the old sign-in are lifted."),
    )


def _by_code(
    request: HttpRequest, form: Any, template: str, open_account: Callable[[dict[str, Any]], Account], said: str
) -> HttpResponse:
    if request.method == "POST" and form.is_valid():
        if not ratelimit.consume(request, action=GUESSES, dry_run=True):
            return ratelimit.respond_429(request)
        try:
            account = open_account(form.cleaned_data)
        except Refusal as refusal:
            if refusal.field == "code":
                ratelimit.consume(request, action=GUESSES)
            form.add_error(refusal.field if refusal.field in form.fields else None, str(refusal))
        else:
            response: HttpResponse = perform_login(request, account)
            if request.user.is_authenticated:
                saying.told(request, said)
            return response
    return render(request, template, {"form": form})
