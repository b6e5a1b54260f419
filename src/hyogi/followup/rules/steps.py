"""What an item's steps say of it: state, due day, day of closing, moves of the due day. Pure replay, from the first."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from hyogi.followup.rules.items import ItemState, may_follow


class StepKind(StrEnum):
    """What can happen to an item."""

    BEGUN = "begun"
    PLANNED = "planned"
    APPROVED = "approved"
    PROGRESS = "progress"
    EVIDENCE = "evidence"
    CLAIMED = "claimed"
    CLOSED = "closed"
    REOPENED = "reopened"
    DUE_ASKED = "due_asked"
    DUE_MOVED = "due_moved"
    DUE_KEPT = "due_kept"
    NEEDS_ANSWERED = "needs_answered"
    SAMPLED = "sampled"
    SAMPLE_STANDS = "sample_stands"
    MID_CHECKED = "mid_checked"
    CARRIED = "carried"
    WITHDRAWN = "withdrawn"


class Sample(StrEnum):
    """Whether a closed item was drawn to be looked at on the spot, and what came of it."""

    NOT = ""
    DRAWN = "drawn"
    STANDS = "stands"


@dataclass(frozen=True)
class Happened:
    """One step: what it was, the state after it, its day, and the due day that it set or asked for."""

    kind: StepKind
    state: ItemState
    on: date
    due: date | None = None


@dataclass(frozen=True)
class Stands:
    """How an item stands after its steps. `asked` is a due day that was asked for and not answered yet."""

    state: ItemState = ItemState.OPEN
    due: date | None = None
    closed_on: date | None = None
    asked: date | None = None
    moves: int = 0
    sample: Sample = Sample.NOT
    breaks: bool = False


def replay(steps: Iterable[Happened]) -> Stands:
    """How the item stands after these steps, in their order. `breaks` where a state followed that may not follow."""
    now = Stands()
    for step in steps:
        now = _after(now, step)
    return now


def _after(now: Stands, step: Happened) -> Stands:
    breaks = now.breaks or (step.state is not now.state and not may_follow(now.state, step.state))
    now = replace(now, breaks=breaks, state=step.state)
    match step.kind:
        case StepKind.BEGUN | StepKind.PLANNED | StepKind.APPROVED:
            return replace(now, due=step.due)
        case StepKind.CLOSED:
            return replace(now, closed_on=step.on)
        case StepKind.REOPENED:
            return replace(now, closed_on=None, sample=Sample.NOT)
        case StepKind.SAMPLED:
            return replace(now, sample=Sample.DRAWN)
        case StepKind.SAMPLE_STANDS:
            return replace(now, sample=Sample.STANDS)
        case StepKind.DUE_ASKED:
            return replace(now, asked=step.due)
        case StepKind.DUE_MOVED:
            return replace(now, due=step.due, asked=None, moves=now.moves + 1)
        case StepKind.DUE_KEPT:
            return replace(now, asked=None)
        case _:
            return now
