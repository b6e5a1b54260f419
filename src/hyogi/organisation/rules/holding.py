"""Posts and who holds them: one holder or acting holder at a time; a substitute stands beside."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from hyogi.organisation.rules.days import FOREVER, Span
from hyogi.organisation.rules.problems import Fault, Problem, problem

SUBSTITUTE = "substitute"


@dataclass(frozen=True)
class Holding(Span):
    """One person in one post for a span of days. `person` is any key that tells persons apart."""

    person: str = ""
    manner: str = "holder"


def holding_problem(new: Holding, post: Span, others: Iterable[Holding]) -> Problem | None:
    """Whether a person may come to hold a post that stands in the span `post`, beside the `others` in it.

    At a time a post has one holder or acting holder. Any number of substitutes may stand beside; one person holds a
    post in one manner at a time.
    """
    if new.first < post.first:
        return problem(Fault.NOT_THERE_YET, day=new.first, since=post.first)
    if new.until > post.until:
        return problem(Fault.CLOSED, on=post.until)
    for other in others:
        if not other.meets(new):
            continue
        if other.person == new.person:
            return problem(Fault.HELD_ALREADY, since=other.first, until=other.until)
        if SUBSTITUTE not in (other.manner, new.manner):
            return problem(Fault.HELD_BY_ANOTHER, since=other.first, until=other.until, manner=other.manner)
    return None


def ending_problem(tenure: Span, on: date, today: date) -> Problem | None:
    """Whether a tenure may end on a day: it has not ended yet, and began on that day at the latest. Ended on its first
    day, it was never held, which is how a mistaken appointment is put right."""
    if tenure.until <= max(today, on):
        return problem(Fault.ENDED_ALREADY, on=tenure.until)
    if on < tenure.first:
        return problem(Fault.ENDS_BEFORE_START, day=on, since=tenure.first)
    return None


def closing_post_problem(post: Span, holdings: Iterable[Holding], on: date) -> Problem | None:
    """Whether a post may close on a day: it stands, and nobody holds it then or later."""
    if post.until != FOREVER:
        return problem(Fault.CLOSED, on=post.until)
    if on < post.first:
        return problem(Fault.BEFORE_LAST_ACT, day=on, since=post.first)
    if held := sum(1 for holding in holdings if holding.until > max(on, holding.first)):
        return problem(Fault.POST_HELD, count=held)
    return None
