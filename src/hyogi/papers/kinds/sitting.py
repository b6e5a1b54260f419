"""The course of the meeting as its papers show it: items in order, each with its time, speakers one by one."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from django.utils.translation import gettext as _

from hyogi.cycles.models import Assignment, Cycle, Mode
from hyogi.cycles.queries import regime_of, run_assignments, stage_of
from hyogi.design.words import local, plain
from hyogi.foundation.actors import Actor
from hyogi.foundation.languages import Texts
from hyogi.papers.kinds.common import name_of, post_of, spell
from hyogi.papers.making import Facts, NothingYet
from hyogi.papers.rules import MINUTE, Shares, Slot, share_time
from hyogi.regimes.shape import RegimeFile
from hyogi.regimes.shape.lists import AgendaItem


@dataclass(frozen=True)
class Course:
    """The items as facts for a template, and how the time was shared."""

    items: list[Facts]
    shares: Shares
    regime: RegimeFile
    speakers: list[Assignment]
    written: list[Assignment]

    def arithmetic(self) -> str:
        """How the minutes of each speaker were worked out, in words."""
        shares = self.shares
        words = {
            "sittings": shares.sittings,
            "total": spell(shares.total),
            "others": spell(shares.others),
            "left": spell(max(0, shares.total - shares.others)),
            "speakers": shares.speakers,
            "share": spell(shares.share),
            "each": spell(shares.each),
            "over": spell(shares.over),
            "spare": spell(shares.spare),
        }
        if not shares.speakers:
            return _("Nobody reports on site; the other items take %(others)s of %(total)s.") % words
        if shares.over:
            return (
                _(
                    "The other items alone take %(others)s, %(over)s more than the fixed %(total)s: "
                    "nobody could speak. Shorten items, or hold another sitting."
                )
                % words
            )
        told = (
            _(
                "Fixed time %(total)s, other items %(others)s, left %(left)s; divided by %(speakers)s speakers: "
                "%(share)s each."
            )
            % words
        )
        if shares.each < shares.share:
            told += " " + _("The rules give each no more than %(each)s; %(spare)s are in hand for breaks.") % words
        return told


def course_of(actor: Actor, cycle: Cycle) -> Course:
    """The course of the meeting by the regime of the cycle and by who reports.

    Raises:
        NothingYet: where nobody reports.
    """
    regime = regime_of(cycle)
    reporters = run_assignments(actor, cycle)
    if not reporters:
        raise NothingYet(_("No unit reports in this cycle yet."))
    speakers = [one for one in reporters if one.mode == Mode.ON_SITE]
    written = [one for one in reporters if one.mode != Mode.ON_SITE]
    agenda = sorted(regime.agenda, key=lambda item: item.order)
    most = regime.meeting.report_minutes_x10 * MINUTE // 10
    shares = share_time(
        regime.meeting.sitting_max_minutes * MINUTE,
        [
            Slot(item.kind, item.seconds, len(_who(item, speakers, written, reporters)), item.kind == "report")
            for item in agenda
        ],
        most,
    )
    stage = stage_of(cycle, "meeting")
    begins = local(stage.due_at, cycle.zone) if stage else None
    first = begins.hour * 3600 + begins.minute * 60 if begins else 0
    items = list(_items(agenda, shares, first, speakers, written, reporters))
    return Course(items, shares, regime, speakers, written)


def _who(
    item: AgendaItem, speakers: list[Assignment], written: list[Assignment], every: list[Assignment]
) -> Sequence[Assignment | None]:
    match item.repeat:
        case "once":
            return [None]
        case "per_on_site":
            return speakers
        case "per_written":
            return written
        case "per_report":
            return every


def _items(
    agenda: Iterable[AgendaItem],
    shares: Shares,
    first: int,
    speakers: list[Assignment],
    written: list[Assignment],
    every: list[Assignment],
) -> Iterator[Facts]:
    """The items; those that follow one another for each speaker are one item, as each speaker goes through all."""
    clock = _Clock(first, shares)
    for number, (repeat, together) in enumerate(_blocks(agenda), 1):
        parts = list(together)
        seconds = [shares.each if part.kind == "report" else part.seconds for part in parts]
        who = _who(parts[0], speakers, written, every)
        time = clock.now()
        lines = []
        for place, one in enumerate(who, 1):
            if one is not None:
                lines.append(_line(place, one, clock.now(), seconds))
            clock.pass_by(sum(seconds))
        yield {
            "number": str(number),
            "kind": next((part.kind for part in parts if part.kind == "report"), parts[0].kind),
            "title": " · ".join(plain(Texts(part.title)) for part in parts),
            "time": time,
            "duration": spell(sum(seconds) * len(who)),
            "each": spell(sum(seconds)) if repeat != "once" else "",
            "role": role_name(parts[0].role),
            "speakers": lines,
        }


def _blocks(agenda: Iterable[AgendaItem]) -> Iterator[tuple[str, Iterable[AgendaItem]]]:
    """Items of one repetition that follow one another; each that comes once is by itself."""
    numbered = list(enumerate(agenda))
    for (repeat, _alone), together in groupby(
        numbered, key=lambda entry: (entry[1].repeat, entry[0] if entry[1].repeat == "once" else -1)
    ):
        yield repeat, [item for _at, item in together]


def _line(place: int, one: Assignment, time: str, seconds: list[int]) -> Facts:
    return {
        "number": str(place),
        "unit": name_of(one),
        "post": post_of(one),
        "time": time,
        "duration": spell(seconds[0]),
    }


class _Clock:
    """When the next item begins: by the clock in one sitting; in several, the number of the sitting and how long after
    its beginning, as a sitting begins when the chair opens it."""

    def __init__(self, first: int, shares: Shares):
        self.first, self.shares, self.passed = first, shares, 0

    def now(self) -> str:
        if self.shares.sittings == 1:
            minutes = (self.first + self.passed) // MINUTE
            return f"{minutes // 60 % 24:02d}:{minutes % 60:02d}"
        sitting, passed = divmod(self.passed, self.shares.total // self.shares.sittings)
        return f"{sitting + 1}·{passed // 3600}:{passed // MINUTE % 60:02d}"

    def pass_by(self, seconds: int) -> None:
        self.passed += seconds


def role_name(role: str) -> str:
    """Who acts in an item of the agenda, in the reader's language; a role that is not known here as it is written."""
    return {
        "chair": _("Chair"),
        "secretariat": _("Secretariat"),
        "reporter": _("Reporter"),
        "any_voter": _("Those present"),
        "any": _("Those present"),
        "all": _("Those present"),
        "scrutineer": _("Scrutineers"),
        "guide": _("Guide from the level above"),
        "panel": _("Panel"),
        "panel_chair": _("Chair of the panel"),
        "leader_in_charge": _("Leader in charge"),
        "member_or_observer": _("Members and observers"),
        "plenary": _("Plenary"),
    }.get(role, role)
