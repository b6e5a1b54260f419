"""Scores of offices, entered for many units at once: all or none."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from hyogi.cycles.models import Assignment, Cycle
from hyogi.foundation import audit
from hyogi.foundation.actors import Actor
from hyogi.foundation.audit import Verb
from hyogi.foundation.policy import Action
from hyogi.foundation.refusals import Refusal, Stale
from hyogi.foundation.writing import writing
from hyogi.reviews.models import Score
from hyogi.reviews.queries import component_of, sheet_of

LONGEST_OFFICE = 100


@dataclass(frozen=True)
class Entered:
    """How many scores were new, changed, taken back, and left as they were."""

    new: int = 0
    changed: int = 0
    taken_back: int = 0
    same: int = 0


def enter_scores(
    actor: Actor,
    cycle: Cycle,
    component: str,
    office: str,
    values: Mapping[UUID, int | None],
    seen: Mapping[UUID, int] | None = None,
) -> Entered:
    """Enter what one office gives the units, by the id of the assignment, in hundredths of a point (`rules.score_of`).
    What is not named stays; `None` takes a score back. `seen` are the numbers of the scores that the sheet showed.

    Raises:
        Refusal: without a name of the office; for a component that is not entered by hand; for a unit that does not
            report in the cycle; for more points than the scale has.
        Stale: somebody else has entered a score of this office since the sheet was opened.
    """
    actor.must(Action.PREPARE_MEETING, cycle.policy_facts())
    part = component_of(cycle, component)
    name = " ".join(office.split())[:LONGEST_OFFICE]
    if part is None or not name:
        raise Refusal(
            rule=_("Scores are entered for one office and one part of the result."),
            fact=_("The office has no name.") if part else _("This part of the result is not entered by hand."),
            remedy=_("Write the name of the office.") if part else _("Choose another part."),
            field="office",
        )
    with writing():
        sheet = sheet_of(cycle, component)
        _check(sheet.assignments, values, part.scale_max)
        last = {key.assignment: score for key, score in sheet.scores.items() if key.office == name}
        if seen is not None and any(seen.get(pk, 0) != (last[pk].number if pk in last else 0) for pk in values):
            raise Stale(mine={"office": name}, theirs={"office": name})
        counts = {"new": 0, "changed": 0, "taken_back": 0, "same": 0}
        rows = []
        for pk, value in values.items():
            before = last.get(pk)
            kind = _kind(before, value)
            counts[kind] += 1
            if kind != "same":
                rows.append(_row(actor, cycle, component, name, pk, value, before.number + 1 if before else 1))
        try:
            with transaction.atomic():
                Score.unscoped.bulk_create(rows, batch_size=1000)
        except IntegrityError:
            raise Stale(mine={"office": name}, theirs={"office": name}) from None
        if rows:
            facts = {"cycle": cycle.code, "component": component, "office": name, **counts}
            audit.record(actor, Verb.SCORES_ENTERED, cycle, facts, path=cycle.convening.path)
    return Entered(**counts)


def _kind(before: Score | None, value: int | None) -> str:
    standing = before.value_x100 if before else None
    if standing == value:
        return "same"
    if standing is None:
        return "new"
    return "taken_back" if value is None else "changed"


def _check(assignments: Sequence[Assignment], values: Mapping[UUID, int | None], scale_max: int) -> None:
    known = {one.pk for one in assignments}
    for pk, value in values.items():
        if pk not in known:
            raise Refusal(
                rule=_("Scores are given to units that report in the cycle."),
                fact=_("One of the units does not."),
                remedy=_("Open the sheet again."),
            )
        if value is not None and value > scale_max * 100:
            raise Refusal(
                rule=_("A score lies on the scale, from 0 to %(most)s.") % {"most": scale_max},
                fact=_("%(value)s is more.") % {"value": f"{value / 100:g}"},
                remedy=_("Correct it."),
            )


def _row(actor: Actor, cycle: Cycle, component: str, office: str, pk: UUID, value: int | None, number: int) -> Score:
    return Score(
        branch=cycle.branch,
        cycle=cycle,
        assignment_id=pk,
        component=component,
        office=office,
        number=number,
        value_x100=value,
        person=actor.person_id,
        post=actor.post_id,
    )
