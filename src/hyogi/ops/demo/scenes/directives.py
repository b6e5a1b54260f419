"""The city issues its directive; units take it up, one district adds to it; programmes are rolled out."""

from datetime import date
from typing import Any

from hyogi.cycles.models import FrozenUnit
from hyogi.directives import actions
from hyogi.directives.actions import Wanted
from hyogi.directives.models import Directive, Point, ProgrammeKind
from hyogi.directives.queries import directive_in, points_of, reached_by
from hyogi.directives.rules import AddressKind, UptakeState
from hyogi.foundation import clock
from hyogi.foundation.languages import Texts
from hyogi.ops.demo.story import Story
from hyogi.organisation.models import Manner, Tenure, on_day

STATES = list(UptakeState)
ADDS = "TM-03"
"""The district that adds a point for its own branch."""


def write_directive(story: Story, *, points: int = 0) -> Directive:
    """The secretariat writes the directive of the coming year; `points` of them (all where it is 0)."""
    texts = story.texts("directives")
    cycle = story.cycle
    made = actions.begin_directive(story.office, cycle, title=Texts(texts["title"]), year=cycle.year + 1)
    made.cycle = cycle
    for one in texts["point"][: points or None]:
        actions.add_point(story.office, made, _wanted(one, cycle.year + 1))
    return made


def _wanted(one: dict[str, Any], year: int) -> Wanted:
    pairs = [pair.split(":", 1) for pair in one["addresses"]]
    return Wanted(
        heading=Texts(one["heading"]),
        text=Texts(one["text"]),
        addresses=[(AddressKind(kind), code) for kind, code in pairs],
        due_on=date.fromisoformat(f"{year}-{one['due']}"),
    )


def issue_directive(story: Story) -> None:
    """It is issued, and one district adds a point of its own."""
    directive = _directive(story)
    actions.issue(story.office, directive, version=directive.version)
    district = FrozenUnit.unscoped.filter(
        branch=directive.branch, edition=directive.cycle.edition_id, code=ADDS
    ).first()
    local = story.texts("directives")["local"]
    if district is not None:
        wanted = Wanted(Texts(local["heading"]), Texts(local["text"]), [(AddressKind.ALL, "")])
        actions.add_point(story.actor(f"{ADDS}-OFFICE"), _directive(story), wanted, added_by=district)


def take_up(story: Story, *, until: UptakeState, every: int = 1) -> None:
    """Units with a head take up each point as far as `until`; with `every` only some of them, so that a part waits."""
    texts = story.texts("directives")["steps"]
    held = Tenure.unscoped.filter(on_day(clock.today()), on_day(clock.today(), "post__"), post__kind__role="head")
    heads = dict(held.exclude(manner=Manner.SUBSTITUTE).values_list("post__unit", "post__code"))
    for point in points_of(_directive(story)):
        for place, unit in enumerate(reached_by(point).order_by("path")):
            if unit.unit_id in heads and (place + point.number) % every == 0:
                _take_up(story, point, unit, heads[unit.unit_id], until, texts, place)


def _take_up(
    story: Story, point: Point, unit: FrozenUnit, head: str, until: UptakeState, texts: dict[str, Any], place: int
) -> None:
    reached = STATES.index(until) - (place % 3 == 2)
    for number, state in enumerate(STATES[: max(reached, 0) + 1]):
        choice = texts.get(state.value, [""])
        actions.take_up(
            story.actor(head),
            point,
            unit,
            state=state,
            text=choice[(place + point.number) % len(choice)],
            version=number,
        )


def programmes(story: Story) -> None:
    """Two programmes are begun; districts tell how far they are."""
    texts = story.texts("directives")
    cycle = story.cycle
    for number, one in enumerate(texts["programme"]):
        made = actions.begin_programme(
            story.office, cycle, kind=ProgrammeKind(one["kind"]), name=Texts(one["name"]), text=Texts(one["text"])
        )
        made.cycle = cycle
        units = [assignment.unit for assignment in story.assignments if assignment.unit.kind != "office"]
        for place, unit in enumerate(units[number::2][:8]):
            state = STATES[1 + place % 3]
            choice = texts["steps"][state.value]
            head = next(a for a in story.assignments if a.unit_id == unit.pk)
            actions.roll_out(story.head(head), made, unit, state=state, text=choice[place % len(choice)], number=0)


def _directive(story: Story) -> Directive:
    found = directive_in(story.cycle)
    if found is None:
        raise ValueError(f"{story.code} has no directive")
    return found
