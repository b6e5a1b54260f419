"""What time does: the rungs of the regime's ladder are fired, each once per item and due day. And notices."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, timedelta
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from hyogi.cycles.models import Cycle, Phase
from hyogi.cycles.queries import regime_of, run_cycles
from hyogi.followup.actions.reminding import remind
from hyogi.followup.actions.stepping import BATCH, list_step, today_in
from hyogi.followup.models import Item, ItemList, ListStepKind, Rung, SupervisionNotice
from hyogi.followup.queries.plans import items_of
from hyogi.followup.rules import IN_HAND, LONGEST_REASON, PlanState, Step, is_overdue, steps_due
from hyogi.foundation import audit
from hyogi.foundation.actors import Actor
from hyogi.foundation.audit import Verb
from hyogi.foundation.languages import tidy
from hyogi.foundation.policy import Action
from hyogi.foundation.refusals import Refusal
from hyogi.foundation.writing import writing


def fire_due(actor: Actor, today: date) -> int:
    """Fire every rung that has come by `today` and was not fired yet, in all cycles that run. Returns how many.

    Run daily by the system, and as often as anybody likes: a rung is fired once per item and due day, and a new due day
    begins the ladder again. An item that is reported as done waits for its check and is not reminded of meanwhile. Who
    is reminded of an item of his unit gets a mail, one for all items of a cycle.
    Source: docs/regime-parameters.md, C11.
    """
    actor.must(Action.ADMINISTER)
    return sum(_fire(actor, cycle, today) for cycle in run_cycles(actor).exclude(phase=Phase.CLOSED).order_by("pk"))


def _fire(actor: Actor, cycle: Cycle, today: date) -> int:
    ladder = [Step(one.after_days, one.to, one.action) for one in regime_of(cycle).escalation]
    soonest = today - timedelta(days=min(step.after_days for step in ladder))
    watched = Item.unscoped.filter(
        branch=cycle.branch, cycle=cycle, state__in=[state.value for state in IN_HAND], due_on__lte=soonest
    )
    if not watched.exists():
        return 0
    with writing():
        Cycle.unscoped.select_for_update().get(branch=cycle.branch, pk=cycle.pk)
        items = list(watched.order_by("due_on", "pk").values_list("pk", "due_on"))
        fired = _fired(cycle, (id for id, _due in items))
        rungs = [
            Rung(
                branch=cycle.branch,
                cycle=cycle,
                item_id=id,
                due_on=due,
                after_days=step.after_days,
                to=step.to,
                action=step.action,
                on=today,
            )
            for id, due in items
            for _day, step in steps_due(due, ladder, today)
            if (due, step.after_days, step.to, step.action) not in fired[id]
        ]
        Rung.unscoped.bulk_create(rungs, batch_size=BATCH)
        if rungs:
            facts = {"cycle": cycle.code, "on": today.isoformat(), "fired": len(rungs)}
            audit.record(actor, Verb.RUNGS_FIRED, cycle, facts, path=cycle.convening.path)
            remind(actor, cycle, rungs, today)
    return len(rungs)


def _fired(cycle: Cycle, items: Iterable[UUID]) -> dict[UUID, set[tuple[date, int, str, str]]]:
    wanted = set(items)
    found: dict[UUID, set[tuple[date, int, str, str]]] = defaultdict(set)
    rows = Rung.unscoped.filter(branch=cycle.branch, cycle=cycle)
    for item, due, days, to, action in rows.values_list("item_id", "due_on", "after_days", "to", "action"):
        if item in wanted:
            found[item].add((due, days, to, action))
    return found


def issue_notice(actor: Actor, item_list: ItemList, *, answer_by: date, words: str, version: int) -> SupervisionNotice:
    """Chase a unit's overdue items by paper: the notice keeps what it says of each, as it stands today.

    Raises:
        Refusal: nothing is overdue; the day to answer by is not to come; not the secretariat of the convening unit.
        Stale: somebody else was quicker.
    """
    actor.must(Action.APPROVE_PLAN, item_list.policy_facts())
    cycle = item_list.assignment.cycle
    today = today_in(cycle)
    late = [
        item
        for item in items_of(item_list)
        if item.is_pending and item.due_on is not None and is_overdue(item.due_on, today)
    ]
    if not late or item_list.state != PlanState.APPROVED:
        raise Refusal(
            rule=_("A supervision notice chases items that are overdue."),
            fact=_("No item of this unit is overdue today."),
            remedy=_("Wait for the day, or ask the unit how far it is."),
        )
    if answer_by <= today:
        raise Refusal(
            rule=_("A notice says by which day it is answered, and leaves time for it."),
            fact=_("The day that was given is not after today."),
            remedy=_("Choose a later day."),
            field="answer_by",
        )
    with writing():
        list_step(
            actor,
            item_list,
            ListStepKind.NOTICE,
            Verb.SUPERVISION_NOTICE_ISSUED,
            version=version,
            remarks=tidy(words)[:LONGEST_REASON],
        )
        last = SupervisionNotice.unscoped.filter(branch=cycle.branch, cycle=cycle).order_by("-number").first()
        made: SupervisionNotice = SupervisionNotice.unscoped.create(
            branch=cycle.branch,
            cycle=cycle,
            item_list=item_list,
            number=(last.number if last else 0) + 1,
            answer_by=answer_by,
            words=tidy(words)[:LONGEST_REASON],
            items=[
                {
                    "item": item.position,
                    "text": item.text,
                    "measure": item.measure,
                    "owner": item.owner.title.say("zh-Hans").text if item.owner else "",
                    "due": item.due_on.isoformat() if item.due_on else "",
                    "days": (today - item.due_on).days if item.due_on else 0,
                    "moves": item.moves,
                }
                for item in late
            ],
            unit=item_list.assignment.unit.names,
            person=actor.person_id,
            post=actor.post_id,
        )
    return made
