"""What a transcript tells on the page of its cycle: the meeting and its agenda, the reports, attendance, speeches."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from hyogi.cycles.models import Cycle, FrozenUnit, Mode, Standing
from hyogi.cycles.queries import assignments_of, frozen_of, kinds_of, mentions_of, samples_of
from hyogi.design.tables import Cell, Column, Table
from hyogi.design.words import plain
from hyogi.foundation.actors import Actor
from hyogi.foundation.languages import Texts
from hyogi.meetings import queries
from hyogi.meetings.models import (
    AgendaItem,
    AttendancePost,
    AttendanceRule,
    Document,
    Meeting,
    OpenEnd,
    PointKind,
    SpeechPoint,
)


@dataclass(frozen=True)
class FromAbove:
    """A document that the meeting rested on, with its issuer in words."""

    code: str
    words: str


@dataclass(frozen=True)
class Sitting:
    """The meeting, the documents that it rested on, and its agenda."""

    meeting: Meeting
    documents: list[FromAbove]
    agenda: Table


def sitting(actor: Actor, cycle: Cycle) -> Sitting | None:
    meeting = queries.meeting_of(cycle) if cycle.is_transcribed else None
    if meeting is None:
        return None
    rows = [
        [str(item.position), Cell(item.title, note=_acted(item)), item.get_kind_display()]
        for item in queries.agenda_of(cycle)
    ]
    columns = [
        Column("number", _("No.")),
        Column("item", _("Item")),
        Column("kind", _("Kind of item")),
    ]
    documents = [FromAbove(one.code, _named(one)) for one in queries.documents_of(cycle)]
    return Sitting(meeting, documents, Table(_("Agenda, in the order of the source"), columns, rows))


def _acted(item: AgendaItem) -> Any:
    """What was studied, or who spoke."""
    if item.document:
        return item.document.title
    return item.by.name if item.by else ""


def _named(document: Document) -> str:
    if not document.issuer:
        return plain(document.title)
    return _("%(issuer)s: %(title)s") % {"issuer": plain(document.issuer), "title": plain(document.title)}


@dataclass(frozen=True)
class Reports:
    """Who reported, by mode, and what is said of some of them."""

    tables: list[Table]
    samples: list[Any]


def reports(actor: Actor, cycle: Cycle) -> Reports | None:
    assignments = assignments_of(cycle) if cycle.is_transcribed else []
    if not assignments:
        return None
    comments, mentions = queries.comments_of(cycle), mentions_of(cycle)
    tables = []
    for mode, caption in ((Mode.ON_SITE, _("Reports on site")), (Mode.WRITTEN, _("Reports in writing"))):
        rows = []
        for one in assignments:
            if one.mode == mode:
                mention = mentions.get(one.unit_id)
                rows.append(
                    [
                        Cell(one.unit.names, note=plain(one.unit.kind_names) or one.unit.kind),
                        one.reporter,
                        _commented(comments.get(one.pk)),
                        _standing(mention),
                    ]
                )
        columns = [
            Column("unit", _("Reporting unit")),
            Column("reporter", _("Who reported")),
            Column("comment", _("Comment"), kind="mark"),
            Column("standing", _("Where the unit comes from")),
        ]
        if rows:
            tables.append(Table(caption, columns, rows))
    return Reports(tables, samples_of(cycle))


def _commented(comment: Any) -> Cell:
    if comment is None:
        return Cell(_("no comment yet"), state="wait")
    if comment.words:
        return Cell(comment.words, state="done", note=comment.by.name if comment.by else "")
    by = plain(comment.by.name if comment.by else "")
    return Cell(_("commented on"), state="done", note=_("by %(who)s; the words are not in the source") % {"who": by})


def _standing(mention: Any) -> str:
    if mention is None:
        return ""
    words = str(Standing(mention.standing).label)
    return _("%(standing)s, standing for several") % {"standing": words} if mention.several else words


@dataclass(frozen=True)
class ByRule:
    """One rule: as the source has it, and as post and kinds of units."""

    text: Any
    meaning: str


@dataclass(frozen=True)
class Attended:
    """Who was there: by name and role, by rule, and whether there were others."""

    people: Table
    rules: list[ByRule]
    open_end: OpenEnd | None


def attendance(actor: Actor, cycle: Cycle) -> Attended | None:
    if not cycle.is_transcribed:
        return None
    present = queries.present_at(cycle)
    rules = queries.rules_of(cycle)
    if not (present or rules):
        return None
    homes = frozen_of(cycle, (held.post.unit_id for one in present for held in one.posts))
    rows = []
    for one in present:
        titles = [_post(held, homes.get(held.post.unit_id)) for held in one.posts]
        roles = [str(role.label) for role in one.roles]
        name = Cell(one.attendance.name, note=_(", ").join(roles))
        rows.append([name, _("; ").join(titles), one.attendance.text])
    columns = [
        Column("person", _("Name and role at the meeting")),
        Column("posts", _("Posts")),
        Column("text", _("In the source")),
    ]
    kinds = kinds_of(cycle)
    by_rule = [ByRule(rule.text, _meaning(rule, kinds)) for rule in rules]
    return Attended(Table(_("Persons named in the source"), columns, rows), by_rule, queries.open_end_of(cycle))


def _post(held: AttendancePost, home: FrozenUnit | None) -> str:
    if home is None:
        return plain(held.title)
    return _("%(post)s (%(unit)s)") % {"post": plain(held.title), "unit": plain(home.names)}


def _meaning(rule: AttendanceRule, kinds: dict[str, Texts]) -> str:
    named = _(", ").join(plain(kinds.get(code, code)) for code in rule.unit_kind_codes)
    holders = _("Holders of the post “%(post)s” in units of these kinds: %(kinds)s")
    return holders % {"post": plain(rule.post_kind_name), "kinds": named}


@dataclass(frozen=True)
class Part:
    """The points of one kind in a speech."""

    title: Any
    points: list[SpeechPoint]
    is_requirement: bool


@dataclass(frozen=True)
class Spoken:
    """A speech by its parts."""

    who: Any
    role: Any
    parts: list[Part]


def speeches(actor: Actor, cycle: Cycle) -> list[Spoken] | None:
    if not cycle.is_transcribed:
        return None
    spoken: list[Spoken] = []
    for said in queries.speeches_of(cycle):
        parts = []
        for kind in PointKind:
            points = [point for point in said.points if point.kind == kind]
            if points:
                parts.append(Part(kind.label, points, kind is PointKind.REQUIREMENT))
        spoken.append(Spoken(said.speech.by.name, said.speech.get_role_display(), parts))
    return spoken or None
