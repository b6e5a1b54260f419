"""The board of those who run the cycle: counts by unit, branch and state, exact; all items, the overdue first.

Source: docs/pages.md, "Follow-up list".
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Case, Count, F, IntegerField, Q, QuerySet, Value, When
from django.db.models.functions import Coalesce, Length

from hyogi.cycles.models import Assignment, Cycle, FrozenUnit
from hyogi.followup.models import Item, ItemList
from hyogi.followup.rules import PENDING, ItemState
from hyogi.foundation.paths import STEP

FAR = date(9999, 12, 31)
PENDING_STATES = [state.value for state in PENDING]


@dataclass
class Counts:
    """Items by state, and how many of those not closed are overdue, wait for an answer to their needs, or have asked
    for another day."""

    states: dict[str, int] = field(default_factory=dict)
    overdue: int = 0
    needs: int = 0
    asked: int = 0

    @property
    def total(self) -> int:
        """All items but those struck off."""
        return sum(count for state, count in self.states.items() if state != ItemState.WITHDRAWN)

    @property
    def closed(self) -> int:
        return self.states.get(ItemState.CLOSED, 0)

    @property
    def claimed(self) -> int:
        return self.states.get(ItemState.DONE_CLAIMED, 0)

    def add(self, other: "Counts") -> None:
        """Count the other in."""
        for state, count in other.states.items():
            self.states[state] = self.states.get(state, 0) + count
        self.overdue += other.overdue
        self.needs += other.needs
        self.asked += other.asked


def counts_of(cycle: Cycle, today: date) -> dict[UUID, Counts]:
    """By assignment, counted in one statement whatever the number of items."""
    rows = (
        Item.unscoped.filter(branch=cycle.branch, cycle=cycle)
        .values("assignment_id", "state")
        .annotate(
            count=Count("pk"),
            overdue=Count("pk", filter=Q(due_on__lt=today, state__in=PENDING_STATES)),
            needs=Count("pk", filter=~Q(needs="") & Q(needs_answer="", state__in=PENDING_STATES)),
            asked=Count("pk", filter=Q(asked_due_on__isnull=False)),
        )
        .order_by()
    )
    found: dict[UUID, Counts] = {}
    for row in rows:
        part = Counts({row["state"]: row["count"]}, row["overdue"], row["needs"], row["asked"])
        found.setdefault(row["assignment_id"], Counts()).add(part)
    return found


@dataclass(frozen=True)
class ListLine:
    """One reporting unit on the board: its list, where it was begun, and its counts."""

    assignment: Assignment
    list: ItemList | None
    counts: Counts


def list_lines(cycle: Cycle, counts: Mapping[UUID, Counts], start: int, count: int) -> tuple[list[ListLine], bool]:
    """`count` reporters of the cycle from the `start`-th on, those with the most overdue items first, and whether more
    follow. `counts` are those of `counts_of`; only what is shown is loaded."""
    order = (
        Assignment.unscoped.filter(branch=cycle.branch, cycle=cycle).order_by("position").values_list("pk", flat=True)
    )
    ranked = sorted(order, key=lambda pk: -counts[pk].overdue if pk in counts else 0)
    wanted = ranked[start : start + count]
    assignments = Assignment.unscoped.filter(branch=cycle.branch, pk__in=wanted).select_related("unit").in_bulk()
    lists = {one.assignment_id: one for one in ItemList.unscoped.filter(branch=cycle.branch, assignment__in=wanted)}
    lines = [ListLine(assignments[pk], lists.get(pk), counts.get(pk, Counts())) for pk in wanted]
    return lines, len(ranked) > start + count


@dataclass(frozen=True)
class BranchCount:
    """A unit directly below the convening one with the exact counts of its whole subtree: what reports to this cycle
    from there, and what reports there in the unit's own cycles of the same year (`nested`)."""

    unit: FrozenUnit
    counts: Counts
    nested: Counts


def counts_by_branch(cycle: Cycle, today: date) -> list[BranchCount]:
    """The counts of each subtree below the convening unit, in the order of the tree."""
    end = len(cycle.convening.path) + STEP
    children = {unit.path: BranchCount(unit, Counts(), Counts()) for unit in branches_of(cycle)}
    of_cycle = counts_of(cycle, today)
    for pk, path in Assignment.unscoped.filter(branch=cycle.branch, cycle=cycle).values_list("pk", "unit__path"):
        child = children.get(path[:end])
        if child is not None and pk in of_cycle:
            child.counts.add(of_cycle[pk])
    by_unit = {child.unit.unit_id: child for child in children.values()}
    nested = Cycle.unscoped.filter(
        convening__unit__in=list(by_unit), year=cycle.year, current=True, regime__isnull=False
    ).select_related("convening")
    for other in nested:
        for part in counts_of(other, today).values():
            by_unit[other.convening.unit_id].nested.add(part)
    return list(children.values())


def branches_of(cycle: Cycle) -> list[FrozenUnit]:
    """The units directly below the convening one in the cycle's tree, in its order."""
    top = cycle.convening.path
    rows = FrozenUnit.unscoped.filter(branch=cycle.branch, edition=cycle.edition, path__gt=top, path__lt=top + "~")
    return list(rows.annotate(length=Length("path")).filter(length=len(top) + STEP).order_by("path"))


def items_in(cycle: Cycle, today: date, **wanted: Any) -> QuerySet[Item]:
    """The items of the cycle with their unit and post, ordered by `late`, `day`, `id`: the overdue first.

    `wanted` may hold `state`, `kind`, `category`, `branch` (a path in the cycle's tree), `overdue`, `needs`, `asked`,
    `recurring`, `words`.
    """
    rows: QuerySet[Item] = (
        Item.unscoped.filter(branch=cycle.branch, cycle=cycle)
        .select_related("assignment__unit", "owner", "item_list")
        .annotate(
            late=Case(
                When(Q(due_on__lt=today, state__in=PENDING_STATES), then=Value(0)),
                When(Q(state__in=PENDING_STATES), then=Value(1)),
                default=Value(2),
                output_field=IntegerField(),
            ),
            day=Coalesce(F("due_on"), Value(FAR)),
        )
    )
    plain = {name: wanted[name] for name in ("state", "kind", "category") if wanted.get(name)}
    rows = rows.filter(**plain)
    if branch := wanted.get("branch"):
        rows = rows.filter(assignment__unit__path__gte=branch, assignment__unit__path__lt=branch + "~")
    if wanted.get("overdue"):
        rows = rows.filter(due_on__lt=today, state__in=PENDING_STATES)
    if wanted.get("needs"):
        rows = rows.filter(needs_answer="", state__in=PENDING_STATES).exclude(needs="")
    if wanted.get("asked"):
        rows = rows.filter(asked_due_on__isnull=False)
    if wanted.get("recurring"):
        rows = rows.filter(recurring=True)
    if words := wanted.get("words"):
        rows = rows.filter(Q(text__icontains=words) | Q(measure__icontains=words))
    return rows
