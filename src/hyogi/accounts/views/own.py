"""One's own account, and which of one's posts one acts as."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from hyogi.accounts import actions, queries
from hyogi.accounts.addresses import local
from hyogi.accounts.forms import AddressForm
from hyogi.accounts.models import Account
from hyogi.design import saying
from hyogi.foundation import once
from hyogi.foundation.pages import render
from hyogi.foundation.refusals import Hidden


def account(request: HttpRequest) -> HttpResponse:
    """What belongs to the account: posts, language, password, second factors, open sessions."""
    own = queries.own_account(request.actor, request.user, request.session.session_key)  # type: ignore[arg-type]
    return render(request, "accounts/account.html", {"own": own})


def mail(request: HttpRequest) -> HttpResponse:
    """Give the address to which reminders go, or take it away."""
    account: Account = request.user  # type: ignore[assignment]
    form = AddressForm(request.POST or None, initial={"email": account.email})
    if request.method == "POST" and form.is_valid():

        def perform() -> str:
            email = form.cleaned_data["email"]
            actions.give_address(request.actor, account, email)
            saying.saved(request, _("The mail address is kept.") if email else _("There is no mail address any more."))
            return reverse("accounts:account")

        return once.act(request, perform)
    return render(request, "accounts/mail.html", {"form": form})


def end_sessions(request: HttpRequest) -> HttpResponse:
    """End every session of the account but this one."""
    return once.act(request, lambda: _end_sessions(request))


def _end_sessions(request: HttpRequest) -> str:
    keep = request.session.session_key or ""
    actions.end_other_sessions(request.actor, request.user, keep=keep)  # type: ignore[arg-type]
    saying.told(request, _("All other sessions of this account have ended."))
    return reverse("accounts:account")


def choose_post(request: HttpRequest) -> HttpResponse:
    """Whom the reader acts as, of the posts that he holds today. Choosing the same twice is choosing it."""
    if request.method != "POST":
        back = local(request, request.GET.get("next", ""))
        tenures = queries.own_tenures(request.actor)
        return render(request, "accounts/choose_post.html", {"tenures": tenures, "next": back})
    post = request.POST.get("post", "")
    if post not in {str(facts.post) for facts in request.actor.facts.posts}:
        raise Hidden
    request.session[queries.ACTING_AS] = post
    return redirect(local(request, request.POST.get("next", "")))
