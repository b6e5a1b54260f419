"""Who administers the installation."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from hyogi.accounts import actions, queries
from hyogi.accounts.forms import GrantForm
from hyogi.accounts.models import Account
from hyogi.design import saying
from hyogi.foundation import once
from hyogi.foundation.pages import render
from hyogi.foundation.policy import TargetFacts


@dataclass(frozen=True)
class Administrator:
    """An account that administers, as the subject of a page."""

    account: Account

    def policy_facts(self) -> TargetFacts:
        return TargetFacts()


def administrators(request: HttpRequest) -> HttpResponse:
    """All of them, and a form that gives administration to another account."""
    form = GrantForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        found = queries.account_named(request.actor, form.cleaned_data["username"])
        if found is not None:
            account = found
            return once.act(request, lambda: _grant(request, account))
        form.add_error("username", _("No open account has this user name."))
    rows = queries.administrators(request.actor)
    return render(request, "accounts/administrators.html", {"form": form, "rows": rows, "only": len(rows) == 1})


def _grant(request: HttpRequest, account: Account) -> str:
    actions.grant_administration(request.actor, account)
    saying.saved(request, _("%(name)s now administers the installation.") % {"name": account.username})
    return reverse("accounts:administrators")


def end_administration(request: HttpRequest, target: Administrator) -> HttpResponse:
    """Ask, and end the administration of an account."""
    if request.method == "POST":
        return once.act(request, lambda: _withdraw(request, target.account))
    return render(request, "accounts/end_administration.html", {"account": target.account})


def _withdraw(request: HttpRequest, account: Account) -> str:
    actions.withdraw_administration(request.actor, account)
    saying.saved(request, _("%(name)s no longer administers the installation.") % {"name": account.username})
    return reverse("site:home") if account.pk == request.actor.account_id else reverse("accounts:administrators")
