"""How every act on an item is written: the item moves by its version, the step is kept, the event is recorded."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django.db.models import F
from django.utils.translation import gettext_lazy as _

from hyogi.cycles.models import Cycle, Phase
from hyogi.followup.models import Item, ItemList, ItemStep, ListStep, ListStepKind
from hyogi.followup.rules import ItemState, PlanState, StepKind, may_follow
from hyogi.foundation import audit, clock
from hyogi.foundation.actors import Actor
from hyogi.foundation.audit import Verb
from hyogi.foundation.languages import tidy
from hyogi.foundation.refusals import Refusal, Stale
from hyogi.organisation.entering import Entry

BATCH = 1000
VERBS = {
    StepKind.BEGUN: Verb.ITEM_BEGUN,
    StepKind.PLANNED: Verb.ITEM_PLANNED,
    StepKind.APPROVED: Verb.ITEM_PLANNED,
    StepKind.PROGRESS: Verb.ITEM_REPORTED,
    StepKind.EVIDENCE: Verb.ITEM_REPORTED,
    StepKind.CLAIMED: Verb.ITEM_REPORTED,
    StepKind.CLOSED: Verb.ITEM_CLOSED,
    StepKind.REOPENED: Verb.ITEM_REOPENED,
    StepKind.DUE_ASKED: Verb.ITEM_DUE_MOVED,
    StepKind.DUE_MOVED: Verb.ITEM_DUE_MOVED,
    StepKind.DUE_KEPT: Verb.ITEM_DUE_MOVED,
    StepKind.NEEDS_ANSWERED: Verb.ITEM_PLANNED,
    StepKind.SAMPLED: Verb.ITEM_CHECKED,
    StepKind.SAMPLE_STANDS: Verb.ITEM_CHECKED,
    StepKind.MID_CHECKED: Verb.ITEM_CHECKED,
    StepKind.CARRIED: Verb.ITEM_CARRIED,
    StepKind.WITHDRAWN: Verb.ITEM_CARRIED,
}


def step(
    actor: Actor,
    item: Item,
    kind: StepKind,
    *,
    version: int,
    state: ItemState | None = None,
    due: date | None = None,
    text: str = "",
    finding: str = "",
    entry: Entry | None = None,
    **changes: Any,
) -> ItemStep:
    """Let the item make this step, called inside `writing()`. `due` is the day that the step sets or asks for;
    `changes` are the item's other fields as they are then.

    Raises:
        Refusal: the cycle is closed; the state may not follow on the present one.
        Stale: somebody else was quicker.
    """
    if item.item_list.assignment.cycle.phase == Phase.CLOSED:
        raise Refusal(
            rule=_("The lists of a closed cycle are not changed any more."),
            fact=_("This cycle is closed."),
            remedy=_("What was open then stands on the list of the next cycle."),
        )
    before, after = ItemState(item.state), state or ItemState(item.state)
    if after is not before and not may_follow(before, after):
        raise out_of_order(item)
    mine = Item.unscoped.filter(branch=item.branch, pk=item.pk, version=version)
    if mine.update(state=after, version=version + 1, **changes) != 1:
        now = Item.unscoped.get(branch=item.branch, pk=item.pk)
        raise Stale(mine={"text": text}, theirs={"text": state_word(ItemState(now.state))})
    for name, value in {"state": after, "version": version + 1, **changes}.items():
        setattr(item, name, value)
    kept = (entry or Entry()).kept()
    made: ItemStep = ItemStep.unscoped.create(
        branch=item.branch,
        cycle_id=item.cycle_id,
        item=item,
        number=version + 1,
        kind=kind,
        state=after,
        on=today_in(item.item_list.assignment.cycle),
        due_on=due,
        text=text,
        finding=finding,
        person=actor.person_id,
        post=actor.post_id,
        entered_for=entry.post if entry else None,
    )
    facts = {"step": kind.value, "state": after.value, "item": item.position}
    path = item.item_list.assignment.unit.path
    audit.record(actor, VERBS[kind], item, facts, path=path, **kept)
    return made


def step_all(
    actor: Actor,
    items: Sequence[Item],
    kind: StepKind,
    cycle: Cycle,
    *,
    path: str,
    state: ItemState | None = None,
    text: str = "",
    first: bool = False,
    **changes: Any,
) -> None:
    """The same step for many items, in as many statements as for one. `first` where the items were made just now."""
    for item in items:
        if state and state is not ItemState(item.state) and not may_follow(ItemState(item.state), state):
            raise out_of_order(item)
    if not first:
        wanted = {**({"state": state} if state else {}), **changes}
        for start in range(0, len(items), BATCH):
            chunk = [item.pk for item in items[start : start + BATCH]]
            Item.unscoped.filter(branch=cycle.branch, pk__in=chunk).update(version=F("version") + 1, **wanted)
        for item in items:
            item.version += 1
            for name, value in wanted.items():
                setattr(item, name, value)
    on = today_in(cycle)
    ItemStep.unscoped.bulk_create(
        [
            ItemStep(
                branch=cycle.branch,
                cycle=cycle,
                item=item,
                number=item.version,
                kind=kind,
                state=item.state,
                on=on,
                due_on=item.due_on if kind in (StepKind.BEGUN, StepKind.PLANNED, StepKind.APPROVED) else None,
                text=text,
                person=actor.person_id,
                post=actor.post_id,
            )
            for item in items
        ],
        batch_size=BATCH,
    )
    audit.record_all(
        actor,
        [
            (VERBS[kind], item, {"step": kind.value, "state": str(item.state), "item": item.position}, path)
            for item in items
        ],
    )


def list_step(
    actor: Actor,
    item_list: ItemList,
    kind: ListStepKind,
    verb: Verb,
    *,
    version: int,
    remarks: str = "",
    late: bool = False,
    plan: Sequence[dict[str, Any]] = (),
    sha256: str = "",
    entry: Entry | None = None,
    **changes: Any,
) -> ListStep:
    """Let the list make this step, called inside `writing()`.

    Raises:
        Stale: somebody else was quicker.
    """
    mine = ItemList.unscoped.filter(branch=item_list.branch, pk=item_list.pk, version=version)
    if mine.update(version=version + 1, **changes) != 1:
        now = ItemList.unscoped.get(branch=item_list.branch, pk=item_list.pk)
        raise Stale(mine={"remarks": remarks}, theirs={"remarks": now.state})
    for name, value in {"version": version + 1, **changes}.items():
        setattr(item_list, name, value)
    kept = (entry or Entry()).kept()
    made: ListStep = ListStep.unscoped.create(
        branch=item_list.branch,
        cycle_id=item_list.cycle_id,
        item_list=item_list,
        number=version + 1,
        kind=kind,
        remarks=remarks,
        late=late,
        plan=list(plan),
        sha256=sha256,
        person=actor.person_id,
        post=actor.post_id,
        entered_for=entry.post if entry else None,
    )
    facts = {"unit": item_list.assignment.unit.code, "late": late, "sha256": sha256}
    audit.record(actor, verb, item_list, facts, path=item_list.assignment.unit.path, **kept)
    return made


def stated(text: str, *, field: str, rule: Any, least: int, most: int) -> str:
    """The text, tidied.

    Raises:
        Refusal: it is missing, too short or too long.
    """
    words = tidy(text)
    if not least <= len(words) <= most:
        raise Refusal(
            rule=rule,
            fact=_("What was written has %(count)s characters; it takes %(least)s to %(most)s.")
            % {"count": len(words), "least": least, "most": most},
            remedy=_("Write it in a sentence."),
            field=field,
        )
    return words


def out_of_order(item: Item) -> Refusal:
    """Why this cannot be done to an item in its present state."""
    return Refusal(
        rule=_(
            "An item goes from planned over under way and reported as done to closed, and back only by being reopened."
        ),
        fact=_("Item %(number)s is %(state)s.") % {"number": item.position, "state": state_word(ItemState(item.state))},
        remedy=_("Open the item and see what can be done with it now."),
    )


def state_word(state: ItemState) -> Any:
    """The state in a word."""
    from hyogi.followup.wording import STATES

    return STATES[state]


def plan_word(item_list: ItemList) -> Any:
    """The state of the plan in a word."""
    from hyogi.followup.wording import PLANS

    return PLANS[PlanState(item_list.state)]


def today_in(cycle: Cycle) -> date:
    """The present day where the cycle is held."""
    return clock.today(cycle.zone)


def positions(items: Iterable[Item]) -> str:
    """The numbers of items, for a sentence."""
    return ", ".join(str(item.position) for item in items)
