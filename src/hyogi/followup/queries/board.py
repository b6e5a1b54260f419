"""The board of those who run the cycle: counts by unit, branch and state, exact; all items, the overdue first.

Source: docs/pages.md, "Follow-up list".
"""

from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Case, Count, F, IntegerField, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce, Length, Substr

from hyogi.cycles.models import Assignment, Cycle, FrozenUnit
from hyogi.design.paging import Leaf, Paging
from hyogi.followup.models import Item, ItemList
from hyogi.followup.rules import PENDING, ItemState
from hyogi.foundation.paths import STEP, below, within_any

FAR = date(9999, 12, 31)
_OF_A_LINE = (
    *("text", "kind", "state", "due_on", "closed_on", "moves", "recurring", "carried_from", "needs", "needs_answer"),
    *("assignment__unit__names", "owner__name", "owner__names", "item_list__state"),
)
NEEDS = Q(needs_answer="", state__in=[state.value for state in PENDING]) & ~Q(needs="")
WAITS = Q(asked_due_on__isnull=False) | Q(needs__gt="")
"""What waits for an answer of the level above; an index holds these few alone."""
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
    """By assignment, for the whole cycle, counted in one statement whatever the number of items."""
    return _counted(Item.unscoped.filter(branch=cycle.branch, cycle=cycle), today, "assignment_id")


def whole_of(cycle: Cycle, today: date) -> Counts:
    """All items of the cycle. Three statements, each answered by an index alone."""
    rows = Item.unscoped.filter(branch=cycle.branch, cycle=cycle)
    states = dict(rows.values("state").annotate(count=Count("*")).values_list("state", "count").order_by())
    late = rows.filter(due_on__lt=today, state__in=PENDING_STATES).count()
    waiting = rows.filter(WAITS).aggregate(
        needs=Count("state", filter=NEEDS), asked=Count("state", filter=Q(asked_due_on__isnull=False))
    )
    return Counts(states, late, waiting["needs"], waiting["asked"])


def counts_for(assignment: Assignment, today: date) -> Counts:
    """The items of one unit's list."""
    rows = Item.unscoped.filter(branch=assignment.branch, assignment=assignment)
    return _counted(rows, today, "assignment_id").get(assignment.pk, Counts())


def _counted(rows: QuerySet[Item], today: date, *by: str) -> dict[Any, Counts]:
    """The items counted by state and by a field, where an item is overdue too."""
    found: dict[Any, Counts] = {}
    counted = rows.values_list(*by, "state").annotate(
        count=Count("*"), late=Count("state", filter=Q(due_on__lt=today, state__in=PENDING_STATES))
    )
    for key, state, count, late in counted.order_by():
        found.setdefault(key, Counts()).add(Counts({state: count}, late))
    return found


@dataclass(frozen=True)
class ListLine:
    """One reporting unit on the board: its list, where it was begun, and its counts."""

    assignment: Assignment
    list: ItemList | None
    counts: Counts


def list_lines(
    cycle: Cycle, today: date, start: int, count: int, *, any_overdue: bool = True
) -> tuple[list[ListLine], bool]:
    """`count` reporters of the cycle from the `start`-th on, those with the most overdue items first, and whether more
    follow. Only what is shown is loaded and counted; without `any_overdue`, as is known where all items were counted,
    nothing is asked of the order."""
    ordered = _most_overdue_first(cycle, today) if any_overdue else _reporting(cycle).order_by("position")
    found = list(ordered.values_list("pk", flat=True)[start : start + count + 1])
    ids = found[:count]
    shown = Assignment.unscoped.filter(branch=cycle.branch).select_related("unit").in_bulk(ids)
    lists = {one.assignment_id: one for one in ItemList.unscoped.filter(branch=cycle.branch, assignment__in=ids)}
    items = Item.unscoped.filter(branch=cycle.branch, cycle=cycle, assignment__in=ids)
    counts = _counted(items, today, "assignment_id")
    lines = [ListLine(shown[id], lists.get(id), counts.get(id, Counts())) for id in ids]
    return lines, len(found) > count


def _reporting(cycle: Cycle) -> QuerySet[Assignment]:
    rows: QuerySet[Assignment] = Assignment.unscoped.filter(branch=cycle.branch, cycle=cycle)
    return rows


def _most_overdue_first(cycle: Cycle, today: date) -> QuerySet[Assignment]:
    late = Item.unscoped.filter(
        branch=cycle.branch, cycle=cycle, assignment=OuterRef("pk"), state__in=PENDING_STATES, due_on__lt=today
    ).order_by()
    overdue = Coalesce(Subquery(late.values("assignment").annotate(n=Count("*")).values("n")), 0)
    return _reporting(cycle).annotate(overdue=overdue).order_by("-overdue", "position")


@dataclass(frozen=True)
class BranchCount:
    """A unit directly below the convening one with the exact counts of its whole subtree: what reports to this cycle
    from there, and what reports there in the unit's own cycles of the same year (`nested`)."""

    unit: FrozenUnit
    counts: Counts
    nested: Counts


