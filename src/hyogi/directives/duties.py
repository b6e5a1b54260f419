"""What waits for heads and offices of units that a directive reaches."""

from datetime import datetime, time
from zoneinfo import ZoneInfo

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from hyogi.cycles.duties import Duty
from hyogi.cycles.queries import open_runs
from hyogi.directives.queries import OwnPoint, points_in
from hyogi.directives.rules import UptakeState
from hyogi.foundation import clock
from hyogi.foundation.actors import Actor
from hyogi.foundation.policy import Action

MOST = 4
"""So many of the newest cycles are looked at; older directives have run out."""


def duties(actor: Actor) -> list[Duty]:
    """For each cycle whose directive still runs: the points that the actor's units have not acknowledged, and those
    that are not done, as one duty each. The number of statements is the same however many cycles there are."""
    found: list[Duty] = []
    if not actor.facts.posts:
        return found
    cycles = open_runs(actor)[:MOST]
    own = points_in(actor, cycles)
    for cycle in cycles:
        points = [one for one in own if one.cycle.pk == cycle.pk]
        url = reverse("directives:obligations", args=[cycle.pk])
        waiting = [one for one in points if one.uptake is None and actor.may(Action.ACKNOWLEDGE, one.policy_facts())]
        if waiting:
            words = _("Points that wait to be acknowledged: %(number)s") % {"number": len(waiting)}
            found.append(Duty(cycle.title, words, _("Look at the points"), url))
        going = [one for one in points if _goes_on(one) and actor.may(Action.REPORT_PROGRESS, one.policy_facts())]
        if going:
            words = _("Points to be carried on: %(number)s") % {"number": len(going)}
            due = _first_due(going, cycle.zone)
            late = due is not None and due < clock.now()
            found.append(Duty(cycle.title, words, _("Tell how far it is"), url, due, late))
    return found


def _goes_on(one: OwnPoint) -> bool:
    return one.uptake is not None and one.uptake.state != UptakeState.DONE


def _first_due(points: list[OwnPoint], zone: str) -> datetime | None:
    days = [one.point.due_on for one in points if one.point.due_on]
    return datetime.combine(min(days), time(17, 0), ZoneInfo(zone)) if days else None
