"""The acts on a list: begun with the feedback letter, planned by the unit, handed in, returned or approved."""

import hashlib
import json
from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext_lazy as _

from hyogi.cycles.models import Assignment
from hyogi.cycles.queries import deadline_of
from hyogi.followup.actions.stepping import list_step, plan_word, stated, step_all
from hyogi.followup.models import Item, ItemList, ListStepKind
from hyogi.followup.queries.plans import items_of, lacks_of_list, plan_of
from hyogi.followup.rules import (
    DISPUTED,
    LONGEST_REASON,
    SHORTEST_REASON,
    ItemState,
    PlanState,
    StepKind,
    plan_may_follow,
)
from hyogi.followup.sentences import lacking
from hyogi.foundation import clock
from hyogi.foundation.actors import Actor
from hyogi.foundation.audit import Verb
from hyogi.foundation.languages import tidy
from hyogi.foundation.policy import Action
from hyogi.foundation.refusals import Refusal
from hyogi.foundation.writing import writing
from hyogi.organisation.entering import Scan, entered
from hyogi.organisation.models import Post


def hand_in(
    actor: Actor, item_list: ItemList, *, version: int, on_behalf_of: Post | None = None, scan: Scan | None = None
) -> ItemList:
    """The head hands the plan in, or signs it on paper and the liaison types it. Past the stage `plan_due` it is late;
    past its grace it is refused, unless the plan was handed in before and returned.

    Raises:
        Refusal: an item still lacks something; it is not open; the stage is shut; not the head.
        Stale: somebody else was quicker.
    """
    assignment = item_list.assignment
    entry = entered(actor, Action.SUBMIT_REPORT, item_list.policy_facts(), on_behalf_of, scan)
    _must_follow(item_list, PlanState.HANDED_IN)
    deadline, now = deadline_of(assignment, "plan_due"), clock.now()
    if item_list.state == PlanState.DRAFT and deadline is not None and deadline.is_shut(now):
        raise Refusal(
            rule=_("Plans are handed in until %(day)s.") % {"day": _said(deadline.closes_at, assignment)},
            fact=_("It is past that."),
            remedy=_("The secretariat of the convening unit may extend it for your unit, with a reason."),
        )
    items = items_of(item_list)
    lacks = lacks_of_list(item_list, items)
    if lacks:
        raise lacking(lacks)
    late = item_list.late or (item_list.state == PlanState.DRAFT and deadline is not None and deadline.is_late(now))
    plan, sha256 = _sealed(items)
    with writing():
        list_step(
            actor,
            item_list,
            ListStepKind.HANDED_IN,
            Verb.PLAN_HANDED_IN,
            version=version,
            late=late,
            plan=plan,
            sha256=sha256,
            entry=entry,
            state=PlanState.HANDED_IN,
            handed_in_at=now,
        )
        if late and not item_list.late:
            ItemList.unscoped.filter(branch=item_list.branch, pk=item_list.pk).update(late=True)
            item_list.late = True
    return item_list


def _said(at: Any, assignment: Assignment) -> str:
    from hyogi.design.words import plain_instant

    return plain_instant(at, assignment.cycle.zone)


def return_plan(actor: Actor, item_list: ItemList, *, remarks: str, version: int) -> ItemList:
    """Give the plan back to the unit, with remarks.

    Raises:
        Refusal: without remarks; not handed in; not the secretariat of the convening unit.
        Stale: somebody else was quicker.
    """
    actor.must(Action.APPROVE_PLAN, item_list.policy_facts())
    _must_follow(item_list, PlanState.RETURNED)
    words = stated(
        remarks,
        field="remarks",
        rule=_("A plan is returned with remarks, so that the unit knows what to change."),
        least=SHORTEST_REASON,
        most=LONGEST_REASON,
    )
    with writing():
        list_step(
            actor,
            item_list,
            ListStepKind.RETURNED,
            Verb.PLAN_RETURNED,
            version=version,
            remarks=words,
            state=PlanState.RETURNED,
        )
    return item_list


def approve_plan(actor: Actor, item_list: ItemList, *, version: int, remarks: str = "") -> ItemList:
    """Approve the plan as it was handed in. From then on it is frozen: what is disputed in it is struck off, everything
    else is planned, and its due days are moved only by an act with a reason and an approval.

    Raises:
        Refusal: not handed in; not the secretariat of the convening unit.
        Stale: somebody else was quicker.
    """
    actor.must(Action.APPROVE_PLAN, item_list.policy_facts())
    _must_follow(item_list, PlanState.APPROVED)
    items = items_of(item_list)
    plan, sha256 = _sealed(items)
    cycle, path = item_list.assignment.cycle, item_list.assignment.unit.path
    with writing():
        list_step(
            actor,
            item_list,
            ListStepKind.APPROVED,
            Verb.PLAN_APPROVED,
            version=version,
            remarks=tidy(remarks)[:LONGEST_REASON],
            plan=plan,
            sha256=sha256,
            state=PlanState.APPROVED,
            approved_at=clock.now(),
        )
        kept = [item for item in items if item.state == ItemState.OPEN]
        planned = [item for item in kept if item.answer != DISPUTED]
        disputed = [item for item in kept if item.answer == DISPUTED]
        step_all(actor, planned, StepKind.APPROVED, cycle, path=path, state=ItemState.PLANNED)
        step_all(actor, disputed, StepKind.WITHDRAWN, cycle, path=path, state=ItemState.WITHDRAWN)
    return item_list


def carry_over(actor: Actor, cycle: Any) -> int:
    """At the end of a cycle: whatever is neither closed nor struck off is carried into the next one. Returns how many;
    done twice, the second time nothing is left.

    Raises:
        Refusal: not the secretariat of the convening unit.
    """
    actor.must(Action.RUN_CYCLE, cycle.policy_facts())
    with writing():
        left = list(
            Item.unscoped.filter(branch=cycle.branch, cycle=cycle)
            .exclude(state__in=[ItemState.CLOSED, ItemState.WITHDRAWN, ItemState.CARRIED])
            .order_by("assignment__position", "position")
        )
        if left:
            step_all(actor, left, StepKind.CARRIED, cycle, path=cycle.convening.path, state=ItemState.CARRIED)
    return len(left)


def _sealed(items: Sequence[Item]) -> tuple[list[dict[str, Any]], str]:
    plan = plan_of(items)
    text = json.dumps(plan, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return plan, hashlib.sha256(text.encode()).hexdigest()


def _must_follow(item_list: ItemList, after: PlanState) -> None:
    if not plan_may_follow(PlanState(item_list.state), after):
        raise Refusal(
            rule=_("A plan is written, handed in, and then approved or returned; an approved plan is frozen."),
            fact=_("The plan of this unit is %(state)s.") % {"state": plan_word(item_list)},
            remedy=_("Open the list and see what can be done with it now."),
        )
