"""Recomputes how items and lists stand from what was done with them, draws samples again, hashes plans again."""

import hashlib
import json
from collections.abc import Iterator
from itertools import groupby
from operator import attrgetter
from typing import Any
from uuid import UUID

from django.db.models import Exists, F, OuterRef
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from hyogi.followup.models import Draw, Evidence, Item, ItemList, ItemStep, ListStep, ListStepKind, RungMail
from hyogi.followup.queries.reminded import REMIND
from hyogi.followup.rules import DISPUTED, Happened, ItemState, PlanState, Stands, StepKind, drawn, replay
from hyogi.foundation.verifying import check
from hyogi.rollups.models import ReminderMail

CHUNK = 2000
_PLAN_AFTER = {
    ListStepKind.HANDED_IN: PlanState.HANDED_IN,
    ListStepKind.RETURNED: PlanState.RETURNED,
    ListStepKind.APPROVED: PlanState.APPROVED,
}


@check(_("items stand as their steps say"))
def _items() -> Iterator[str]:
    """State, due day, day of closing, moves, sample, finding and version of every item follow from its steps."""
    steps = ItemStep.unscoped.order_by("item_id", "number").iterator(chunk_size=CHUNK)
    by_item = ((id, list(group)) for id, group in groupby(steps, attrgetter("item_id")))
    known: dict[UUID, tuple[Any, ...]] = {}
    for id, done in by_item:
        stands = replay(Happened(StepKind(s.kind), ItemState(s.state), s.on, s.due_on) for s in done)
        numbers = [s.number for s in done]
        finding = next((s.finding for s in reversed(done) if s.finding), "")
        known[id] = (stands, finding, numbers[-1], numbers != list(range(1, len(numbers) + 1)))
    for item in Item.unscoped.select_related("assignment__unit").iterator(chunk_size=CHUNK):
        found = known.get(item.pk)
        what = _differs(item, found) if found else [_now("no step is kept")]
        if what:
            yield _now("item %(number)s of %(unit)s: %(what)s") % {
                "number": item.position,
                "unit": item.assignment.unit.code,
                "what": ", ".join(what),
            }


def _differs(item: Item, found: tuple[Any, ...]) -> list[str]:
    stands: Stands = found[0]
    pairs = {
        _now("state"): (item.state, stands.state),
        _now("due day"): (item.due_on, stands.due),
        _now("day of closing"): (item.closed_on, stands.closed_on),
        _now("day asked for"): (item.asked_due_on, stands.asked),
        _now("moves of the due day"): (item.moves, stands.moves),
        _now("sample"): (item.sample, stands.sample),
        _now("finding"): (item.finding, found[1]),
        _now("number of steps"): (item.version, found[2]),
    }
    what = [name for name, (is_, should) in pairs.items() if is_ != should]
    return what + ([_now("order of steps")] if stands.breaks or found[3] else [])


@check(_("lists stand as their steps say, and approved plans are as they were approved"))
def _lists() -> Iterator[str]:
    steps = ListStep.unscoped.order_by("item_list_id", "number").iterator(chunk_size=CHUNK)
    known = {id: list(group) for id, group in groupby(steps, attrgetter("item_list_id"))}
    approved = {id: done for id, done in known.items() if any(s.kind == ListStepKind.APPROVED for s in done)}
    plans = _plans_now(set(approved))
    for one in ItemList.unscoped.select_related("assignment__unit").iterator(chunk_size=CHUNK):
        done = known.get(one.pk, [])
        state = next((_PLAN_AFTER[s.kind] for s in reversed(done) if s.kind in _PLAN_AFTER), PlanState.DRAFT)
        what = []
        if one.state != state or one.version != (done[-1].number if done else 0):
            what.append(_now("state"))
        for step in done:
            if step.sha256 and step.sha256 != _hash(step.plan):
                what.append(_now("the plan of step %(number)s") % {"number": step.number})
        if one.pk in approved and plans.get(one.pk, {}) != _frozen(approved[one.pk]):
            what.append(_now("the plan as it was approved"))
        if what:
            yield _now("list of %(unit)s: %(what)s") % {"unit": one.assignment.unit.code, "what": ", ".join(what)}


