"""What a plan must hold before it is handed in, and when its items come due.

Sources: docs/regime-parameters.md, C1 `[follow]` and C12.
"""

import calendar
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

SHORTEST_TEXT, LONGEST_TEXT = 4, 500
SHORTEST_REASON, LONGEST_REASON = 6, 1000
DISPUTED = "disputed"
ANSWERED = frozenset({"problem", "recommendation", "condition", "action"})
"""Kinds that come from the meeting, to which the unit says whether it accepts them."""
NEEDS_REASON = frozenset({DISPUTED, "noted"})
"""Answers that say why."""


class PlanState(StrEnum):
    """Where a list stands between the unit that plans and the office that approves."""

    DRAFT = "draft"
    HANDED_IN = "handed_in"
    RETURNED = "returned"
    APPROVED = "approved"


OPEN_TO_THE_UNIT = frozenset({PlanState.DRAFT, PlanState.RETURNED})
"""Where the unit may still write."""

_NEXT = {
    PlanState.DRAFT: {PlanState.HANDED_IN},
    PlanState.RETURNED: {PlanState.HANDED_IN},
    PlanState.HANDED_IN: {PlanState.RETURNED, PlanState.APPROVED},
    PlanState.APPROVED: set(),
}


def plan_may_follow(before: PlanState, after: PlanState) -> bool:
    """Whether a plan may go from one state to the other in one act. An approved plan is frozen."""
    return after in _NEXT[before]


class Lack(StrEnum):
    """What a planned item still lacks."""

    ANSWER = "answer"
    REASON = "reason"
    MEASURE = "measure"
    OWNER = "owner"
    DUE = "due"
    DUE_TOO_LATE = "due_too_late"
    DUE_DAY_OFF = "due_day_off"


@dataclass(frozen=True)
class Planned:
    """One item as the unit has planned it. `has_task` where a task of its own stands under it."""

    kind: str
    answer: str
    reason: str
    measure: str
    has_owner: bool
    due: date | None
    has_task: bool = False


def lacks_of(
    item: Planned, answers: Collection[str], latest: date | None, is_off: Callable[[date], bool]
) -> list[Lack]:
    """What keeps this item from being handed in, in the order in which the form asks for it.

    A disputed item needs its reason and nothing else. An accepted problem needs a measure or a task under it; what is
    to be done needs exactly one post and a day, not after `latest` and not on a day off.
    """
    if item.kind in ANSWERED:
        if item.answer not in answers:
            return [Lack.ANSWER]
        if item.answer in NEEDS_REASON and len(item.reason) < SHORTEST_REASON:
            return [Lack.REASON]
        if item.answer == DISPUTED:
            return []
    found = []
    if item.kind == "problem" and not item.has_task and len(item.measure) < SHORTEST_TEXT:
        found.append(Lack.MEASURE)
    if not item.has_owner:
        found.append(Lack.OWNER)
    return found + due_lacks(item.due, latest, is_off)


def due_lacks(due: date | None, latest: date | None, is_off: Callable[[date], bool]) -> list[Lack]:
    """Whether the due day is there, early enough and a working day."""
    if due is None:
        return [Lack.DUE]
    if latest is not None and due > latest:
        return [Lack.DUE_TOO_LATE]
    return [Lack.DUE_DAY_OFF] if is_off(due) else []


def add_months(day: date, months: int) -> date:
    """The same day so many months later, or the last day of that month.

    >>> add_months(date(2020, 10, 31), 4)
    datetime.date(2021, 2, 28)
    """
    years, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + years, month + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def progress_due(approved_on: date, reports: Iterable[date], every_months: int) -> date:
    """The day by which the next report on progress is owed: counted from the last report, or from the approval."""
    return add_months(max([approved_on, *reports]), every_months)
