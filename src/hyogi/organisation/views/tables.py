"""The tables of the register's pages."""

from datetime import date, timedelta
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _text
from django.utils.translation import gettext_lazy as _

from hyogi.design.tables import Cell, Column, Leaf, Paging, Sort, Table
from hyogi.design.words import plain, span
from hyogi.organisation.forms.acts import AskForm
from hyogi.organisation.models import Dated, Manner, Person, Post, Tenure, UnitState
from hyogi.organisation.queries import HeldPost, Line, PostLine, Stood
from hyogi.organisation.wording import MANNERS

ORDERS = {"place": "path", "code": "unit__code_key", "name": "name"}
_UNITS = [
    Column("name", _("Unit"), sort=True),
    Column("code", _("Code"), sort=True),
    Column("kind", _("Kind")),
    Column("below", _("Units below"), kind="number"),
]
_POST, _PERSON = Column("post", _("Post")), Column("person", _("Person"))
_MANNER, _DAYS = Column("manner", _("How")), Column("days", _("Days"))


def leaf_of(request: HttpRequest, rows: Any) -> tuple[Leaf, Sort]:
    """The leaf of units that the request asks for, in its order; the order of the tree unless asked otherwise."""
    sort = Sort.of(request, list(ORDERS), "place")
    sign = "-" if sort.down else ""
    order = [sign + ORDERS[sort.name]] + ([sign + "path"] if sort.name != "place" else [])
    return Paging.of(request, size=50).cut(rows, *order), sort


def units(caption: Any, lines: list[Line], ask: AskForm, leaf: Leaf, sort: Sort) -> Table:
    """Units, each with the line above it as a note."""
    rows = [
        [
            Cell(line.state.title, unit_url(line.state, ask.day), note=" › ".join(str(s.title) for s in line.above)),
            line.state.unit.code,
            str(line.state.kind),
            getattr(line.state, "below", 0),
        ]
        for line in lines
    ]
    return Table(caption, _UNITS, rows, sort=sort, pager=leaf.pager)


def posts(lines: list[PostLine]) -> Table:
    """Posts with who holds them, runs them, stands by; a row each."""
    rows = []
    for line in lines:
        post = Cell(line.post.title, post_url(line.post))
        if line.is_vacant:
            rows.append([post, Cell(_("vacant"), state="open"), "", days_of(line.post) if line.post.starts else ""])
        rows += [
            [post, _person(tenure.person), MANNERS[Manner(tenure.manner)], days_of(tenure)]
            for tenure in [*line.holders, *line.substitutes]
        ]
    return Table(_("Posts"), [_POST, _PERSON, _MANNER, _DAYS], rows)


def tenures(held: list[Tenure], may_end: bool) -> Table:
    """Who holds a post, and who held it."""
    act = [Column("act", _("Act"))] if may_end else []
    rows = [
        [
            _person(tenure.person),
            MANNERS[Manner(tenure.manner)],
            days_of(tenure),
            *([_end(tenure) if tenure.is_open else ""] if may_end else []),
        ]
        for tenure in held
    ]
    return Table(_("Who holds it, and who held it"), [_PERSON, _MANNER, _DAYS, *act], rows)


def held_posts(held: list[HeldPost]) -> Table:
    """The posts of a person."""
    rows = [
        [
            Cell(one.tenure.post.title, post_url(one.tenure.post)),
            Cell(one.unit.title, unit_url(one.unit)),
            MANNERS[Manner(one.tenure.manner)],
            days_of(one.tenure),
        ]
        for one in held
    ]
    return Table(_("Posts held, and when"), [_POST, Column("unit", _("Unit")), _MANNER, _DAYS], rows)


def stood(states: list[Stood]) -> Table:
    """How a unit stood, the latest first; each leads to the page as of that time."""
    rows = [
        [
            Cell(one.state.title, unit_url(one.state, one.state.starts or (one.state.ends and one.state.valid_from))),
            str(one.state.kind),
            one.above or "",
            days_of(one.state),
        ]
        for one in states
    ]
    columns = [Column("name", _("Name")), Column("kind", _("Kind")), Column("above", _("Below")), _DAYS]
    return Table(_("How it stood"), columns, rows)


def _a_day_in(dated: Dated) -> date | None:
    """A day on which it held; nothing where it holds since always and still does."""
    return dated.starts or (dated.ends - timedelta(days=1) if dated.ends else None)


def days_of(dated: Dated) -> SafeString:
    return span(dated.valid_from, dated.valid_to)


def unit_url(state: UnitState, day: date | None = None) -> str:
    """The page of the unit, as of a day where one is given."""
    address = reverse("organisation:unit", kwargs={"code": state.unit.code})
    return f"{address}?on={day:%Y-%m-%d}" if day else address


def post_url(post: Post) -> str:
    return reverse("organisation:post", kwargs={"code": post.code})


def export_url(day: date | None) -> str:
    """All units in sight as an Excel file, as of a day where one is given."""
    query = {"kind": "units", "format": "xlsx"} | ({"on": f"{day:%Y-%m-%d}"} if day else {})
    return f"{reverse('organisation:export_file')}?{urlencode(query)}"


def _person(person: Person) -> Cell:
    return Cell(person.title, reverse("organisation:person", kwargs={"code": person.code}))


def _end(tenure: Tenure) -> Cell:
    words = _text("End the tenure of %(person)s") % {"person": plain(tenure.person.title)}
    return Cell(words, reverse("organisation:tenure_end", kwargs={"id": tenure.pk}))
