"""A veto: asserted with its document by one person, confirmed or dismissed by another."""

from typing import Any
from urllib.parse import quote

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from hyogi.cycles.models import Assignment
from hyogi.cycles.queries import regime_of
from hyogi.design.shapes import Crumb
from hyogi.design.words import plain
from hyogi.foundation import files
from hyogi.foundation.languages import Texts
from hyogi.foundation.policy import Action
from hyogi.foundation.refusals import Hidden
from hyogi.results import actions
from hyogi.results.forms import VetoAnswerForm, VetoForm
from hyogi.results.queries import VetoTarget
from hyogi.results.queries.posts import post_titles
from hyogi.results.views.acting import Act, sent, show, trail_of_unit
from hyogi.results.wording import ASSERTED


def assert_veto(request: HttpRequest, assignment: Assignment) -> HttpResponse:
    """Assert that an event happened which limits the grade."""
    form = VetoForm(regime_of(assignment.cycle), *sent(request))
    return show(
        request,
        Act(
            title=_("Assert a veto: %(unit)s") % {"unit": plain(assignment.unit.names)},
            trail=trail_of_unit(request.actor, assignment, Crumb(_("Veto"))),
            form=form,
            perform=lambda: _asserted(request, assignment, form),
            button=_("Assert the veto"),
            happens=[_("It has no effect until another person of the convening unit confirms it.")],
            back=_url(assignment),
            keep=f"veto-{assignment.pk}",
        ),
    )


def _asserted(request: HttpRequest, assignment: Assignment, form: VetoForm) -> tuple[str, Any]:
    made = actions.assert_veto(request.actor, assignment, **form.cleaned_data)
    return reverse("results:veto", args=[made.pk]), _(
        "The veto is asserted. It has no effect until another confirms it."
    )


def veto(request: HttpRequest, target: VetoTarget) -> HttpResponse:
    """A veto with its document; another person confirms or dismisses it."""
    one, assignment = target.veto, target.assignment
    rule = next(r for r in regime_of(assignment.cycle).veto if r.key == one.key)
    form = VetoAnswerForm(*sent(request))

    def perform() -> tuple[str, Any]:
        wanted = form.cleaned_data
        confirmed = wanted["answer"] == "confirm"
        actions.answer_veto(request.actor, target, confirmed=confirmed, reason=wanted["reason"])
        words = _("The veto is confirmed. It counts from the next calculation on.")
        return _url(assignment), words if confirmed else _("The veto is dismissed.")

    is_own = one.person == request.actor.person_id
    titles = post_titles([one.post])
    context = {
        "veto": one,
        "answer": target.answer,
        "is_own": is_own,
        "may_answer": target.answer is None and request.actor.may(Action.CONFIRM_VETO, target.policy_facts()),
        "event": Texts(rule.title),
        "asserted": titles[one.post] if one.post in titles else ASSERTED.get(rule.asserted_by, rule.asserted_by),
        "document": reverse("results:veto_document", args=[one.pk]) if one.document_id else "",
    }
    act = Act(
        title=_("Veto: %(unit)s") % {"unit": plain(assignment.unit.names)},
        trail=trail_of_unit(request.actor, assignment, Crumb(_("Veto"))),
        form=form,
        perform=perform,
        button=_("Answer the veto"),
        happens=[_("A confirmed veto counts from the next calculation on. The unit reads the reason in its letter.")],
        back=_url(assignment),
        keep=f"answer-{one.pk}",
    )
    return show(request, act, template="results/veto.html", more=context)


def veto_document(request: HttpRequest, target: VetoTarget) -> HttpResponse:
    """The document that proves a veto, to be saved and opened outside of the browser."""
    stored = target.veto.document
    if stored is None:
        raise Hidden
    response = HttpResponse(files.content_of(stored), content_type=stored.media_type)
    response.headers["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(stored.name)}"
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Content-Security-Policy"] = "sandbox; default-src 'none'"
    return response


def _url(assignment: Assignment) -> str:
    return reverse("results:unit", args=[assignment.pk])
