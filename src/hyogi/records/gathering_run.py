"""Gathers the facts of a meeting that was run here: who reported and was commented on, what was issued, and what became
of the year before. Grades, ballots and the words of comments are not among them."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from hyogi.cycles import queries as cycles
from hyogi.cycles.models import Cycle, FrozenUnit, Mode
from hyogi.directives import queries as directives
from hyogi.directives.rules import UptakeState
from hyogi.followup.queries import fates_of
from hyogi.foundation.languages import Texts
from hyogi.foundation.refusals import Refusal
from hyogi.meetings import obstacles
from hyogi.meetings import queries as meetings
from hyogi.meetings.models import ItemKind, Meeting
from hyogi.meetings.queries.standing import FIXED, commented_of
from hyogi.records import facts


def must_be_ready(cycle: Cycle) -> Meeting:
    """The meeting of the cycle, when a record can be written of it.

    Raises:
        Refusal: it was not held, is not closed, or reports have no comment.
    """
    meeting = meetings.meeting_of(cycle)
    open_things = [str(one) for one in obstacles.keeps(cycle)]
    if meeting is None or meeting.closed_at is None:
        open_things.insert(0, str(_("The meeting has not been held yet.")))
    if meeting is None or open_things:
        raise Refusal(
            rule=_("A record is written of a meeting that is closed and in which every report was commented on."),
            fact=" ".join(dict.fromkeys(open_things)),
            remedy=_("Close the meeting and complete the comments first."),
        )
    return meeting


def gather_run(cycle: Cycle, issued: facts.Directive | None) -> facts.MeetingFacts:
    """The facts of a run cycle; `issued` is its directive as a record tells it.

    Raises:
        Refusal: the meeting is not closed, or reports have no comment.
    """
    meeting = must_be_ready(cycle)
    reports = tuple(_reports(cycle))
    return facts.MeetingFacts(
        source=None,
        cycle=facts.CycleFacts(
            code=cycle.code,
            kind=cycle.kind,
            title=cycle.title,
            year=cycle.year,
            zone=cycle.zone,
            convening=_unit(cycle.convening),
            line=tuple(map(_unit, cycles.line_of(cycle))),
            previous=cycle.previous.code if cycle.previous else "",
        ),
        meeting=facts.Meeting(
            code=meeting.code,
            title=meeting.title or cycle.title,
            held_on=meeting.held_on,
            language=meeting.language,
            purpose=meeting.purpose,
        ),
        documents=(),
        agenda=tuple(_agenda(cycle, reports)),
        assignments=reports,
        samples=(),
        attendance=facts.Attendance((), ()),
        speeches=(),
        directive=issued,
        programmes=tuple(_programmes(cycle)),
        task_lists=(),
        practices=(),
        indicators=(),
        silences=(),
        promises=tuple(_promises(cycle)),
        lists=_lists(cycle),
    )


def _unit(unit: FrozenUnit) -> facts.NamedUnit:
    return facts.NamedUnit(unit.code, unit.names or Texts({"": unit.name}), unit.kind, unit.kind_names)


def _reports(cycle: Cycle) -> Iterator[facts.Assignment]:
    commented = commented_of(cycle)
    for one in cycles.assignments_of(cycle):
        yield facts.Assignment(
            unit=_unit(one.unit), mode=facts.Mode(one.mode), commented=commented.get(one.pk) == FIXED
        )


def _agenda(cycle: Cycle, reports: tuple[facts.Assignment, ...]) -> Iterator[facts.AgendaItem]:
    """What was done, in order: study, the reports of each mode together, the comments together, the speeches."""
    number, told = 0, set()
    for item in meetings.agenda_kinds_of(cycle):
        if item.kind not in ItemKind.values:
            continue
        together = (item.kind, item.mode if item.kind == ItemKind.REPORT else "")
        if item.kind in (ItemKind.REPORT, ItemKind.COMMENT) and together in told:
            continue
        told.add(together)
        number += 1
        mode = facts.Mode(item.mode) if item.mode else None
        units: tuple[str, ...] = ()
        if item.kind == ItemKind.REPORT:
            mode = mode or facts.Mode(Mode.ON_SITE)
            units = tuple(one.unit.code for one in reports if one.mode is mode)
        elif item.kind == ItemKind.COMMENT:
            units = tuple(one.unit.code for one in reports)
        yield facts.AgendaItem(number, facts.ItemKind(item.kind), item.title, mode, units=units)


def _programmes(cycle: Cycle) -> Iterator[facts.Programme]:
    for one in directives.programmes_of(cycle):
        yield facts.Programme(one.code, facts.ProgrammeKind(one.kind), one.name, one.text, one.rollout)


def _promises(cycle: Cycle) -> Iterator[facts.Promise]:
    """What became of the requirements that the year before set for this one."""
    directive = directives.directive_in(cycle.previous) if cycle.previous else None
    if directive is None or cycle.previous is None:
        return
    points = [point for point in directives.points_of(directive) if point.added_by_id is None]
    progress = directives.progress_of(cycle.previous, points)
    for point in points:
        counts = progress[point.pk].counts
        yield facts.Promise(
            number=point.label,
            heading=point.heading,
            text=point.text,
            reached=progress[point.pk].reached,
            not_acknowledged=progress[point.pk].none,
            acknowledged=counts.get(UptakeState.ACKNOWLEDGED, 0),
            planned=counts.get(UptakeState.PLANNED, 0),
            under_way=counts.get(UptakeState.UNDER_WAY, 0),
            done=counts.get(UptakeState.DONE, 0),
        )


def _lists(cycle: Cycle) -> facts.Lists | None:
    """What became of the items of the year before, in numbers; nothing where there were none."""
    if cycle.previous is None:
        return None
    fates = fates_of(cycle.previous)
    return facts.Lists(*fates) if fates[0] else None
