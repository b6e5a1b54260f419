"""A cycle enters its next phase, when nothing keeps it."""

from django.utils.translation import gettext_lazy as _

from hyogi.cycles import obstacles
from hyogi.cycles.models import Cycle, Phase
from hyogi.foundation import audit, clock
from hyogi.foundation.actors import Actor
from hyogi.foundation.audit import Verb
from hyogi.foundation.policy import Action
from hyogi.foundation.refusals import Refusal, Stale
from hyogi.foundation.writing import writing

ORDER = list(Phase)


def next_phase(cycle: Cycle) -> Phase | None:
    """The phase after the present one; none for a closed or a transcribed cycle."""
    if not cycle.phase or cycle.phase == Phase.CLOSED:
        return None
    return ORDER[ORDER.index(Phase(cycle.phase)) + 1]


def advance(actor: Actor, cycle: Cycle, phase: Phase, version: int) -> Cycle:
    """Let the cycle enter the phase, which must be the next one. The same step a second time does nothing.

    Raises:
        Refusal: another phase comes first, or something keeps the cycle from entering this one; all of it is named.
        Stale: somebody else moved the cycle meanwhile.
    """
    actor.must(Action.RUN_CYCLE, cycle.policy_facts())
    if cycle.phase == phase:
        return cycle
    if phase is not next_phase(cycle):
        raise Refusal(
            rule=_("The phases of a cycle follow one another."),
            fact=_("The cycle is in the phase “%(phase)s”.") % {"phase": cycle.get_phase_display()},
            remedy=_("Enter the next phase first."),
        )
    with writing():
        keeps = obstacles.of(phase, cycle)
        if keeps:
            raise Refusal(
                rule=_("A cycle enters the phase “%(phase)s” when nothing of the earlier ones is open.")
                % {"phase": phase.label},
                fact=" ".join(map(str, keeps)),
                remedy=_("Settle this first."),
            )
        mine = Cycle.unscoped.filter(branch=cycle.branch, pk=cycle.pk, version=version, phase=cycle.phase)
        closed = {"closed_at": clock.now()} if phase is Phase.CLOSED else {}
        if not mine.update(phase=phase, version=version + 1, **closed):
            raise Stale(mine={"phase": phase.label}, theirs={"phase": cycle.get_phase_display()})
        cycle.phase, cycle.version = phase, version + 1
        cycle.closed_at = closed.get("closed_at", cycle.closed_at)
        audit.record(
            actor, Verb.CYCLE_ADVANCED, cycle, {"cycle": cycle.code, "phase": phase.value}, path=cycle.convening.path
        )
    return cycle
