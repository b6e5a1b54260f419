"""The acts on one item of a plan: planned by the unit, its day moved later with an approval, its needs answered."""

from datetime import date

from django.utils.translation import gettext_lazy as _

from hyogi.cycles.calendars import is_off_in
from hyogi.cycles.queries import regime_of
from hyogi.followup.actions.stepping import out_of_order, stated, step
from hyogi.followup.models import Item
from hyogi.followup.queries.items import facts_for, may_own
from hyogi.followup.queries.plans import latest_due
from hyogi.followup.rules import (
    ANSWERED,
    DISPUTED,
    IN_HAND,
    LONGEST_REASON,
    OPEN_TO_THE_UNIT,
    SHORTEST_REASON,
    ItemState,
    StepKind,
    due_lacks,
)
from hyogi.followup.sentences import due_refusal
from hyogi.foundation.actors import Actor
from hyogi.foundation.languages import tidy
from hyogi.foundation.policy import Action
from hyogi.foundation.refusals import Refusal
from hyogi.foundation.writing import writing
from hyogi.organisation.models import Post


def plan_item(
    actor: Actor,
    item: Item,
    *,
    version: int,
    answer: str = "",
    reason: str = "",
    measure: str = "",
    owner: Post | None = None,
    due_on: date | None = None,
    needs: str = "",
) -> Item:
    """Write down how the unit answers and carries out an item. What is still missing may follow until the plan is
    handed in; what is given must fit.

    Raises:
        Refusal: the plan is not open; an answer that the regime does not have, or one without its reason; a post
            outside of the unit's branch; a day after the last one possible or on a day off.
        Stale: somebody else was quicker.
    """
    actor.must(Action.WRITE_PLAN, facts_for(actor, item))
    _must_be_open(item)
    answers = regime_of(item.item_list.assignment.cycle).follow.answer_values
    if item.kind in ANSWERED and answer and answer not in answers:
        raise Refusal(
            rule=_("A unit answers in one of the words that the regime has."),
            fact=_("“%(answer)s” is none of them.") % {"answer": answer[:40]},
            remedy=_("Choose one of the answers of the form."),
            field="answer",
        )
    if answer == DISPUTED:
        stated(
            reason,
            field="reason",
            rule=_("Who disputes an item says why; it is then decided whether it stays on the list."),
            least=SHORTEST_REASON,
            most=LONGEST_REASON,
        )
    if owner is not None and not may_own(item, owner):
        raise Refusal(
            rule=_("An item is answered for by a post of the unit or of one directly below it."),
            fact=_("The post “%(post)s” is not one of these.") % {"post": owner.title},
            remedy=_("Choose one of these posts."),
            field="owner",
        )
    if due_on is not None:
        _must_fit(item, due_on)
    with writing():
        step(
            actor,
            item,
            StepKind.PLANNED,
            version=version,
            due=due_on,
            text=tidy(measure)[:LONGEST_REASON],
            answer=answer if item.kind in ANSWERED else "",
            answer_reason=tidy(reason)[:LONGEST_REASON],
            measure=tidy(measure)[:LONGEST_REASON],
            owner=owner,
            due_on=due_on,
            needs=tidy(needs)[:LONGEST_REASON],
        )
    return item


def drop_item(actor: Actor, item: Item, *, reason: str, version: int) -> Item:
    """Strike off a line that the unit had set itself, while the plan is open. What the meeting found stays.

    Raises:
        Refusal: the plan is not open, or the item comes from the meeting or from last year; no reason.
    """
    actor.must(Action.WRITE_PLAN, facts_for(actor, item))
    _must_be_open(item)
    if item.source != "self":
        raise Refusal(
            rule=_("What the meeting found, and what was carried over, stays on the list; the unit may dispute it."),
            fact=_("Item %(number)s is not a line that the unit set itself.") % {"number": item.position},
            remedy=_("Answer it as disputed, with the reason."),
        )
    words = stated(
        reason,
        field="reason",
        rule=_("A line is struck off with a reason."),
        least=SHORTEST_REASON,
        most=LONGEST_REASON,
    )
    with writing():
        step(actor, item, StepKind.WITHDRAWN, version=version, state=ItemState.WITHDRAWN, text=words, answer="")
    return item


