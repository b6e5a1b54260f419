"""Pages for the keepers of a branch: who has an account, printed invitations, codes for a new password."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

import segno
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from hyogi.accounts import actions, queries
from hyogi.accounts.actions import codes
from hyogi.accounts.forms import InviteForm
from hyogi.accounts.models import Invitation
from hyogi.accounts.queries.people import Invitee
from hyogi.accounts.rules import grouped
from hyogi.design import saying
from hyogi.design.paging import Paging
from hyogi.foundation import once
from hyogi.foundation.pages import render
from hyogi.foundation.refusals import Hidden
from hyogi.organisation.models import Person
from hyogi.organisation.queries import state_by_code


def invitations(request: HttpRequest) -> HttpResponse:
    """The people of the branch, or of one unit and all below it, each with the way to sign in."""
    code, asked = request.GET.get("unit", "").strip(), request.GET.get("q", "").strip()[:100]
    top = state_by_code(request.actor, code) if code else None
    leaf = Paging.of(request).cut(queries.people_of(request.actor, top, asked), "code_key")
    return render(
        request,
        "accounts/invitations.html",
        {
            "invitees": queries.invitees(request.actor, leaf.rows),
            "pager": leaf.pager,
            "top": top,
            "unit": code,
            "asked": asked,
            "form": InviteForm(),
        },
    )


def sheets(request: HttpRequest) -> HttpResponse:
    """Make invitations and show them for printing. The codes are shown in this answer only; nobody can read them
    again. The same form sent again shows the same sheets."""
    form = InviteForm(request.POST)
    people = queries.chosen(request.actor, request.POST.getlist("person"))
    if not people or not form.is_valid():
        saying.told(request, _("Nobody was invited yet: tick at least one person, and choose a term."))
        return redirect("accounts:invitations")
    return once.show(
        request,
        lambda key: _invite(request, people, form.cleaned_data["days"], key),
        lambda key: _printed(request, people, {person.pk: codes.code_for(key, person.pk) for person in people}),
    )


def _invite(request: HttpRequest, people: Sequence[Person], days: int, key: str) -> str:
    by_person = {person.pk: codes.code_for(key, person.pk) for person in people}
    actions.invite(request.actor, people, days=days, code_by_person=by_person)
    return reverse("accounts:invitations")


def recovery(request: HttpRequest, target: Invitee) -> HttpResponse:
    """Make a code with which a person sets a new password."""
    if request.method != "POST":
        return render(request, "accounts/recovery.html", {"invitee": target})
    return once.show(
        request,
        lambda key: _recover(request, target, key),
        lambda key: _printed(request, [target.person], {target.person.pk: codes.code_for(key, target.person.pk)}),
    )


def _recover(request: HttpRequest, target: Invitee, key: str) -> str:
    if target.account is None:
        raise Hidden
    actions.recover(request.actor, target.account, code=codes.code_for(key, target.person.pk))
    return reverse("accounts:invitations")


def _printed(request: HttpRequest, people: Sequence[Person], by_person: dict[UUID, str]) -> HttpResponse:
    """One sheet for each person whose code is still open."""
    made = queries.open_codes(request.actor, [codes.digest_of(code) for code in by_person.values()])
    invitees = {invitee.person.pk: invitee for invitee in queries.invitees(request.actor, people)}
    ready = [_sheet(request, invitees[row.person.pk], row, by_person[row.person.pk]) for row in made if row.person]
    context = {
        "sheets": ready,
        "gone": len(people) - len(ready),
        "only_here": request.get_host().partition(":")[0] in ("localhost", "127.0.0.1", "[::1]"),
    }
    return render(request, "accounts/sheets.html", context)


def _sheet(request: HttpRequest, invitee: Invitee, made: Invitation, code: str) -> dict[str, Any]:
    page = reverse("accounts:new_password" if made.is_recovery else "accounts:welcome")
    address = request.build_absolute_uri(page)
    drawn = segno.make(f"{address}#{grouped(code)}", error="m").svg_inline(
        omitsize=True, border=2, dark="#000", light="#fff"
    )
    return {
        "invitee": invitee,
        "code": grouped(code),
        "address": address,
        "drawn": SafeString(drawn),
        "until": made.until,
        "is_recovery": made.is_recovery,
    }
