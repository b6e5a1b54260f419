"""What waits for somebody: a proposal to decide, a result to sign, vetoes and reviews to answer, letters to read."""

from collections.abc import Iterator
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from hyogi.cycles.duties import Duty
from hyogi.cycles.models import Cycle, Phase
from hyogi.cycles.queries import open_runs, stage_of
from hyogi.foundation import clock
from hyogi.foundation.actors import Actor
from hyogi.foundation.policy import Action
from hyogi.results.queries import Sheet, own_letters, reviews_of, sheet_of
from hyogi.results.queries.reviews import review_barred
from hyogi.results.queries.sheet import Stage
from hyogi.results.rules import fits, next_seats

MOST = 50
_AT_WORK = (Phase.RESULT, Phase.FOLLOW_UP)


def duties(actor: Actor) -> list[Duty]:
    """The duties of the actor in this room."""
    if not actor.facts.posts:
        return []
    found = list(_of_units(actor))
    own = [one for one in open_runs(actor) if one.phase in _AT_WORK and one.convening.unit_id in _units(actor)]
    for cycle in own:
        if actor.may(Action.SEE_MEETING_WORK, cycle.policy_facts()):
            found += _of_meeting(actor, cycle)
    return found


def _units(actor: Actor) -> list[Any]:
    return [post.unit for post in actor.facts.posts if not post.substitute]


def _of_meeting(actor: Actor, cycle: Cycle) -> Iterator[Duty]:
    sheet = sheet_of(cycle)
    url = reverse("results:sheet", args=[cycle.pk])
    yield from _next_step(actor, sheet, url)
    for veto in sheet.pending:
        if veto.person != actor.person_id and actor.may(Action.CONFIRM_VETO, cycle.policy_facts()):
            yield Duty(
                what=veto.assignment.unit.names,
                words=_("A veto is asserted and has no effect until another person confirms it."),
                verb=_("Look at the veto"),
                url=reverse("results:veto", args=[veto.pk]),
                since=veto.at,
            )
    if sheet.has_letters and actor.may(Action.ANSWER_REVIEW, cycle.policy_facts()):
        barred = review_barred(cycle)
        for request, answer in reviews_of(cycle):
            if answer is None and actor.person_id not in barred.get(request.assignment_id, set()):
                yield Duty(
                    what=request.assignment.unit.names,
                    words=_("The unit asks for a review. Another person than those who decided answers it."),
                    verb=_("Read the request"),
                    url=reverse("results:review", args=[request.pk]),
                    due=request.answer_by,
                    late=bool(request.answer_by and clock.now() > request.answer_by),
                    since=request.at,
                )


def _next_step(actor: Actor, sheet: Sheet, url: str) -> Iterator[Duty]:
    """The next step of the result as a whole, for whoever may do it."""
    facts = sheet.cycle.policy_facts()
    step: tuple[Any, Any, str] | None = None
    if sheet.stage in (Stage.NONE, Stage.WORKED_OUT) and actor.may(Action.PROPOSE_RESULT, facts):
        step = (_("The results are to be worked out and proposed."), _("Open the sheet"), "result_draft")
    elif sheet.stage is Stage.PROPOSED and actor.may(Action.DECIDE_RESULT, facts):
        step = (_("The grades are proposed and wait for the decision."), _("Decide"), "decision")
    elif sheet.stage is Stage.DECIDED and may_sign_next(actor, sheet):
        step = (_("The result is decided and waits for your signature."), _("Sign"), "sign_off")
    elif sheet.stage is Stage.SIGNED_OFF and not sheet.is_sent and actor.may(Action.SEND_FEEDBACK, facts):
        step = (_("The result is signed off. The letters can go out."), _("Send the letters"), "feedback_out")
    if step is None:
        return
    words, verb, key = step
    stage = stage_of(sheet.cycle, key)
    late = bool(stage and clock.now() > stage.due_at)
    yield Duty(what=sheet.cycle.title, words=words, verb=verb, url=url, due=stage.due_at if stage else None, late=late)


def may_sign_next(actor: Actor, sheet: Sheet) -> bool:
    """Whether it is this person's turn to sign."""
    if not actor.may(Action.SIGN_RESULT, sheet.policy_facts()):
        return False
    if any(one.person == actor.person_id for one in sheet.signatures):
        return False
    convening = sheet.policy_facts().convening
    roles = [post.role for post in actor.facts.posts if post.path == convening and not post.substitute]
    return any(fits(seat, role) for seat in next_seats(sheet.seats, sheet.filled) for role in roles)


def _of_units(actor: Actor) -> Iterator[Duty]:
    """The letters that the actor's own unit has not acknowledged."""
    for letter in own_letters(actor)[:MOST]:
        unread = getattr(letter, "read_at", None) is None
        if unread and actor.may(Action.ACKNOWLEDGE, letter.policy_facts()):
            yield Duty(
                what=letter.cycle.title,
                words=_("The feedback letter to your unit is there. Its head acknowledges it."),
                verb=_("Read the letter"),
                url=reverse("results:letter", args=[letter.pk]),
                due=letter.acknowledge_by,
                late=bool(letter.acknowledge_by and clock.now() > letter.acknowledge_by),
                since=letter.at,
            )
