"""The demonstration's chooser of posts."""

from uuid import UUID

from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from hyogi.accounts import queries
from hyogi.accounts.addresses import local
from hyogi.design import saying
from hyogi.foundation.models import Installation
from hyogi.foundation.pages import render
from hyogi.foundation.refusals import Hidden


def choose_demo_post(request: HttpRequest) -> HttpResponse:
    """In the demonstration, and only there: act as the holder of a post, or be a visitor again.

    Choosing the same twice is choosing it, so the form needs no key.
    """
    if request.installation.kind != Installation.DEMO:
        raise Hidden
    if request.method == "POST":
        return _act_as(request, request.POST.get("post", ""))
    asked = request.GET.get("q", "").strip()[:100]
    chooser, back = queries.demo_chooser(asked), local(request, request.GET.get("next", ""))
    return render(request, "accounts/demo_chooser.html", {"chooser": chooser, "next": back})


def _act_as(request: HttpRequest, post: str) -> HttpResponse:
    if request.user.is_authenticated:
        logout(request)
    if not post:
        request.session.flush()
        saying.told(request, _("You are a visitor again."))
        return redirect("site:home")
    person = queries.demo_holder(_uuid(post))
    request.session.cycle_key()
    request.session[queries.DEMO_PERSON] = str(person)
    request.session[queries.ACTING_AS] = post
    return redirect(local(request, request.POST.get("next", "")))


def _uuid(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        raise Hidden from None
