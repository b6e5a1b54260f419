"""What is asked before a cycle is opened: by which unit, after which one."""

from dataclasses import dataclass

from hyogi.cycles.models import Cycle
from hyogi.cycles.queries.cycles import visible_cycles
from hyogi.foundation.actors import Actor
from hyogi.foundation.policy import Action, TargetFacts
from hyogi.organisation.models import UnitState
from hyogi.organisation.queries import unit_in_sight, visible_states


@dataclass(frozen=True)
class Opening:
    """A unit that is about to open a cycle."""

    convening: UnitState

    def policy_facts(self) -> TargetFacts:
        return TargetFacts(path=self.convening.path, convening=self.convening.path)


def opening_of(actor: Actor, code: str) -> Opening:
    """The unit with this code, as one that would convene; `Hidden` where there is none in sight."""
    return Opening(unit_in_sight(actor, code))


def openers(actor: Actor) -> list[UnitState]:
    """The units for which the actor may open a cycle."""
    paths = {post.path for post in actor.facts.posts}
    mine = [path for path in paths if actor.may(Action.OPEN_CYCLE, TargetFacts(path=path, convening=path))]
    return list(visible_states(actor).filter(path__in=mine).order_by("path")) if mine else []


def latest_before(actor: Actor, convening: UnitState, year: int) -> Cycle | None:
    """The last cycle that the unit convened for an earlier year."""
    found: Cycle | None = (
        visible_cycles(actor).filter(convening__unit=convening.unit, year__lt=year).order_by("-year", "-id").first()
    )
    return found
