"""What the convening unit does with an item: checks it, answers what is asked; and evidence is given out."""

from typing import Any
from urllib.parse import quote

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from hyogi.design.words import spoken_day
from hyogi.followup import actions
from hyogi.followup.forms import ChoiceForm, WordsForm
from hyogi.followup.queries import EvidenceTarget, ItemTarget
from hyogi.followup.rules import ItemState, Sample
from hyogi.followup.views.acting import sent
from hyogi.followup.views.items import act
from hyogi.foundation import files


def check(request: HttpRequest, target: ItemTarget) -> HttpResponse:
    """Close an item, give it back, or say that a drawn one stands."""
    one = target.item
    outcomes = [("reopen", _("Something is missing: give it back"))]
    if one.state == ItemState.DONE_CLAIMED:
        outcomes.insert(0, ("close", _("It is done: close the item")))
    if one.sample == Sample.DRAWN:
        outcomes.insert(0, ("stands", _("Looked at on the spot: it stands")))
    form = ChoiceForm(_("What you looked at and found"), outcomes, *sent(request), initial={"version": one.version})

    def do(wanted: dict[str, Any]) -> Any:
        text, version = wanted["text"], wanted["version"]
        match wanted["outcome"]:
            case "close":
                return actions.close_item(request.actor, one, text=text, version=version)
            case "stands":
                return actions.sample_stands(request.actor, one, text=text, version=version)
            case _:
                return actions.reopen_item(request.actor, one, reason=text, version=version)

    return act(
        request,
        target,
        form,
        do,
        title=_("Check item %(number)s") % {"number": one.position},
        button=_("Keep the outcome of the check"),
        happens=[
            _("A closed item counts as closed from today on."),
            _("An item that is given back goes to the unit with your words; its due day stays."),
        ],
        saved=_("The outcome of the check is kept."),
        keep="check",
    )


def answer_due(request: HttpRequest, target: ItemTarget) -> HttpResponse:
    """Put a due day off as asked, or keep it."""
    one = target.item
    asked = spoken_day(one.asked_due_on) if one.asked_due_on else ""
    outcomes = [("grant", _("Put it off to %(day)s") % {"day": asked}), ("keep", _("Keep the day"))]
    form = ChoiceForm(_("Reason"), outcomes, *sent(request), initial={"version": one.version})
    return act(
        request,
        target,
        form,
        lambda wanted: actions.answer_due(
            request.actor,
            one,
            grant=wanted["outcome"] == "grant",
            reason=wanted["text"],
            version=wanted["version"],
        ),
        title=_("Answer the request for another day"),
        button=_("Send the answer"),
        happens=[_("With a new day the reminders begin again. How often the day was put off stays visible.")],
        saved=_("The answer is kept."),
        keep="answer-due",
    )


def answer_needs(request: HttpRequest, target: ItemTarget) -> HttpResponse:
    """Answer what a unit needs from the level above."""
    one = target.item
    form = WordsForm(_("Answer of the level above"), *sent(request), initial={"version": one.version})
    return act(
        request,
        target,
        form,
        lambda wanted: actions.answer_needs(request.actor, one, text=wanted["text"], version=wanted["version"]),
        title=_("Answer what the unit needs"),
        button=_("Send the answer"),
        happens=[_("The unit reads the answer on the page of the item.")],
        saved=_("The answer is kept."),
        keep="needs",
    )


def evidence(request: HttpRequest, target: EvidenceTarget) -> HttpResponse:
    """A piece of evidence, to be saved and opened outside of the browser."""
    stored = target.evidence.file
    response = HttpResponse(files.content_of(stored), content_type=stored.media_type)
    response.headers["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(stored.name)}"
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Content-Security-Policy"] = "sandbox; default-src 'none'"
    return response
