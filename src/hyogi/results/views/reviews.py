"""A request for review, and its answer."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from hyogi.design.shapes import Crumb
from hyogi.design.words import plain
from hyogi.results import actions
from hyogi.results.forms import ReviewAnswerForm
from hyogi.results.models import Outcome
from hyogi.results.queries import ReviewTarget
from hyogi.results.queries.posts import post_titles
from hyogi.results.views.acting import Act, sent, show, trail_of_unit


def review(request: HttpRequest, target: ReviewTarget) -> HttpResponse:
    """What the unit asks, and what was answered; who may answer does it here."""
    one, assignment = target.request, target.assignment
    form = ReviewAnswerForm(*sent(request))
    back = reverse("results:letter", args=[one.letter_id])

    def perform() -> tuple[str, Any]:
        wanted = form.cleaned_data
        actions.answer_review(request.actor, target, outcome=Outcome(wanted["outcome"]), reason=wanted["reason"])
        return reverse("results:review", args=[one.pk]), _("The request is answered.")

    titles = post_titles([one.post, target.answer.post if target.answer else None])
    context = {
        "review": one,
        "kind": one.get_kind_display(),
        "asked_by": titles.get(one.post, ""),
        "answer": target.answer,
        "answered_by": titles.get(target.answer.post, "") if target.answer else "",
        "outcome": target.answer.get_outcome_display() if target.answer else "",
        "may_answer": target.may_answer,
        "is_barred": request.actor.person_id in target.barred,
    }
    act = Act(
        title=_("Request for review: %(unit)s") % {"unit": plain(assignment.unit.names)},
        trail=trail_of_unit(request.actor, assignment, Crumb(_("Review"))),
        form=form,
        perform=perform,
        button=_("Answer the request"),
        happens=[_("The unit reads the answer. Where the result is to be corrected, it is worked out again.")],
        back=back,
        keep=f"review-answer-{one.pk}",
    )
    return show(request, act, template="results/review.html", more=context)
