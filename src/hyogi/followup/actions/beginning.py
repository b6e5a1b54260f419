"""A list is begun with the feedback letter; the unit sets further lines while it plans."""

from collections.abc import Sequence
from typing import Any, Protocol

from django.utils.translation import gettext_lazy as _

from hyogi.cycles.models import Assignment
from hyogi.cycles.queries import regime_of
from hyogi.followup.actions.stepping import list_step, plan_word, stated, step_all
from hyogi.followup.models import Category, Item, ItemKind, ItemList, ListStepKind
from hyogi.followup.queries.years import carried_into, categories_before
from hyogi.followup.rules import LONGEST_TEXT, OPEN_TO_THE_UNIT, ItemState, StepKind, recurs
from hyogi.foundation.actors import Actor
from hyogi.foundation.audit import Verb
from hyogi.foundation.languages import tidy
from hyogi.foundation.policy import Action
from hyogi.foundation.refusals import Refusal
from hyogi.foundation.writing import writing

_CATEGORIES = frozenset(Category.values)


class Said(Protocol):
    """A problem as the comment names it."""

    text: str
    category: str


def begin_list(actor: Actor, assignment: Assignment, problems: Sequence[Said]) -> ItemList:
    """The list with which a unit leaves the meeting: an item for each problem, and what was not closed last year.

    Called when the feedback letter goes out. A list that was begun already is returned as it is. An item of last year
    that was left open comes in again (`carried_from`), where the regime says so; a problem is marked as recurring by
    `rules.recurs`.
    """
    actor.must(Action.SEND_FEEDBACK, assignment.policy_facts())
    cycle = assignment.cycle
    with writing():
        there: ItemList | None = ItemList.unscoped.filter(branch=cycle.branch, assignment=assignment).first()
        if there is not None:
            there.assignment = assignment
            return there
        made = ItemList(branch=cycle.branch, cycle=cycle, assignment=assignment)
        made.save(force_insert=True)
        kinds = regime_of(cycle).follow.item_kinds
        first = ItemKind(kinds[0])
        looked = regime_of(cycle).follow.recurrence_cycles
        before = categories_before(assignment, looked - 1)
        items = [
            _item(
                made, number, first, tidy(one.text)[:LONGEST_TEXT], category=_category(one.category), source="comment"
            )
            for number, one in enumerate(problems, 1)
        ]
        here = {item.category for item in items if item.category}
        for item in items:
            item.recurring = bool(item.category) and recurs(item.category, [here, *before], looked)
        carried = carried_into(assignment) if regime_of(cycle).follow.carry_open else []
        items += [
            _item(
                made,
                number,
                ItemKind(old.kind) if old.kind in kinds else first,
                old.text,
                category=old.category,
                source="carried",
                carried_from=old,
                recurring=True,
            )
            for number, old in enumerate(carried, len(items) + 1)
        ]
        Item.unscoped.bulk_create(items)
        _carry(actor, carried, assignment)
        step_all(actor, items, StepKind.BEGUN, cycle, path=assignment.unit.path, first=True)
        list_step(actor, made, ListStepKind.BEGUN, Verb.FOLLOW_UP_BEGUN, version=made.version)
    return made


def _carry(actor: Actor, old: Sequence[Item], assignment: Assignment) -> None:
    """Items of last year that nobody carried over when that cycle ended are carried now."""
    open_still = [item for item in old if item.state != ItemState.CARRIED]
    if open_still:
        step_all(
            actor, open_still, StepKind.CARRIED, open_still[0].cycle, path=assignment.unit.path, state=ItemState.CARRIED
        )


def _item(made: ItemList, position: int, kind: ItemKind, text: str, **more: Any) -> Item:
    return Item(
        branch=made.branch,
        cycle=made.cycle,
        item_list=made,
        assignment=made.assignment,
        position=position,
        kind=kind,
        text=text,
        **more,
    )


def _category(code: str) -> str:
    return code if code in _CATEGORIES else (Category.OTHER if code else "")


def add_item(
    actor: Actor, item_list: ItemList, *, kind: ItemKind, text: str, under: Item | None = None, category: str = ""
) -> Item:
    """A further line that the unit sets itself while it plans: a task or a responsibility under a problem, or a
    problem of its own finding.

    Raises:
        Refusal: the plan is not open; the regime has no such kind; no or too long a text.
    """
    actor.must(Action.WRITE_PLAN, item_list.policy_facts())
    _must_be_open(item_list)
    follow = regime_of(item_list.assignment.cycle).follow
    if kind not in follow.item_kinds or (under is not None and under.item_list_id != item_list.pk):
        raise Refusal(
            rule=_("A list holds items of the kinds that the regime names: %(kinds)s.")
            % {"kinds": ", ".join(str(ItemKind(one).label) for one in follow.item_kinds)},
            fact=_("“%(kind)s” is none of them, or it belongs to another list.") % {"kind": kind.label},
            remedy=_("Choose one of these kinds."),
            field="kind",
        )
    words = stated(text, field="text", rule=_("An item says what it is about."), least=4, most=LONGEST_TEXT)
    with writing():
        ItemList.unscoped.select_for_update().get(branch=item_list.branch, pk=item_list.pk)
        last = Item.unscoped.filter(branch=item_list.branch, item_list=item_list).order_by("-position").first()
        made = _item(
            item_list,
            (last.position if last else 0) + 1,
            kind,
            words,
            under=under,
            category=_category(category),
            source="self",
        )
        made.save(force_insert=True)
        step_all(
            actor, [made], StepKind.BEGUN, item_list.assignment.cycle, path=item_list.assignment.unit.path, first=True
        )
    return made


def _must_be_open(item_list: ItemList) -> None:
    if item_list.state not in OPEN_TO_THE_UNIT:
        raise Refusal(
            rule=_("A plan is written until it is handed in, and again when it was returned."),
            fact=_("The plan of this unit is %(state)s.") % {"state": plan_word(item_list)},
            remedy=_("Ask the secretariat of the convening unit to return it, or ask for another due day."),
        )
