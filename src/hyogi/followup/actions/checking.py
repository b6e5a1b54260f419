"""The acts of those who check: close or reopen, look at a sample on the spot, the half-year check."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from hyogi.cycles.models import Cycle
from hyogi.cycles.queries import regime_of
from hyogi.followup.actions.stepping import BATCH, out_of_order, stated, step, today_in
from hyogi.followup.models import Draw, Finding, Item, ItemList, ItemStep
from hyogi.followup.queries.items import answering_persons, facts_for
from hyogi.followup.rules import (
    LONGEST_REASON,
    SHORTEST_REASON,
    ItemState,
    PlanState,
    Sample,
    StepKind,
    drawn,
    may_check,
)
from hyogi.foundation import audit
from hyogi.foundation.actors import Actor
from hyogi.foundation.audit import Verb
from hyogi.foundation.languages import tidy
from hyogi.foundation.policy import Action, Role
from hyogi.foundation.refusals import Refusal
from hyogi.foundation.writing import writing


def close_item(actor: Actor, item: Item, *, text: str, version: int) -> Item:
    """Strike an item off after a check. The day of this act is the day on which it was closed.

    Raises:
        Refusal: not reported as done; by a person who answers for it or reported it, in whichever post, where the
            regime asks for another; without a word on what was seen.
        Stale: somebody else was quicker.
    """
    _must_check(actor, item)
    if item.state != ItemState.DONE_CLAIMED:
        raise out_of_order(item)
    words = stated(
        text,
        field="text",
        rule=_("Who closes an item says what he looked at and found."),
        least=4,
        most=LONGEST_REASON,
    )
    with writing():
        on = today_in(item.item_list.assignment.cycle)
        step(actor, item, StepKind.CLOSED, version=version, state=ItemState.CLOSED, text=words, closed_on=on)
    return item


def reopen_item(actor: Actor, item: Item, *, reason: str, version: int) -> Item:
    """Give an item back that was reported as done, or was closed too early.

    Raises:
        Refusal: neither reported as done nor closed; no reason; by whom it could not be closed.
        Stale: somebody else was quicker.
    """
    _must_check(actor, item)
    words = stated(
        reason,
        field="text",
        rule=_("An item is reopened with a reason, so that the unit knows what is still missing."),
        least=SHORTEST_REASON,
        most=LONGEST_REASON,
    )
    with writing():
        step(
            actor,
            item,
            StepKind.REOPENED,
            version=version,
            state=ItemState.REOPENED,
            text=words,
            closed_on=None,
            sample=Sample.NOT,
        )
    return item


def _must_check(actor: Actor, item: Item) -> None:
    """By the regime's `follow.close_by` (docs/regime-parameters.md, C1)."""
    close_by = regime_of(item.item_list.assignment.cycle).follow.close_by
    facts = facts_for(actor, item)
    if close_by == "owner":
        actor.must(Action.REPORT_PROGRESS, facts)
        return
    actor.must(Action.CLOSE_ITEM, facts)
    if close_by == "secretariat":
        offices = {post.path for post in actor.facts.posts if post.role is Role.SECRETARIAT}
        if facts.convening not in offices:
            raise Refusal(
                rule=_("In this cycle the secretariat of the convening unit closes items."),
                fact=_("None of the posts that you hold today is in it."),
                remedy=_("Ask the secretariat."),
            )
    if actor.person_id is None or not may_check(actor.person_id, answering_persons(item), close_by):
        raise Refusal(
            rule=_("An item is closed by another person than those who answer for it or reported on it."),
            fact=_(
                "You hold the post that answers for this item, or you have reported on it; in which of your posts you "
                "act makes no difference."
            ),
            remedy=_("Another person of the convening unit checks it."),
        )


