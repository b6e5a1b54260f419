"""The course of the meeting as its papers show it: the items of its agenda in order, each with its time."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from django.utils.translation import gettext as _

from hyogi.cycles.models import Assignment, Cycle, Mode
from hyogi.cycles.queries import regime_of, run_assignments, stage_of
from hyogi.design.words import local, plain
from hyogi.foundation.actors import Actor
from hyogi.meetings.actions.setting_up import shares_of
from hyogi.meetings.models import AgendaItem
from hyogi.meetings.queries import items_of, meeting_of
from hyogi.meetings.rules import Shares
from hyogi.papers.kinds.common import name_of, post_of, spell
from hyogi.papers.making import Facts, NothingYet
from hyogi.regimes.shape import RegimeFile

MINUTE = 60
SITTINGS = 10
"""Up to how many sittings the agenda may have been worked out for."""
TOGETHER = {"report", "question", "answer", "dialogue"}
"""Kinds of items that each speaker goes through before the next one comes."""


@dataclass(frozen=True)
class Reporting:
    """Who reports, and what the regime of the cycle says of the meeting."""

    regime: RegimeFile
    every: list[Assignment]
    shares: Shares

    @property
    def speakers(self) -> list[Assignment]:
        return [one for one in self.every if one.mode == Mode.ON_SITE]

    @property
    def written(self) -> list[Assignment]:
        return [one for one in self.every if one.mode != Mode.ON_SITE]


def reporting(actor: Actor, cycle: Cycle) -> Reporting:
    """Who reports in the cycle (not those for whom a successor does), and how its regime shares the meeting's time.

    Raises:
        NothingYet: where nobody reports.
    """
    every = [one for one in run_assignments(actor, cycle) if one.successor_id is None]
    if not every:
        raise NothingYet(_("No unit reports in this cycle yet."))
    regime = regime_of(cycle)
    on_site = sum(one.mode == Mode.ON_SITE for one in every)
    return Reporting(regime, every, shares_of(regime, on_site, len(every) - on_site))


@dataclass(frozen=True)
class Course:
    """The items as facts for a template; how the time was shared."""

    items: list[Facts]
    minutes: str
    total: str
    sittings: int
    arithmetic: str


def course_of(actor: Actor, cycle: Cycle) -> Course:
    """The course of the meeting by its agenda as it stands, the speakers' minutes as they were worked out for it.

    Raises:
        NothingYet: where nobody reports, or the meeting is not set up.
    """
    found = reporting(actor, cycle)
    meeting = meeting_of(cycle)
    if meeting is None:
        raise NothingYet(_("The meeting is not set up yet; its page makes the agenda from the rules of the cycle."))
    agenda = items_of(meeting)
    stage = stage_of(cycle, "meeting")
    begins = local(stage.due_at, cycle.zone) if stage else None
    first = begins.hour * 3600 + begins.minute * MINUTE if begins else 0
    reports = {item.seconds or 0 for item in agenda if item.kind == "report" and item.assignment_id}
    each = min(reports, default=found.shares.each)
    shares = _shares(found, each)
    return Course(
        list(_items(agenda, first, {one.pk: one for one in found.every})),
        spell(each) if len(reports) < 2 else f"{spell(min(reports))}–{spell(max(reports))}",
        spell(shares.total),
        shares.sittings,
        _arithmetic(shares) if len(reports) < 2 else _("The minutes of the speakers were set by hand."),
    )


def _shares(found: Reporting, each: int) -> Shares:
    """The sharing by which the agenda was worked out: for as many sittings as give the speakers what they have."""
    on_site = len(found.speakers)
    for sittings in range(SITTINGS + 1):
        shares = shares_of(found.regime, on_site, len(found.every) - on_site, sittings)
        if shares.each == each and (sittings or not shares.over):
            return shares
    return found.shares


def _arithmetic(shares: Shares) -> str:
    """How the minutes of each speaker were worked out, in words."""
    words = {
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
        told = _(
            "The other items alone take %(others)s, %(over)s more than the fixed %(total)s: nobody could speak. "
            "Shorten items, or hold another sitting."
        )
        return told % words
    told = _(
        "Fixed time %(total)s, other items %(others)s, left %(left)s; divided by %(speakers)s speakers: %(share)s each."
    )
    if shares.each < shares.share:
        told += " " + _("The rules give each no more than %(each)s; %(spare)s are in hand for breaks.")
    return told % words


def _items(agenda: Iterable[AgendaItem], first: int, reporters: dict[object, Assignment]) -> Iterator[Facts]:
    """Items about one reporter after another are one item with its speakers."""
    at, spoken = first, 0
    for number, together in enumerate(_blocks(agenda), 1):
        seconds = sum(item.seconds or 0 for item in together)
        kinds = list(dict.fromkeys(item.kind for item in together))
        speakers: list[Facts] = []
        begins = _time(at)
        for _key, items in groupby(together, key=lambda item: item.assignment_id):
            own = list(items)
            if own[0].assignment_id:
                spoken += own[0].kind == "report"
                place = spoken if own[0].kind == "report" else len(speakers) + 1
                speakers.append(_speaker(place, reporters.get(own[0].assignment_id), own, _time(at)))
            at += sum(item.seconds or 0 for item in own)
        yield {
            "number": str(number),
            "kind": "report" if "report" in kinds else kinds[0],
            "title": " · ".join(dict.fromkeys(plain(item.title) for item in together)),
            "time": begins,
            "duration": spell(seconds),
            "each": speakers[0]["whole"] if speakers else "",
            "role": role_name(together[0].role) if together[0].role else "",
            "speakers": [{name: value for name, value in one.items() if name != "whole"} for one in speakers],
        }


def _blocks(agenda: Iterable[AgendaItem]) -> Iterator[list[AgendaItem]]:
    """Runs of items that belong together: what each speaker goes through in turn, or one kind for each unit."""
    block: list[AgendaItem] = []
    for item in agenda:
        if block and not _belongs(block[-1], item):
            yield block
            block = []
        block.append(item)
    if block:
        yield block


def _belongs(before: AgendaItem, item: AgendaItem) -> bool:
    if not (before.assignment_id and item.assignment_id):
        return False
    return before.kind == item.kind or {before.kind, item.kind} <= TOGETHER


def _speaker(place: int, one: Assignment | None, own: list[AgendaItem], begins: str) -> Facts:
    return {
        "number": str(place),
        "unit": name_of(one) if one else "",
        "post": post_of(one) if one else "",
        "time": begins,
        "duration": spell(own[0].seconds or 0),
        "whole": spell(sum(item.seconds or 0 for item in own)),
    }


def _time(seconds: int) -> str:
    minutes = seconds // MINUTE
    return f"{minutes // 60 % 24:02d}:{minutes % 60:02d}"


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