def counts_by_branch(cycle: Cycle, today: date, most: int = 0, *, any_overdue: bool = True) -> list[BranchCount]:
    """The exact counts of each subtree below the convening unit, in the order of the tree; of the `most` with the most
    overdue items where so many are asked for, and then of this cycle alone (the first ones where it is known that there
    is not `any_overdue`). The same number of statements however many items, branches and cycles."""
    end = len(cycle.convening.path) + STEP
    items = Item.unscoped.filter(branch=cycle.branch, cycle=cycle).annotate(
        under_path=Substr("assignment__unit__path", 1, end)
    )
    units = branches_of(cycle)
    if most:
        worst = _worst_branches(items, today, most) if any_overdue else []
        chosen = worst + list(units.exclude(path__in=worst).values_list("path", flat=True)[: most - len(worst)])
        units = units.filter(path__in=chosen)
        reporters = Assignment.unscoped.filter(within_any("unit__path", chosen), branch=cycle.branch, cycle=cycle)
        items = items.filter(assignment__in=reporters)
    counts = _counted(items, today, "under_path")
    found = {unit.path: BranchCount(unit, counts.get(unit.path, Counts()), Counts()) for unit in units}
    if not most:
        _count_nested(_cycles_below(cycle), today, {one.unit.unit_id: one for one in found.values()})
    return list(found.values())


def _worst_branches(items: QuerySet[Any], today: date, most: int) -> list[str]:
    late = items.filter(due_on__lt=today, state__in=PENDING_STATES).values("under_path").annotate(late=Count("*"))
    return [path for path, _late in late.order_by("-late", "under_path").values_list("under_path", "late")[:most]]


def _cycles_below(cycle: Cycle) -> dict[UUID, UUID]:
    """The cycles that units directly below run themselves in the same year, each with the unit."""
    units = branches_of(cycle).order_by().values("unit")
    rows = Cycle.unscoped.filter(convening__unit__in=units, year=cycle.year, current=True, regime__isnull=False)
    return dict(rows.values_list("pk", "convening__unit"))


def _count_nested(cycles: dict[UUID, UUID], today: date, by_unit: dict[UUID, BranchCount]) -> None:
    """Count in the cycles of units directly below."""
    if cycles:
        for pk, part in _counted(Item.unscoped.filter(cycle__in=list(cycles)), today, "cycle_id").items():
            if cycles[pk] in by_unit:
                by_unit[cycles[pk]].nested.add(part)


def nested_branches(cycle: Cycle, today: date) -> list[BranchCount]:
    """The branches whose own unit runs a cycle in the same year, with all their counts."""
    cycles = _cycles_below(cycle)
    if not cycles:
        return []
    units = list(branches_of(cycle).filter(unit__in=set(cycles.values())))
    end = len(cycle.convening.path) + STEP
    items = Item.unscoped.filter(branch=cycle.branch, cycle=cycle).annotate(
        under_path=Substr("assignment__unit__path", 1, end)
    )
    tops = [unit.path for unit in units]
    reporters = Assignment.unscoped.filter(within_any("unit__path", tops), branch=cycle.branch, cycle=cycle)
    counts = _counted(items.filter(assignment__in=reporters), today, "under_path")
    found = [BranchCount(unit, counts.get(unit.path, Counts()), Counts()) for unit in units]
    _count_nested(cycles, today, {one.unit.unit_id: one for one in found})
    return found


def branches_of(cycle: Cycle) -> QuerySet[FrozenUnit]:
    """The units directly below the convening one in the cycle's tree, in its order."""
    top = cycle.convening.path
    rows = FrozenUnit.unscoped.filter(branch=cycle.branch, edition=cycle.edition, path__gt=top, path__lt=top + "~")
    found: QuerySet[FrozenUnit] = rows.annotate(length=Length("path")).filter(length=len(top) + STEP).order_by("path")
    return found


def items_in(cycle: Cycle, today: date, **wanted: Any) -> QuerySet[Item]:
    """The items of the cycle with their unit and post, ordered by `late`, `day`, `id`: the overdue first.

    `wanted` may hold `state`, `kind`, `category`, `branch` (the code of a unit directly below the
    convening one), `overdue`, `needs`, `asked`,
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
        low, high = below(branches_of(cycle).filter(code=branch).values_list("path", flat=True).first() or "~")
        rows = rows.filter(assignment__unit__path__gte=low, assignment__unit__path__lt=high)
    if wanted.get("overdue"):
        rows = rows.filter(due_on__lt=today, state__in=PENDING_STATES)
    if wanted.get("needs"):
        rows = rows.filter(NEEDS)
    if wanted.get("asked"):
        rows = rows.filter(asked_due_on__isnull=False)
    if wanted.get("recurring"):
        rows = rows.filter(recurring=True)
    if words := wanted.get("words"):
        rows = rows.filter(Q(text__icontains=words) | Q(measure__icontains=words))
    return rows


def leaf_of_items(rows: QuerySet[Item], paging: Paging) -> Leaf:
    """The leaf of items that is asked for, the overdue first. Twenty thousand items are put in order by their ids
    alone; what a line shows is read of those on the leaf. Two statements."""
    leaf = paging.cut(rows.select_related(None).only("id"), "late", "day", "id")
    shown = rows.only(*_OF_A_LINE).in_bulk([one.pk for one in leaf.rows])
    return replace(leaf, rows=[shown[one.pk] for one in leaf.rows])