def draw_sample(actor: Actor, cycle: Cycle, *, seed: str) -> Draw:
    """Draw the closed items that are looked at on the spot: the regime's share of those that were not drawn before, by
    a seed that is stated (the number of a public lottery, a throw of dice before witnesses). Anybody can draw again.

    Raises:
        Refusal: no seed; nothing is closed, or the regime looks at none.
    """
    actor.must(Action.APPROVE_PLAN, cycle.policy_facts())
    words = stated(
        seed,
        field="seed",
        rule=_("A sample is drawn by a stated seed, so that others can draw it again."),
        least=4,
        most=120,
    )
    share = regime_of(cycle).follow.close_sample_check_bp
    with writing():
        closed = Item.unscoped.filter(branch=cycle.branch, cycle=cycle, state=ItemState.CLOSED)
        waiting = {item.pk: item for item in closed.filter(sample=Sample.NOT)}
        chosen = drawn(waiting, words, share)
        if not chosen:
            raise Refusal(
                rule=_("A sample is drawn from items that were closed since the last draw."),
                fact=_("There are %(count)s of them, and the regime looks at %(share)s %% of them.")
                % {"count": len(waiting), "share": share // 100},
                remedy=_("Draw when items have been closed."),
                field="seed",
            )
        last = Draw.unscoped.filter(branch=cycle.branch, cycle=cycle).order_by("-number").first()
        made: Draw = Draw.unscoped.create(
            branch=cycle.branch,
            cycle=cycle,
            number=(last.number if last else 0) + 1,
            seed=words,
            share_bp=share,
            items=sorted(map(str, waiting)),
            drawn=[str(one) for one in chosen],
            person=actor.person_id,
            post=actor.post_id,
        )
        _mark_drawn(actor, [waiting[one] for one in chosen], cycle, words)
        audit.record(
            actor,
            Verb.SAMPLE_DRAWN,
            made,
            {"cycle": cycle.code, "items": len(waiting), "drawn": len(chosen)},
            path=cycle.convening.path,
        )
    return made


def _mark_drawn(actor: Actor, items: list[Item], cycle: Cycle, seed: str) -> None:
    from hyogi.followup.actions.stepping import step_all

    step_all(actor, items, StepKind.SAMPLED, cycle, path=cycle.convening.path, text=seed, sample=Sample.DRAWN)


def sample_stands(actor: Actor, item: Item, *, text: str, version: int) -> Item:
    """Say that a drawn item was looked at on the spot and is closed rightly. Where it is not, it is reopened.

    Raises:
        Refusal: not drawn; by whom it could not be closed.
    """
    _must_check(actor, item)
    if item.sample != Sample.DRAWN:
        raise out_of_order(item)
    words = stated(text, field="text", rule=_("Who looked on the spot says what he saw."), least=4, most=LONGEST_REASON)
    with writing():
        step(actor, item, StepKind.SAMPLE_STANDS, version=version, text=words, sample=Sample.STANDS)
    return item


def mid_check(actor: Actor, item_list: ItemList, findings: Mapping[UUID, tuple[str, str]]) -> int:
    """The half-year check of a list: a finding for each item, by id, as (finding, words). Returns how many were found.
    A finding that stands already with the same words is not made again.

    Raises:
        Refusal: the plan is not approved; a finding that there is none of; an item of another list.
    """
    actor.must(Action.APPROVE_PLAN, item_list.policy_facts())
    if item_list.state != PlanState.APPROVED:
        raise Refusal(
            rule=_("The half-year check looks at approved plans."),
            fact=_("The plan of this unit is not approved."),
            remedy=_("Approve it or return it first."),
        )
    cycle = item_list.assignment.cycle
    items = {
        item.pk: item
        for item in Item.unscoped.filter(branch=item_list.branch, item_list=item_list, pk__in=list(findings))
    }
    if len(items) != len(findings) or {found for found, _words in findings.values()} - set(Finding.values):
        raise Refusal(
            rule=_("A finding is one of: %(findings)s.") % {"findings": ", ".join(str(f.label) for f in Finding)},
            fact=_("Another one was given, or for an item of another list."),
            remedy=_("Open the page of the check again."),
        )
    now_known = [(items[id], found, tidy(words)[:LONGEST_REASON]) for id, (found, words) in findings.items()]
    said = [(item, found, words) for item, found, words in now_known if item.finding != found or words]
    with writing():
        for found in {found for _item, found, _words in said}:
            Item.unscoped.filter(
                branch=item_list.branch, pk__in=[item.pk for item, other, _words in said if other == found]
            ).update(finding=found)
        _step_findings(actor, said, cycle, item_list)
    return len(said)


def _step_findings(actor: Actor, said: list[tuple[Item, str, str]], cycle: Cycle, item_list: ItemList) -> None:
    from django.db.models import F

    on = today_in(cycle)
    Item.unscoped.filter(branch=item_list.branch, pk__in=[item.pk for item, _found, _words in said]).update(
        version=F("version") + 1
    )
    steps: list[Any] = []
    for item, found, words in said:
        item.version += 1
        item.finding = found
        steps.append(
            ItemStep(
                branch=item.branch,
                cycle=cycle,
                item=item,
                number=item.version,
                kind=StepKind.MID_CHECKED,
                state=item.state,
                on=on,
                finding=found,
                text=words,
                person=actor.person_id,
                post=actor.post_id,
            )
        )
    ItemStep.unscoped.bulk_create(steps, batch_size=BATCH)
    audit.record_all(
        actor,
        [
            (
                Verb.ITEM_CHECKED,
                item,
                {"step": StepKind.MID_CHECKED.value, "state": item.state, "item": item.position},
                item_list.assignment.unit.path,
            )
            for item, _found, _words in said
        ],
    )