def ask_due(actor: Actor, item: Item, *, due_on: date, reason: str, version: int) -> Item:
    """The unit asks for another day for an item of an approved plan, with a reason.

    Raises:
        Refusal: the item is not in hand; the day does not fit or is the one that it has; no reason.
    """
    actor.must(Action.REPORT_PROGRESS, facts_for(actor, item))
    if ItemState(item.state) not in IN_HAND:
        raise out_of_order(item)
    _must_fit(item, due_on)
    if due_on == item.due_on:
        raise Refusal(
            rule=_("Who asks for another day names another one."),
            fact=_("This is the day that the item has."),
            remedy=_("Choose another day, or leave it."),
            field="due_on",
        )
    words = stated(
        reason,
        field="reason",
        rule=_("A due day of an approved plan is moved only with a reason and an approval."),
        least=SHORTEST_REASON,
        most=LONGEST_REASON,
    )
    with writing():
        step(actor, item, StepKind.DUE_ASKED, version=version, due=due_on, text=words, asked_due_on=due_on)
    return item


def answer_due(actor: Actor, item: Item, *, grant: bool, reason: str, version: int) -> Item:
    """The secretariat puts the day off as asked, or keeps it. A new day starts the ladder again; the count of moves
    stays visible.

    Raises:
        Refusal: nothing was asked; no reason; by the person who asked.
    """
    actor.must(Action.APPROVE_PLAN, facts_for(actor, item))
    asked = item.asked_due_on
    if asked is None:
        raise Refusal(
            rule=_("A due day is moved when the unit asks for it."),
            fact=_("Nothing is asked for item %(number)s.") % {"number": item.position},
            remedy=_("The unit asks on the page of the item."),
        )
    words = stated(
        reason,
        field="reason",
        rule=_("The answer to a request for another day has a reason."),
        least=4,
        most=LONGEST_REASON,
    )
    with writing():
        if grant:
            _must_fit(item, asked)
            step(
                actor,
                item,
                StepKind.DUE_MOVED,
                version=version,
                due=asked,
                text=words,
                due_on=asked,
                asked_due_on=None,
                moves=item.moves + 1,
            )
        else:
            step(actor, item, StepKind.DUE_KEPT, version=version, text=words, asked_due_on=None)
    return item


def answer_needs(actor: Actor, item: Item, *, text: str, version: int) -> Item:
    """The level above answers what a unit needs from it. It may be answered again; all answers stay in the history.

    Raises:
        Refusal: the unit needs nothing; no answer.
    """
    actor.must(Action.APPROVE_PLAN, facts_for(actor, item))
    if not item.needs:
        raise Refusal(
            rule=_("The level above answers what a unit says it needs."),
            fact=_("The unit asks for no means for item %(number)s.") % {"number": item.position},
            remedy=_("The unit writes it into its plan."),
        )
    words = stated(
        text,
        field="text",
        rule=_("The answer says what the level above will do."),
        least=4,
        most=LONGEST_REASON,
    )
    with writing():
        step(actor, item, StepKind.NEEDS_ANSWERED, version=version, text=words, needs_answer=words)
    return item


def _must_fit(item: Item, due_on: date) -> None:
    cycle = item.item_list.assignment.cycle
    latest = latest_due(cycle)
    for lack in due_lacks(due_on, latest, is_off_in(regime_of(cycle).regime.workday_calendar)):
        raise due_refusal(lack, due_on, latest)


def _must_be_open(item: Item) -> None:
    if item.item_list.state not in OPEN_TO_THE_UNIT or item.state != ItemState.OPEN:
        raise Refusal(
            rule=_("A plan is written until it is handed in, and again when it was returned."),
            fact=_("The plan with item %(number)s is not open.") % {"number": item.position},
            remedy=_("Ask the secretariat of the convening unit to return it, or ask for another due day."),
        )
