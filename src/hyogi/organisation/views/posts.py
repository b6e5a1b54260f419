"""The forms of acts on posts."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from hyogi.design.shapes import Crumb
from hyogi.design.words import plain
from hyogi.foundation.policy import Action
from hyogi.foundation.refusals import Refusal
from hyogi.organisation import actions, queries
from hyogi.organisation.forms.acts import AppointForm
from hyogi.organisation.forms.entered import ActForm
from hyogi.organisation.queries import PostTarget, TenureTarget
from hyogi.organisation.views.acting import act_page, sent
from hyogi.organisation.views.reading import trail


def appoint(request: HttpRequest, target: PostTarget) -> HttpResponse:
    """Have somebody hold the post."""
    form = AppointForm(request.actor, Action.APPOINT, target.policy_facts(), *sent(request))
    post = plain(target.post.title)
    return act_page(
        request,
        form,
        lambda: _appointed(request, form, target),
        title=_("Appoint to %(post)s") % {"post": post},
        trail=_inside(target, _("Appoint")),
        button=_("Appoint"),
        happens=[
            _("From the day that you give, the person holds %(post)s, with the rights of its kind.") % {"post": post},
            _("A holder or acting holder is alone in it; a substitute stands beside."),
            _("Posts that the person holds elsewhere stay as they are."),
            *(
                _("%(person)s holds it now: end that tenure first, unless you appoint a substitute.")
                % {"person": plain(tenure.person.title)}
                for tenure in queries.holders_of(target.post)
            ),
        ],
        back=_url(target),
    )


def _appointed(request: HttpRequest, form: AppointForm, target: PostTarget) -> tuple[str, Any]:
    wanted = form.cleaned_data
    if wanted["is_new"]:
        person = actions.register_person(request.actor, code=wanted["person"], name=wanted["name"], **form.entry)
    else:
        known = queries.known_person(request.actor, wanted["person"])
        if known is None:
            raise Refusal(
                rule=_("A person is put into the register before being appointed."),
                fact=_("There is nobody with the code “%(code)s” in your sight.") % {"code": wanted["person"]},
                remedy=_("Look at the code again, or tick that the person is not in the register yet."),
                field="person",
            )
        person = known
    tenure = actions.appoint(request.actor, target.post, person, manner=wanted["manner"], **form.act)
    return _url(target), _("%(person)s is appointed.") % {"person": plain(tenure.person.title)}


def end(request: HttpRequest, target: TenureTarget) -> HttpResponse:
    """End a tenure."""
    form = ActForm(request.actor, Action.END_TENURE, target.policy_facts(), *sent(request))
    names = {"person": plain(target.tenure.person.title), "post": plain(target.post.post.title)}
    return act_page(
        request,
        form,
        lambda: _ended(request, form, target),
        title=_("End the tenure of %(person)s") % names,
        trail=_inside(target.post, _("End a tenure")),
        button=_("End the tenure"),
        happens=[
            _("From the day that you give, %(person)s no longer holds %(post)s, and has no right by it.") % names,
            _("The days until then stay in the register."),
        ],
        back=_url(target.post),
    )


def _ended(request: HttpRequest, form: ActForm, target: TenureTarget) -> tuple[str, Any]:
    actions.end_tenure(request.actor, target.tenure, **form.act)
    return _url(target.post), _("The tenure is ended.")


def close(request: HttpRequest, target: PostTarget) -> HttpResponse:
    """Close a post that nobody holds."""
    form = ActForm(
        request.actor,
        Action.CLOSE_POST,
        target.policy_facts(),
        *sent(request),
        initial={"version": target.post.version},
    )
    return act_page(
        request,
        form,
        lambda: _closed(request, form, target),
        title=_("Close %(post)s") % {"post": plain(target.post.title)},
        trail=_inside(target, _("Close")),
        button=_("Close the post"),
        happens=[_("From the day that you give, the post no longer stands. Who held it stays in the register.")],
        back=_url(target),
    )


def _closed(request: HttpRequest, form: ActForm, target: PostTarget) -> tuple[str, Any]:
    actions.close_post(request.actor, target.post, version=form.cleaned_data["version"], **form.act)
    return _url(target), _("%(post)s is closed.") % {"post": plain(target.post.title)}


def _url(target: PostTarget) -> str:
    return reverse("organisation:post", kwargs={"code": target.post.code})


def _inside(target: PostTarget, here: Any) -> list[Crumb]:
    return [*trail([target.state], None, last=True), Crumb(target.post.title, _url(target)), Crumb(here)]
