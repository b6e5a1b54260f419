"""What the cycles themselves tell at a post's home, and what keeps one from its next phase."""

from collections.abc import Iterator
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from hyogi.cycles import duties, obstacles
from hyogi.cycles.duties import Duty
from hyogi.cycles.models import Assignment, Cycle, Phase
from hyogi.cycles.queries import Run, newly_reporting, orphans, runs_of
from hyogi.foundation.actors import Actor


def offer_all() -> None:
    """Called when the room starts."""
    duties.offer("cycles", own)
    obstacles.offer(Phase.MEETING, "cycles", keeps)


def own(actor: Actor) -> list[Duty]:
    """For who runs a cycle: the next stage, and closed units. For who reports: that a cycle was opened."""
    return [
        *(duty for run in runs_of(actor) for duty in _of_run(run)),
        *map(_of_reporter, newly_reporting(actor)),
    ]


def keeps(cycle: Cycle) -> list[Any]:
    """Closed units for which nobody reports."""
    return [
        _("%(unit)s was closed, and nobody is named to report in its place.") % {"unit": one.unit.name}
        for one in orphans([cycle])
    ]


def _of_run(run: Run) -> Iterator[Duty]:
    for one in run.orphans:
        yield Duty(
            what=one.unit.names,
            words=_("The unit was closed while its cycle runs. Name who reports in its place."),
            verb=_("Name the successor"),
            url=reverse("cycles:successor", args=[one.pk]),
        )
    if run.stage is not None:
        yield Duty(
            what=run.cycle.title,
            words=_("Next stage: %(stage)s.") % {"stage": run.stage.title},
            verb=_("To the cycle"),
            url=reverse("cycles:cycle", args=[run.cycle.pk]),
            due=run.stage.due_at,
        )


def _of_reporter(one: Assignment) -> Duty:
    return Duty(
        what=one.unit.names,
        words=_("Reports in “%(cycle)s”, %(mode)s.") % {"cycle": one.cycle.title, "mode": one.get_mode_display()},
        verb=_("See what is asked"),
        url=reverse("cycles:assignment", args=[one.pk]),
        since=one.cycle.opened_at,
    )