_FROZEN = ("text", "answer", "reason", "measure", "owner", "needs")


def _plans_now(lists: set[UUID]) -> dict[UUID, dict[int, tuple[str, ...]]]:
    found: dict[UUID, dict[int, tuple[str, ...]]] = {}
    rows = Item.unscoped.filter(item_list__state=PlanState.APPROVED).select_related("owner").order_by("position")
    for item in rows.iterator(chunk_size=CHUNK):
        owner = item.owner.code if item.owner else ""
        values = (item.text, item.answer, item.answer_reason, item.measure, owner, item.needs)
        dropped = item.state == ItemState.WITHDRAWN and item.answer != DISPUTED
        if item.item_list_id in lists and not dropped:
            found.setdefault(item.item_list_id, {})[item.position] = values
    return found


def _frozen(done: list[ListStep]) -> dict[int, tuple[str, ...]]:
    plan = next(step.plan for step in reversed(done) if step.kind == ListStepKind.APPROVED)
    return {line["item"]: tuple(line[name] for name in _FROZEN) for line in plan}


def _hash(plan: Any) -> str:
    return hashlib.sha256(
        json.dumps(plan, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
    ).hexdigest()


@check(_("samples are drawn as their seeds say"))
def _samples() -> Iterator[str]:
    for draw in Draw.unscoped.select_related("cycle").iterator(chunk_size=CHUNK):
        again = [str(one) for one in drawn((UUID(one) for one in draw.items), draw.seed, draw.share_bp)]
        if again != draw.drawn:
            yield _now("sample %(number)s of %(cycle)s is not the one that its seed draws") % {
                "number": draw.number,
                "cycle": draw.cycle.code,
            }


@check(_("mails of the ladder belong to the rungs that they tell of"))
def _mails() -> Iterator[str]:
    links = RungMail.unscoped.filter(branch=OuterRef("branch"), mail=OuterRef("pk"))
    rows = ReminderMail.unscoped.filter(chase__isnull=True).annotate(told=Exists(links)).select_related("cycle")
    for mail in rows.iterator(chunk_size=CHUNK):
        if not mail.told:
            yield _now("a mail of %(cycle)s tells of no rung of the ladder") % {"cycle": mail.cycle.code}
    wrong = RungMail.unscoped.exclude(
        rung__action=REMIND, rung__cycle=F("cycle"), mail__cycle=F("cycle"), mail__chase__isnull=True
    )
    for link in wrong.select_related("rung__item__assignment__unit"):
        yield _now("a mail about item %(number)s of %(unit)s belongs to another act") % {
            "number": link.rung.item.position,
            "unit": link.rung.item.assignment.unit.code,
        }


@check(_("closed items have the evidence that their regime asks for"))
def _evidence() -> Iterator[str]:
    from django.db.models import Count

    from hyogi.cycles.models import Cycle
    from hyogi.cycles.queries import regime_of

    counts = dict(
        Evidence.unscoped.values("item_id").annotate(count=Count("pk")).values_list("item_id", "count").order_by()
    )
    cycles = {cycle.pk: cycle for cycle in Cycle.unscoped.filter(regime__isnull=False)}
    needed = {pk: regime_of(cycle).follow.close_needs_evidence for pk, cycle in cycles.items()}
    rows = Item.unscoped.filter(state=ItemState.CLOSED).select_related("assignment__unit")
    for item in rows.iterator(chunk_size=CHUNK):
        if counts.get(item.pk, 0) < needed.get(item.cycle_id, 0):
            yield _now("item %(number)s of %(unit)s is closed without its evidence") % {
                "number": item.position,
                "unit": item.assignment.unit.code,
            }
